package dev.medley.plugins.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.Starts;
import dev.medley.testkit.contract.EncoderContract;
import dev.medley.testkit.contract.Fixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class TransformerTest {

  private static Fixture<Encoder> small(String positions) {
    return Reading.encoder("transformer").set("heads", 2).set("head-width", 3).set("positions", positions);
  }

  /// What the contract is tried on.
  interface Kept extends EncoderContract {
    String positions();

    @Override
    default Encoder encoder() {
      return small(positions()).make(List.of("task"));
    }

    @Override
    default Class<? extends ModelInput> kind() {
      return ModelInput.Text.class;
    }

    @Override
    default Map<String, Double> scalars() {
      return Map.of("encoder.transformer.dropout", 0.5);
    }
  }

  @Nested
  class WithLearnedPositions implements Kept {
    @Override
    public String positions() {
      return "learned";
    }
  }

  @Nested
  class WithRotaryPositions implements Kept {
    @Override
    public String positions() {
      return "rotary";
    }
  }

  /// 20·8 for the words, 5·8 for the places; two layers of 4·(8·8 + 8) for attention, 8·16 + 16 + 16·8 + 8 for what is hidden and 4·8 to normalise; 2·8 in the end.
  @Test
  void hasAsManyParametersAsItsSettingsSay() {
    var encoder = Reading.encoder("transformer").set("heads", 2).set("head-width", 4).set("layers", 2).set("expansion", 2);
    assertThat(Reading.of(encoder.set("positions", "learned"), 20, 5, 0, Reading.words(1)).size())
        .isEqualTo(160 + 40 + 2 * (288 + 280 + 32) + 16);
    assertThat(Reading.of(encoder.set("positions", "rotary"), 20, 5, 0, Reading.words(1)).size())
        .isEqualTo(160 + 2 * (288 + 280 + 32) + 16);
  }

  /// Without places a text would be a set of words.
  @Test
  void theOrderOfWordsCounts() {
    for (var positions : List.of("learned", "rotary")) {
      var reading = Reading.of(small(positions), 9, 3, 0, Reading.words(1, 2, 3), Reading.words(3, 1, 2));
      var pooled = new Interpreter(reading.texts().withParameters(Starts.of(reading.network(), 1, 5))).value(reading.features().pooled());
      assertThat(pooled.row(0).plus(pooled.row(1).map(v -> -v)).largest()).as(positions).isGreaterThan(1e-4);
    }
  }

  /// Queries and keys of two words have the product that their distance gives them, wherever they stand.
  @Test
  void rotaryProductsDependOnTheDistanceAlone() {
    var shape = Shape.of(1, 6, 1, 5);
    var network = Network.empty();
    var turned = Rotary.turned(network.input("x", shape, DType.FLOAT));
    var same = Array.generate(shape, i -> Math.cos(i % 5));
    var value = new Interpreter(Bindings.none().withInput("x", same)).value(turned);
    for (int place = 1; place < 4; place++)
      assertThat(product(value, place, place + 2)).isCloseTo(product(value, 0, 2), within(1e-6));
    assertThat(product(value, 0, 2)).isNotCloseTo(product(value, 0, 1), within(1e-3));
    assertThat(product(value, 3, 3)).isCloseTo(product(same, 3, 3), within(1e-6));
  }

  private static double product(Array x, int one, int other) {
    double sum = 0;
    for (int i = 0; i < 5; i++) sum += x.get(one * 5 + i) * x.get(other * 5 + i);
    return sum;
  }
}
