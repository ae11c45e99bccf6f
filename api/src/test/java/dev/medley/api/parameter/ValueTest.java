package dev.medley.api.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ValueTest {

  @Test
  void sharesKeepTheOrderOfTheirParts() {
    var parts = new LinkedHashMap<String, Double>();
    for (var task : List.of("pos", "genre", "attachment", "food")) parts.put(task, 0.25);
    assertThat(new Value.Shares(parts).parts().keySet()).containsExactly("pos", "genre", "attachment", "food");
  }

  @Test
  void sharesDoNotChangeWithTheMapTheyWereMadeOf() {
    var parts = new LinkedHashMap<>(Map.of("a", 1.0));
    var shares = new Value.Shares(parts);
    parts.put("b", 3.0);
    assertThat(shares.parts()).containsExactly(Map.entry("a", 1.0));
    assertThatThrownBy(() -> shares.parts().put("b", 3.0)).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void sharesSumToOneWithinRounding() {
    assertThat(new Value.Shares(Map.of("a", 0.1, "b", 0.2, "c", 0.7)).parts()).hasSize(3);
    assertThatThrownBy(() -> new Value.Shares(Map.of("a", 0.5, "b", 0.4))).hasMessageContaining("sum to 1");
    assertThatThrownBy(() -> new Value.Shares(Map.of("a", 1.5, "b", -0.5))).hasMessageContaining("not be negative");
    assertThatThrownBy(() -> new Value.Shares(Map.of("a", Double.NaN))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Value.Shares(Map.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anOrderNamesEachItemOnce() {
    assertThat(new Value.Order(List.of("b", "a")).items()).containsExactly("b", "a");
    assertThatThrownBy(() -> new Value.Order(List.of("a", "b", "a"))).hasMessageContaining("once");
  }
}
