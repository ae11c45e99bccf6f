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
import dev.medley.testkit.contract.DecoderContract;
import dev.medley.testkit.contract.EncoderContract;
import dev.medley.testkit.contract.Fixture;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What all transformers that write have in common, and one layer worked out apart.
final class DecodersTest {

  private static final int LENGTH = 4;
  private static final int WORDS = 5;
  private static final int VOCABULARY = 9;

  /// Each is kept with the usual settings.
  interface Kept extends EncoderContract, DecoderContract {
    Fixture<Encoder> fixture();

    @Override
    default Encoder encoder() {
      return fixture().make(List.of("task"));
    }

    @Override
    default Class<? extends ModelInput> kind() {
      return ModelInput.Text.class;
    }

    @Override
    default Map<String, Double> scalars() {
      return Map.of(Reading.dropout(fixture()), 0.5);
    }
  }

  @Nested
  final class OfATransformer implements Kept {
    @Override
    public Fixture<Encoder> fixture() {
      return Reading.encoder("transformer").set("heads", 2).set("head-width", 3);
    }
  }

  @Nested
  final class Alone implements Kept {
    @Override
    public Fixture<Encoder> fixture() {
      return Reading.encoder("decoder-only").set("heads", 2).set("head-width", 3);
    }
  }

  @Nested
  final class AloneAndLookingAhead implements Kept {
    @Override
    public Fixture<Encoder> fixture() {
      return Reading.encoder("decoder-only").set("heads", 2).set("head-width", 3).set("looks-ahead", true);
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
}
