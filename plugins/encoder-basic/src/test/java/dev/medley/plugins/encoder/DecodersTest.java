package dev.medley.plugins.encoder;

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
import dev.medley.testkit.contract.EncoderContract;
import dev.medley.testkit.contract.Fixture;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What all transformers that write have in common, and one layer worked out apart.
final class DecodersTest {

  private static final int LENGTH = 4;
  private static final int WORDS = 5;
  private static final int VOCABULARY = 9;

  static List<Fixture<Encoder>> writers() {
    var transformer = Reading.encoder("transformer").set("heads", 2).set("head-width", 3);
    var only = Reading.encoder("decoder-only").set("heads", 2).set("head-width", 3);
    return List.of(transformer, only, only.set("looks-ahead", true));
  }

  @Nested
  final class DecoderOnlyReads implements EncoderContract {
    @Override
    public Encoder encoder() {
      return Reading.encoder("decoder-only").set("heads", 2).set("head-width", 3).make(List.of("task"));
    }

    @Override
    public Class<? extends ModelInput> kind() {
      return ModelInput.Text.class;
    }

    @Override
    public Map<String, Double> scalars() {
      return Map.of("encoder.decoder-only.dropout", 0.5);
    }
  }

  /// What one writes after some words, of the first of a few texts.
  private record Written(Network network, Tensor read, Tensor states, Bindings bindings) {

    static Written of(Fixture<Encoder> fixture, int[] text, int... before) {
      var encoder = fixture.make(List.of("task"));
      var network = Network.empty();
      var shape = Shape.of(1, LENGTH);
      var input = new ModelInput.Text(network.input("tokens", shape, DType.INT), network.input("mask", shape, DType.FLOAT), 20);
      var read = (Features.Sequence) encoder.encode(network.scope("encoder"), input);
      var states = encoder.decoder().orElseThrow().decode(network.scope("decoder"), read, input,
          network.input("before", Shape.of(1, WORDS), DType.INT), VOCABULARY);
      var bindings = Bindings.none().withInput("tokens", Array.generate(shape, i -> i < text.length ? text[i] : 0))
          .withInput("mask", Array.generate(shape, i -> i < text.length ? 1 : 0))
          .withInput("before", Array.generate(Shape.of(1, WORDS), i -> i < before.length ? before[i] : 0))
          .withScalar(Reading.dropout(fixture), 0.3);
      return new Written(network, read.tokens(), states, bindings);
    }

    double[] at(int place) {
      return new Interpreter(bindings.withParameters(Starts.of(network, 1, 5))).value(states).row(0).row(place).toArray();
    }
  }

  /// The causal mask: what comes later in an answer changes nothing before it, and what came before does.
  @ParameterizedTest
  @MethodSource("writers")
  void laterWordsChangeNoEarlierPlace(Fixture<Encoder> writer) {
    var one = Written.of(writer, Reading.words(3, 4, 5), 0, 4, 5, 6, 7);
    var other = Written.of(writer, Reading.words(3, 4, 5), 0, 4, 5, 8, 3);
    for (int place = 0; place < 3; place++) assertThat(one.at(place)).as("place %d", place).isEqualTo(other.at(place));
    assertThat(distance(one.at(3), other.at(3))).isGreaterThan(1e-4);
    var first = Written.of(writer, Reading.words(3, 4, 5), 0, 2, 5, 6, 7);
    assertThat(distance(one.at(4), first.at(4))).isGreaterThan(1e-5);
  }

  @ParameterizedTest
  @MethodSource("writers")
  void whatIsReadCountsAndWhatFillsItUpDoesNot(Fixture<Encoder> writer) {
    var one = Written.of(writer, Reading.words(3, 4, 5), 0, 4);
    assertThat(distance(one.at(1), Written.of(writer, Reading.words(3, 4, 6), 0, 4).at(1))).isGreaterThan(1e-5);
    var filled = new Written(one.network(), one.read(), one.states(),
        one.bindings().withInput("tokens", Array.generate(Shape.of(1, LENGTH), i -> i < 3 ? 3 + i : 17)));
    assertThat(distance(one.at(1), filled.at(1))).isLessThan(1e-9);
  }

  @Test
  void wordsOfATextSeeEachOtherBothWaysOnlyWhereTheyLookAhead() {
    assertThat(Blocks.onward(3, 0).shape()).isEqualTo(Shape.of(3, 3));
    var closed = new Interpreter(Bindings.none()).value(Blocks.onward(3, 0)).toArray();
    var open = new Interpreter(Bindings.none()).value(Blocks.onward(3, 2)).toArray();
    assertThat(IntStream.range(0, 9).filter(i -> closed[i] == 0)).containsExactly(0, 3, 4, 6, 7, 8);
    assertThat(IntStream.range(0, 9).filter(i -> open[i] == 0)).containsExactly(0, 1, 3, 4, 6, 7, 8);
  }

  /// One layer of the transformer's decoder with one head of width 2, by plain loops over doubles.
  @Test
  void aLayerIsWhatThePaperSays() {
    var writer = Reading.encoder("transformer").set("heads", 1).set("head-width", 2).set("layers", 1).set("decoder-layers", 1)
        .set("expansion", 1);
    var written = Written.of(writer, Reading.words(3, 4, 5), 0, 4, 5, 6, 7);
    var starts = Starts.of(written.network(), 1, 5);
    var read = new Interpreter(written.bindings().withParameters(starts)).value(written.read());
    double[][] x = IntStream.range(0, 3).mapToObj(t -> Reading.token(read, 0, t)).toArray(double[][]::new);
    double[][] y = new DecoderByHand(starts).write(new int[]{0, 4, 5, 6, 7}, x);
    for (int t = 0; t < WORDS; t++) assertThat(written.at(t)).as("place %d", t).containsExactly(y[t], within(1e-9));
  }

  private static double distance(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> Math.abs(a[i] - b[i])).max().orElse(0);
  }
}
