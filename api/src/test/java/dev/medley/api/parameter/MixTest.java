package dev.medley.api.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MixTest {

  private static Mix mix(Value value) {
    return new Settings("sampler.mix", Map.of("shares", value)).mix("shares");
  }

  @Test
  void oneMixThroughoutStands() {
    var mix = mix(new Value.Shares(new LinkedHashMap<>(Map.of("a", 0.75, "b", 0.25))));
    assertThat(mix.changes()).isFalse();
    assertThat(mix.at(7, 100)).containsExactlyInAnyOrder(0.75, 0.25);
  }

  @Test
  void betweenTwoPointsItMovesInALine() {
    var parts = new LinkedHashMap<String, Value.Schedule>();
    parts.put("a", new Value.Schedule(List.of(1.0, 0.0, 0.5)));
    parts.put("b", new Value.Schedule(List.of(0.0, 1.0, 0.5)));
    var mix = mix(new Value.Schedules(parts));
    assertThat(mix.changes()).isTrue();
    assertThat(mix.at(0, 9)).containsExactly(1, 0);
    assertThat(mix.at(2, 9)).containsExactly(0.5, 0.5);
    assertThat(mix.at(4, 9)).containsExactly(0, 1);
    assertThat(mix.at(6, 9)).containsExactly(0.25, 0.75);
    assertThat(mix.at(8, 9)).containsExactly(0.5, 0.5);
  }

  /// A tenth is no binary number: a line between two of them is one.
  @Test
  void aScheduleThatStandsStillIsExactlyItsNumber() {
    var still = new Value.Schedule(List.of(0.1, 0.1, 0.1, 0.1));
    for (int step = 0; step < 97; step++) assertThat(still.at(step, 97)).isEqualTo(0.1);
    assertThat(still.mean()).isEqualTo(0.1);
  }
}
