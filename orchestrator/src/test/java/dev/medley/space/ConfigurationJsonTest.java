package dev.medley.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.medley.api.parameter.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigurationJsonTest {

  @Test
  void writesWhatAPersonCanRead() {
    var shares = new LinkedHashMap<String, Double>();
    shares.put("pos", 0.75);
    shares.put("food", 0.25);
    var values = new TreeMap<String, Value>(Map.of(
        "a", new Value.Real(3), "b", new Value.Whole(3), "c", new Value.Flag(true), "d", new Value.Word("caf\u00e9 \"x\""), "e",
        new Value.Shares(shares),
        "f", new Value.Numbers(Map.of("pos", 2.0)), "g", new Value.Order(List.of("pos", "food")), "h", new Value.Real(1e-4)));
    String json = ConfigurationJson.write(new Configuration(values));
    assertThat(json).isEqualTo(
        "{\"a\":3.0,\"b\":3,\"c\":true,\"d\":\"caf\u00e9 \\\"x\\\"\",\"e\":{\"shares\":{\"pos\":0.75,\"food\":0.25}},\"f\":{\"numbers\":{\"pos\":2.0}},\"g\":[\"pos\",\"food\"],\"h\":1.0E-4}");
    assertThat(ConfigurationJson.readConfiguration(json).values()).isEqualTo(values);
    assertThat(ConfigurationJson.readPoint(ConfigurationJson.write(new Point(values)))).isEqualTo(new Point(values));
  }

  @Test
  void keepsSchedules() {
    var schedule = new Value.Schedule(List.of(0.1, 1e-3, 2.0));
    var each = new Value.Schedules(Map.of("pos", schedule, "food", new Value.Schedule(List.of(1.0))));
    for (var value : List.of(schedule, each)) assertThat(ConfigurationJson.readValue(ConfigurationJson.write(value))).isEqualTo(value);
    assertThat(ConfigurationJson.write(schedule)).isEqualTo("{\"schedule\":[0.1,0.001,2.0]}");
  }

  @Test
  void keepsEveryBitOfADouble() {
    var random = new Random(1);
    for (int i = 0; i < 5_000; i++) {
      double number = Double.longBitsToDouble(random.nextLong());
      if (!Double.isFinite(number)) continue;
      var back = ConfigurationJson.readValue(ConfigurationJson.write(new Value.Real(number)));
      assertThat(((Value.Real) back).value()).isEqualTo(number);
    }
    for (double number : new double[]{0.0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, 1e22, 1e23, 0.1, 100, 1e10}) {
      assertThat(ConfigurationJson.readValue(ConfigurationJson.write(new Value.Real(number)))).isEqualTo(new Value.Real(number));
    }
  }

  @Test
  void keepsWholeNumbersAndTheOrderOfParts() {
    for (long number : new long[]{0, -1, Long.MAX_VALUE, Long.MIN_VALUE})
      assertThat(ConfigurationJson.readValue(ConfigurationJson.write(new Value.Whole(number)))).isEqualTo(new Value.Whole(number));
    var parts = new LinkedHashMap<String, Double>();
    for (var name : List.of("z", "a", "m")) parts.put(name, 1.0 / 3);
    var back = (Value.Shares) ConfigurationJson.readValue(ConfigurationJson.write(new Value.Shares(parts)));
    assertThat(back.parts()).containsExactlyEntriesOf(parts);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[1]", "{", "{\"a\": null}", "{\"a\": {\"b\": 1}}", "{\"a\": 99999999999999999999}", "{\"a\": [[]]}",
    "{\"a\": {\"shares\": {\"x\": \"y\"}}}"})
  void refusesWhatItDidNotWrite(String json) {
    assertThatThrownBy(() -> ConfigurationJson.readConfiguration(json)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesWhatJsonCannotSay() {
    assertThatThrownBy(() -> ConfigurationJson.write(new Value.Real(Double.NaN))).isInstanceOf(IllegalArgumentException.class);
  }
}
