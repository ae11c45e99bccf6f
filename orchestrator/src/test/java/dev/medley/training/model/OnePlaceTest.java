package dev.medley.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Interpreter;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is written for one place is the place of what is written for all.
final class OnePlaceTest {

  private static final int ROWS = 2;
  private static final int LENGTH = 4;
  private static final int HEADS = 2;
  private static final int WIDTH = 6;

  private final Network network = Network.empty();
  private final Tensor x = network.input("x", Shape.of(ROWS, LENGTH, WIDTH), DType.FLOAT);
  private final Tensor mask = network.input("mask", Shape.of(ROWS, LENGTH), DType.FLOAT);
  private final Tensor place = network.input("place", Shape.of(LENGTH), DType.FLOAT);

  /// Expressions whose axis 1 is that of the places.
  enum Written {
    PLAIN, BY_PLACE, NORMALISED, ATTENDED, BY_HAND, JOINED, LOOKED_UP, CHOSEN, CUMULATED
  }

  private Tensor written(Written which) {
    return switch (which) {
      case PLAIN -> linear("plain", x).gelu();
      case BY_PLACE -> x.add(network.parameter("places", Shape.of(LENGTH, WIDTH), new Init.Normal(1)));
      case NORMALISED -> linear("hidden", x.normalize(1e-5)).softmax(-1).add(x.mul(0.5).tanh()).dropout(Tensor.constant(0.3));
      case ATTENDED -> joined(Tensor.attention(split("q"), split("k"), split("v"), mask)).add(x);
      case BY_HAND -> joined(split("q").matmul(split("k").transpose(2, 3)).add(onward()).softmax(-1).matmul(split("v"))).add(x);
      case JOINED -> Tensor.concat(2, x, x.narrow(2, 0, 2), mask.unsqueeze(2).expand(ROWS, LENGTH, 3));
      case LOOKED_UP -> network.parameter("table", Shape.of(3, WIDTH), new Init.Normal(1)).embedding(mask.toInt()).add(x);
      case CHOSEN -> Tensor.where(x.gt(Tensor.constant(0)), x, x.neg()).whenTraining(x.square());
      case CUMULATED -> x.permute(1, 0, 2).reshape(LENGTH, ROWS * WIDTH).reshape(LENGTH, ROWS, WIDTH).permute(1, 0, 2).add(x.sum(1).sum(0));
    };
  }

  private Tensor linear(String name, Tensor from) {
    return from.matmul(network.parameter(name, Shape.of(WIDTH, WIDTH), new Init.Normal(1)));
  }

  private Tensor split(String name) {
    return linear(name, x).reshape(ROWS, LENGTH, HEADS, WIDTH / HEADS).permute(0, 2, 1, 3);
  }

  private static Tensor joined(Tensor heads) {
    return heads.permute(0, 2, 1, 3).reshape(ROWS, LENGTH, WIDTH);
  }

  private static Tensor onward() {
    return Tensor.constant(Shape.of(LENGTH, LENGTH), 0, -9, -9, -9, 0, 0, -9, -9, 0, 0, 0, -9, 0, 0, 0, 0);
  }

  private Bindings bindings(int at) {
    var random = new SplittableRandom(3);
    var parameters = new TreeMap<String, Array>();
    network.parameters().forEach(p -> parameters.put(p.name(), Array.generate(p.shape(), _ -> (float) random.nextDouble(-1, 1))));
    return Bindings.none().withParameters(parameters).withInput("x", Array.generate(x.shape(), _ -> (float) random.nextDouble(-1, 1)))
        .withInput("mask", Array.generate(mask.shape(), i -> i % LENGTH < 3 ? 1 : 0))
        .withInput("place", Array.generate(place.shape(), i -> i == at ? 1 : 0));
  }

  @ParameterizedTest
  @EnumSource
  void itIsThatPlaceOfWhatIsWrittenForAll(Written which) {
    var all = written(which);
    var one = new OnePlace(place).of(all, 1);
    assertThat(one.shape()).isEqualTo(all.shape().with(1, 1));
    for (int at = 0; at < LENGTH; at++) {
      var interpreter = new Interpreter(bindings(at));
      assertThat(interpreter.value(one).toArray()).as("place %d", at).containsExactly(interpreter.value(all.narrow(1, at, 1)).toArray(),
          within(1e-9));
    }
  }

  /// Of an attention and what follows it, only keys and values are products of all places.
  @Test
  void onlyWhatPlacesSeeOfEachOtherIsComputedForAll() {
    var layer = linear("out", joined(Tensor.attention(split("q"), split("k"), split("v"), mask)));
    assertThat(productsOfAllPlaces(layer)).isEqualTo(Map.of("q", true, "k", true, "v", true, "out", true));
    assertThat(productsOfAllPlaces(new OnePlace(place).of(layer, 1))).isEqualTo(Map.of("q", false, "k", true, "v", true, "out", false));
  }

  /// By the name of the weights, whether a product is of all places.
  private static Map<String, Boolean> productsOfAllPlaces(Tensor root) {
    var found = new TreeMap<String, Boolean>();
    visit(root, new HashSet<>(), found);
    return found;
  }

  private static void visit(Tensor tensor, Set<Tensor> seen, Map<String, Boolean> found) {
    if (!seen.add(tensor)) return;
    if (tensor.op() instanceof Op.Matmul) found.put(tensor.inputs().get(1).name(), tensor.shape().dim(1) == LENGTH);
    tensor.inputs().forEach(input -> visit(input, seen, found));
  }
}
