package dev.medley.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class StudySpaceTest {

  private static final StudySpace SPACE = SpaceReader.read(
      """
          tasks: [pos, food, genre]
          encoder: {choose: [bag, {text-cnn: {width: {log-int: [96, 256]}, layers: {choose: [2, 3]}}}]}
          sampler: {choose: [proportional, {mix: {shares: {simplex: [genre, pos]}}}, {curriculum: {order: {permutation: tasks}, cumulative: search}}]}
          loss: {static: {weights: {pos: {log: [0.1, 10]}, food: 5}}}
          optimizer: {adam: {rate: {log: [1e-2, 1e-1]}, schedule: {choose: [constant, linear]}, warmup: {choose: [0.1, 0.2]}}}
          """,
      "s.yaml", new InstalledComponents());

  private static Map<String, Value> point() {
    return new TreeMap<>(Map.of(
        "encoder", new Value.Word("text-cnn"),
        "encoder.text-cnn.width", new Value.Whole(100),
        "encoder.text-cnn.layers", new Value.Word("3"),
        "sampler", new Value.Word("mix"),
        "sampler.mix.shares", new Value.Shares(Map.of("genre", 0.25, "pos", 0.75)),
        "loss.static.weights.pos", new Value.Real(4),
        "optimizer.adam.rate", new Value.Real(0.02),
        "optimizer.adam.schedule", new Value.Word("linear"),
        "optimizer.adam.warmup", new Value.Word("0.2")));
  }

  @Test
  void configuresWithExactlyTheSettingsOfTheChosenComponents() {
    var configuration = SPACE.configure(Point.of(point()));
    assertThat(configuration.values().keySet()).containsExactlyInAnyOrder(
        "encoder", "encoder.text-cnn.width", "encoder.text-cnn.dropout", "encoder.text-cnn.layers", "encoder.text-cnn.window",
        "sharing", "sampler", "sampler.mix.shares", "loss", "loss.static.weights",
        "optimizer", "optimizer.adam.rate", "optimizer.adam.weight-decay", "optimizer.adam.warmup", "optimizer.adam.schedule",
        "optimizer.adam.clip",
        "batch.rows", "batch.micro-batches");
    assertThat(configuration.chosen(Section.ENCODER)).isEqualTo("text-cnn");
    var encoder = configuration.settings(Section.ENCODER);
    assertThat(encoder.whole("width")).isEqualTo(100);
    assertThat(encoder.whole("layers")).isEqualTo(3);
    assertThat(encoder.whole("window")).isEqualTo(3);
    assertThat(configuration.settings(Section.OPTIMIZER).real("warmup")).isEqualTo(0.2);
    assertThat(configuration.settings(Section.OPTIMIZER).word("schedule")).isEqualTo("linear");
    assertThat(configuration.settings("batch").whole("rows")).isEqualTo(32);
  }

  @Test
  void taskwiseSettingsHoldEveryTaskInTheOrderOfTheStudy() {
    var configuration = SPACE.configure(Point.of(point()));
    assertThat(configuration.settings(Section.SAMPLER).shares("shares")).containsExactly(0.75, 0.0, 0.25);
    assertThat(configuration.settings(Section.LOSS).perTask("weights")).containsExactly(4.0, 5.0, 1.0);
  }

  @Test
  void aPointThatDoesNotFitIsRefused() {
    var lacking = point();
    lacking.remove("encoder.text-cnn.width");
    assertThatThrownBy(() -> SPACE.configure(Point.of(lacking))).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("encoder.text-cnn.width");
    var strange = point();
    strange.put("encoder.bag.width", new Value.Whole(16));
    assertThatThrownBy(() -> SPACE.configure(Point.of(strange))).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("encoder.bag.width");
  }

  @Test
  void inactiveParametersNeedNoValue() {
    var bag = point();
    bag.put("encoder", new Value.Word("bag"));
    bag.put("sampler", new Value.Word("proportional"));
    bag.keySet().removeAll(List.of("encoder.text-cnn.width", "encoder.text-cnn.layers", "sampler.mix.shares"));
    assertThat(SPACE.configure(Point.of(bag)).values()).containsKeys("encoder.bag.width").doesNotContainKeys("encoder.text-cnn.width",
        "sampler.mix.shares");
  }

  @Test
  void defaultsAreTheDeclaredOnesWithinWhatIsSearched() {
    var defaults = SPACE.defaults();
    assertThat(defaults.chosen(Section.ENCODER)).isEqualTo("bag");
    assertThat(defaults.chosen(Section.SAMPLER)).isEqualTo("proportional");
    assertThat(defaults.settings(Section.OPTIMIZER).real("rate")).as("declared as 1e-3").isEqualTo(1e-2);
    assertThat(defaults.settings(Section.OPTIMIZER).word("schedule")).as("declared as cosine").isEqualTo("constant");
    assertThat(defaults.settings(Section.OPTIMIZER).real("warmup")).as("declared as 0.05").isEqualTo(0.1);
    assertThat(defaults.settings(Section.LOSS).perTask("weights")).containsExactly(1.0, 5.0, 1.0);
    assertThat(SPACE.start()).containsEntry("encoder.text-cnn.width", new Value.Whole(96)).containsEntry("sampler.mix.shares",
        new Value.Shares(Map.of("pos", 0.5, "food", 0.0, "genre", 0.5)));
  }

  @Test
  void choicesMayNest() {
    var condition = new Condition("optimizer", "adam");
    var space = new SearchSpace(List.of(
        new Parameter.Choice("optimizer", List.of("adam", "sgd"), List.of()),
        new Parameter.Choice("optimizer.adam.schedule", List.of("constant", "cosine"), List.of(condition)),
        new Parameter.Real("optimizer.adam.warmup", 0, 1, Parameter.Scale.LINEAR,
            List.of(condition, new Condition("optimizer.adam.schedule", "cosine")))));
    var study = new StudySpace("s", List.of(), space, new TreeMap<>(), new Settings("text", Map.of()), Language.USUAL_OBJECTIVE,
        new StudySpace.Budget(1, 1),
        new StudySpace.Use("random", new Settings("search.random", Map.of())), "");
    var constant = study
        .configure(Point.of(Map.of("optimizer", new Value.Word("adam"), "optimizer.adam.schedule", new Value.Word("constant"))));
    assertThat(constant.values()).containsEntry("optimizer.adam.warmup", new Value.Real(0.5));
    var cosine = Map.<String, Value>of("optimizer", new Value.Word("adam"), "optimizer.adam.schedule", new Value.Word("cosine"));
    assertThatThrownBy(() -> study.configure(Point.of(cosine))).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("optimizer.adam.warmup");
    assertThat(study.configure(Point.of(Map.of("optimizer", new Value.Word("sgd")))).values()).containsOnlyKeys("optimizer");
  }
}
