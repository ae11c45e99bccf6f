package dev.medley.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.space.Configuration;
import dev.medley.space.Parameter;
import dev.medley.space.Parameter.Scale;
import dev.medley.space.SearchSpace;
import dev.medley.space.StartPoints;
import dev.medley.space.StudySpace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TranslationTest {

  private static final Map<String, String> COUNTERPARTS = Map.of("words", "pos", "subject", "topic");

  private static StartPoints.Likened translated(Parameter parameter, String path, Value value) {
    var settings = new Settings("", Map.of());
    var here = new StudySpace("s", List.of(), new SearchSpace(List.of(parameter)), new TreeMap<>(), settings,
        new StudySpace.Objective("delta_m", true), new StudySpace.Budget(8, 100), new StudySpace.Use("auto", settings), "");
    return new Translation(here, COUNTERPARTS).of(new Configuration(new TreeMap<>(Map.of(path, value))));
  }

  private static Value value(Parameter parameter, String path, Value value) {
    var translated = translated(parameter, path, value);
    assertThat(translated.fitting()).isEqualTo(1);
    return java.util.Objects.requireNonNull(translated.point().values().get(parameter.path()));
  }

  @Test
  void numbersAreTakenWhereTheyFit() {
    var rate = new Parameter.Real("rate", 1e-4, 1e-1, Scale.LOG, List.of());
    assertThat(value(rate, "rate", new Value.Real(3e-3))).isEqualTo(new Value.Real(3e-3));
    var beyond = translated(rate, "rate", new Value.Real(0.5));
    assertThat(beyond.fitting()).isZero();
    assertThat(((Value.Real) java.util.Objects.requireNonNull(beyond.point().values().get("rate"))).value()).isCloseTo(Math.sqrt(1e-5),
        within(1e-9));
  }

  @Test
  void choicesAreSpeltAsTheyAreHere() {
    var rows = new Parameter.Choice("rows", List.of("16", "32"), List.of());
    assertThat(value(rows, "rows", new Value.Whole(32))).isEqualTo(new Value.Word("32"));
    var half = new Parameter.Choice("warmup", List.of("0", "5e-1"), List.of());
    assertThat(value(half, "warmup", new Value.Real(0.5))).isEqualTo(new Value.Word("5e-1"));
    assertThat(translated(rows, "rows", new Value.Whole(64)).fitting()).isZero();
  }

  @Test
  void aNumberThatDoesNotChangeIsAScheduleThatStands() {
    var rate = new Parameter.Schedule("rate", 0, 1, Scale.LINEAR, 3, List.of());
    assertThat(value(rate, "rate", new Value.Real(0.25))).isEqualTo(new Value.Schedule(List.of(0.25, 0.25, 0.25)));
    assertThat(value(rate, "rate", new Value.Schedule(List.of(0.0, 1.0)))).isEqualTo(new Value.Schedule(List.of(0.0, 0.5, 1.0)));
  }

  @Test
  void weightsOfTasksGoToTheirCounterparts() {
    var weights = new Value.Numbers(new LinkedHashMap<>(Map.of("words", 2.0, "subject", 3.0)));
    assertThat(value(new Parameter.Real("loss.static.weights.topic", 0, 9, Scale.LINEAR, List.of()), "loss.static.weights", weights))
        .isEqualTo(new Value.Real(3));
  }

  /// A third task stands for nobody: it has a third, and the others share the rest as they did.
  @Test
  void sharesOfTasksGoToTheirCounterparts() {
    var mix = new Value.Shares(new LinkedHashMap<>(Map.of("words", 0.75, "subject", 0.25)));
    var same = (Value.Shares) value(new Parameter.Simplex("mix", List.of("pos", "topic"), List.of()), "mix", mix);
    assertThat(same.parts()).containsEntry("pos", 0.75).containsEntry("topic", 0.25);
    var more = (Value.Shares) value(new Parameter.Simplex("mix", List.of("pos", "topic", "mood"), List.of()), "mix", mix);
    assertThat(more.parts().get("mood")).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(more.parts().get("pos")).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void ordersNameTheirCounterpartsAndThenTheOthers() {
    var order = new Parameter.Permutation("order", List.of("mood", "pos", "topic"), List.of());
    assertThat(value(order, "order", new Value.Order(List.of("subject", "words"))))
        .isEqualTo(new Value.Order(List.of("topic", "pos", "mood")));
  }
}
