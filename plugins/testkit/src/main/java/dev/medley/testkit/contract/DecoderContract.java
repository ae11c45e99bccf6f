package dev.medley.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.Starts;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every encoder that writes must keep besides [EncoderContract], for answers to be learned all words at once and told one after the other.
public interface DecoderContract {

  int LENGTH = 4;
  int WORDS = 5;
  int VOCABULARY = 9;

  /// The encoder under test, with small settings.
  Encoder encoder();

  /// Values of the numbers that it reads, by their full names.
  Map<String, Double> scalars();

  @Test
  default void aPlaceDependsOnNoWordAfterIt() {
    var one = written(List.of(3, 4, 5), List.of(0, 4, 5, 6, 7));
    var other = written(List.of(3, 4, 5), List.of(0, 4, 5, 8, 3));
    for (int place = 0; place < 3; place++)
      assertThat(one.row(place).toArray()).as("place %d, whose words so far are the same", place)
          .containsExactly(other.row(place).toArray());
  }

  @Test
  default void aPlaceDependsOnTheWordsBeforeIt() {
    var one = written(List.of(3, 4, 5), List.of(0, 4, 5, 6, 7));
    for (int changed = 1; changed < WORDS; changed++) {
      int place = changed;
      var words = IntStream.range(0, WORDS).mapToObj(t -> t == place ? 8 : List.of(0, 4, 5, 6, 7).get(t)).toList();
      assertThat(furthest(one, written(List.of(3, 4, 5), words), place)).as("change at place %d", place).isGreaterThan(1e-6);
    }
  }

  @Test
  default void whatIsReadCounts() {
    var one = written(List.of(3, 4, 5), List.of(0, 4, 5, 6, 7));
    assertThat(furthest(one, written(List.of(3, 4, 6), List.of(0, 4, 5, 6, 7)), 0)).isGreaterThan(1e-6);
  }

  @Test
  default void whatFillsATextUpDoesNotCount() {
    var text = Shape.of(1, LENGTH);
    var one = written(List.of(3, 4, 5), List.of(0, 4, 5, 6, 7));
    var other = written(Array.generate(text, i -> i < 3 ? 3 + i : 17), 3, List.of(0, 4, 5, 6, 7));
    for (int place = 0; place < WORDS; place++)
      assertThat(furthest(one, other, place)).as("place %d", place).isCloseTo(0, within(1e-9));
  }

  private Array written(List<Integer> text, List<Integer> before) {
    return written(Array.generate(Shape.of(1, LENGTH), i -> i < text.size() ? text.get(i) : 0), text.size(), before);
  }

  private Array written(Array tokens, int words, List<Integer> before) {
    var network = Network.empty();
    var text = Shape.of(1, LENGTH);
    var input = new ModelInput.Text(network.input("tokens", text, DType.INT), network.input("mask", text, DType.FLOAT), 20);
    var read = (Features.Sequence) encoder().encode(network.scope("encoder"), input);
    Tensor states = encoder().decoder().orElseThrow().decode(network.scope("decoder"), read, input,
        network.input("before", Shape.of(1, WORDS), DType.INT), VOCABULARY);
    assertThat(states.shape().dims().subList(0, 2)).as("(batch, words)").containsExactly(1, WORDS);
    var bindings = Bindings.none().withInput("tokens", tokens).withInput("mask", Array.generate(text, i -> i < words ? 1 : 0))
        .withInput("before", Array.generate(Shape.of(1, WORDS), before::get)).withScalars(scalars());
    return new Interpreter(bindings.withParameters(Starts.of(network, 1, 5))).value(states).row(0);
  }

  private static double furthest(Array a, Array b, int place) {
    double[] one = a.row(place).toArray();
    double[] other = b.row(place).toArray();
    return IntStream.range(0, one.length).mapToDouble(i -> Math.abs(one[i] - other[i])).max().orElse(0);
  }
}
