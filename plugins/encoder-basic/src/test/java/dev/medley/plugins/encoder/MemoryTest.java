package dev.medley.plugins.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.ModelInput;
import dev.medley.testkit.Array;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.contract.EncoderContract;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MemoryTest implements EncoderContract {

  @Override
  public Encoder encoder() {
    return Reading.encoder("memory").set("width", 5).set("hops", 2).set("reach", 1).make(List.of("task"));
  }

  @Override
  public Class<? extends ModelInput> kind() {
    return ModelInput.Text.class;
  }

  @Override
  public Map<String, Double> scalars() {
    return Map.of("encoder.memory.dropout", 0.5);
  }

  /// Three tables of 20·8, 14 + 1 for the question; in each hop 8·8 + 8 for what is asked, and twice 3·8 for the neighbours and 14·8 + 8 for the places.
  @Test
  void hasAsManyParametersAsItsSettingsSay() {
    var encoder = Reading.encoder("memory").set("width", 8).set("hops", 2).set("reach", 1);
    assertThat(Reading.of(encoder, 20, 5, 0, Reading.words(1)).size()).isEqualTo(3 * 160 + 15 + 2 * (72 + 2 * (24 + 120)));
  }

  /// With no weight but the tables, ones for the neighbours, and a reach of 0, a hop is `u + Σ softmax(u·E_0)·E_1`: worked out by hand for two words of width 1.
  ///
  /// The words have 2 and 1 in table 0, 3 and 5 in table 1. The question is `4·(2·p + 1·(1 − p))` with `p = 1/(1 + e^{−1/2}) = 0.622459`, so 6.489837; the hop finds
  /// `3·q + 5·(1 − q)` with `q = 1/(1 + e^{−6.489837}) = 0.998484`, so 3.003032.
  @Test
  void oneHopIsWhatThePaperSays() {
    var reading = Reading.of(Reading.encoder("memory").set("width", 4).set("hops", 1).set("reach", 0), 3, 2, 0, Reading.words(1, 2));
    var numbers = new HashMap<String, Array>();
    for (var parameter : reading.network().parameters()) {
      var name = parameter.name();
      int width = parameter.shape().dim(-1);
      numbers.put(name, Array.generate(parameter.shape(), i -> name.endsWith("neighbours")
          ? 1
          : i % width != 0 || !name.endsWith("table")
              ? 0
              : name.startsWith("layer-1") ? List.of(0, 3, 5).get(i / width) : List.of(0, 2, 1).get(i / width)));
    }
    var pooled = new Interpreter(reading.texts().withParameters(numbers)).value(reading.features().pooled());
    assertThat(pooled.row(0).toArray()).containsExactly(new double[]{6.489837 + 3.003032, 0, 0, 0}, within(1e-5));
  }

  /// Which fact is the latest is nothing but a matter of places.
  @Test
  void theOrderOfWordsCounts() {
    var reading = Reading.of(Reading.encoder("memory").set("width", 6), 9, 3, 0, Reading.words(1, 2, 3), Reading.words(1, 3, 2));
    var pooled = new Interpreter(reading.texts().withParameters(dev.medley.testkit.Starts.of(reading.network(), 1, 5)))
        .value(reading.features().pooled());
    assertThat(pooled.row(0).plus(pooled.row(1).map(v -> -v)).largest()).isGreaterThan(1e-4);
  }
}
