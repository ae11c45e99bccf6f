package dev.medley.api.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Op;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SettingsTest {

  private static Settings of(Map<String, Value> values) {
    return new Settings("loss.static", values);
  }

  @Test
  void givesEachValueAsItsType() {
    var settings = of(Map.of("rate", new Value.Real(0.5), "layers", new Value.Whole(3), "bias", new Value.Flag(true), "file",
        new Value.Word("a.csv"), "order", new Value.Order(List.of("b", "a"))));
    assertThat(settings.real("rate")).isEqualTo(0.5);
    assertThat(settings.whole("layers")).isEqualTo(3);
    assertThat(settings.flag("bias")).isTrue();
    assertThat(settings.word("file")).isEqualTo("a.csv");
    assertThat(settings.order("order")).containsExactly("b", "a");
  }

  @Test
  void numbersOfTasksComeInTheOrderOfTheTasks() {
    var weights = new LinkedHashMap<String, Double>();
    weights.put("pos", 3.0);
    weights.put("genre", 1.0);
    weights.put("attachment", 2.0);
    assertThat(of(Map.of("weights", new Value.Numbers(weights))).perTask("weights")).containsExactly(3.0, 1.0, 2.0);
  }

  @Test
  void aNumberReadAsATensorIsEachMembersOwn() {
    var tensor = of(Map.of("rate", new Value.Real(0.5))).tensor(Network.empty(), "rate");
    assertThat(tensor.op()).isEqualTo(new Op.Scalar("loss.static.rate"));
  }

  @Test
  void anUndeclaredNameOrAnotherTypeIsTold() {
    var settings = of(Map.of("rate", new Value.Real(0.5)));
    assertThatThrownBy(() -> settings.real("rat"))
        .hasMessage("The setting rat of loss.static is not a Real; declared are {rate=Real[value=0.5]}");
    assertThatThrownBy(() -> settings.whole("rate")).hasMessageContaining("not a Whole");
    assertThatThrownBy(() -> of(Map.of("n", new Value.Whole(1L << 40))).whole("n")).isInstanceOf(ArithmeticException.class);
  }
}
