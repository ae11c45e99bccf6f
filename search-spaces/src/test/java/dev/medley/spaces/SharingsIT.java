package dev.medley.spaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.task.Split;
import dev.medley.space.Section;
import dev.medley.training.MemberResult;
import dev.medley.training.exported.ExportedModel;
import dev.medley.training.exported.ModelWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What no test kit can see without the engine: every sharing that ships, and every term, compiled, fused, trained, saved and loaded.
class SharingsIT {

  private static final int STEPS = 25;

  @TempDir
  private Path directory;

  /// Sections of spaces: one for each sharing, with layers of the tasks' own where they must be asked for, and one for each term.
  static List<String> spaces() {
    var shipped = new ShippedComponents();
    var spaces = new ArrayList<String>();
    spaces.add("sharing: {hard: {own-layers: 1, private-layers: 1}}");
    spaces.add("sharing: {grouping: {group: {pos: 0, food: 1, genre: 1}}}");
    for (var sharing : shipped.declarations(Section.SHARING)) spaces.add("sharing: " + sharing.name());
    for (var term : shipped.terms()) {
      boolean ramps = term.settings().stream().anyMatch(s -> s.name().equals("ramp"));
      spaces.add("sharing: {hard: {own-layers: 1}}\nterms: [" + term.name() + (ramps ? ": {ramp: false}]" : "]"));
    }
    spaces.add("sharing: {shared-private: {adversarial: 0}}");
    spaces.add("sharing: soft\nterms: [{dann: {strength: 0.3}}, {coral: {strength: 2}}, trace-norm]");
    return spaces;
  }

  /// Those in which nothing goes by the share of the training that is done.
  static List<String> steady() {
    return spaces().stream().filter(s -> !s.contains("{dann: {strength") && !s.endsWith("shared-private")).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("spaces")
  void aMemberAloneIsTheMemberThatItIsAmongOthers(String space) {
    var trained = new Trained(space);
    var alone = new ArrayList<double[]>();
    var among = new ArrayList<double[]>();
    var one = trained.train(STEPS, trained.member(4, 0.01, Trained.AT_RANDOM, Trained.alike(alone))).getFirst();
    var three = trained.train(STEPS, trained.member(1, 0.02, Trained.AT_RANDOM, Trained.alike(new ArrayList<>())),
        trained.member(4, 0.01, Trained.AT_RANDOM, Trained.alike(among)),
        trained.member(2, 0.003, Trained.AT_RANDOM, Trained.alike(new ArrayList<>()))).get(1);
    agree(among, alone);
    assertThat(three.failure()).isEmpty();
    assertThat(three.scores()).hasSameSizeAs(one.scores());
    for (int i = 0; i < one.scores().size(); i++) {
      var wanted = one.scores().get(i);
      assertThat(three.scores().get(i).value()).as("%s", wanted).isCloseTo(wanted.value(), within(1e-3 * (1 + Math.abs(wanted.value()))));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("spaces")
  void gradientsApartMoveAsGradientsTogether(String space) {
    var trained = new Trained(space);
    var together = new ArrayList<double[]>();
    var apart = new ArrayList<double[]>();
    trained.train(STEPS, trained.member(4, 0.01, Trained.AT_RANDOM, Trained.alike(together)));
    trained.train(STEPS, trained.member(4, 0.01, Trained.AT_RANDOM, Trained.alikeApart(apart)));
    agree(apart, together);
  }

  /// Adam's state and weight decay included.
  @ParameterizedTest(name = "{0}")
  @MethodSource("steady")
  void aTaskThatTakesNoPartKeepsWhatIsItsOwn(String space) {
    var trained = new Trained(space);
    Sampler narrowing = _ -> step -> List.of(new Draw(0), new Draw(1), new Draw(step < 4 ? 2 : 0));
    var early = trained.train(4, trained.member(1, 0.01, narrowing, Trained.alike(new ArrayList<>()))).getFirst();
    var late = trained.train(12, trained.member(1, 0.01, narrowing, Trained.alike(new ArrayList<>()))).getFirst();
    assertThat(own(late, 2)).isEqualTo(own(early, 2));
    assertThat(own(late, 0)).isNotEqualTo(own(early, 0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("spaces")
  void savedAndLoadedItPredictsTheSame(String space) throws IOException {
    var trained = new Trained(space);
    var result = trained.train(STEPS, trained.member(6, 0.02, Trained.AT_RANDOM, Trained.alike(new ArrayList<>()))).getFirst();
    ModelWriter.write(directory, new ModelWriter.Origin("0.1.0", "it", 6, Map.of()), trained.configuration(), Trained.data(),
        trained.model(),
        result.weights());
    try (var model = ExportedModel.open(directory, "cpu")) {
      for (var table : Trained.data().tasks()) {
        var predicted = model.predict(table.name(), Trained.inputs(table.name(), Split.VALIDATION));
        var right = table.answers().getOrDefault(Split.VALIDATION, List.of());
        for (var metric : table.metrics()) {
          assertThat(result.scores()).contains(
              new MemberResult.Score(STEPS, table.name(), metric.name(), metric.score(table.target(), predicted, right)));
        }
      }
    }
  }

  @Test
  void whatPenaltiesComeToIsAmongTheScores() {
    var trained = new Trained("sharing: switch\nterms: [{adversarial: {ramp: false}}, distance]");
    var scores = trained.train(10, trained.member(1, 0.01, Trained.AT_RANDOM, Trained.alike(new ArrayList<>()))).getFirst().scores();
    assertThat(scores).filteredOn(s -> s.task().isEmpty()).extracting(MemberResult.Score::metric)
        .containsExactly("switch.balance", "switch.dropped", "adversarial", "distance", "weight-per-task");
    assertThat(scores).filteredOn(s -> s.metric().equals("switch.dropped")).allSatisfy(s -> assertThat(s.value()).isBetween(0.0, 0.9));
    assertThat(scores).filteredOn(s -> s.metric().equals("adversarial")).allSatisfy(s -> assertThat(s.value()).isBetween(0.5, 2.5));
  }

  @Test
  void aStrongDistanceBringsTheTasksWeightsTogether() {
    assertThat(spread("terms: [{distance: {strength: 100}}]")).isLessThan(0.1 * spread("terms: [{distance: {strength: 1e-6}}]"));
  }

  /// Around their mean, after some steps.
  private static double spread(String terms) {
    var trained = new Trained("sharing: {hard: {own-layers: 1}}\n" + terms);
    var result = trained.train(100, trained.member(1, 0.01, Trained.AT_RANDOM, Trained.alike(new ArrayList<>()))).getFirst();
    double sum = 0;
    for (int i = 0; i < own(result, 0).length; i++) {
      double mean = (own(result, 0)[i] + own(result, 1)[i] + own(result, 2)[i]) / 3.0;
      for (int task = 0; task < 3; task++) sum += Math.pow(own(result, task)[i] - mean, 2);
    }
    return sum;
  }

  private static void agree(List<double[]> found, List<double[]> wanted) {
    assertThat(wanted).hasSize(STEPS);
    assertThat(found).hasSameSizeAs(wanted);
    for (int step = 0; step < wanted.size(); step++) {
      for (int i = 0; i < wanted.get(step).length; i++)
        assertThat(found.get(step)[i]).as("step %d, loss %d", step, i)
            .isCloseTo(wanted.get(step)[i], within(1e-4 * (1 + Math.abs(wanted.get(step)[i]))));
    }
  }

  /// A task's own parameters, from the bytes that models are saved as.
  private static float[] own(MemberResult result, int task) {
    var buffer = ByteBuffer.wrap(result.weights().toBytes()).order(ByteOrder.LITTLE_ENDIAN);
    int shared = buffer.getInt();
    float[] all = new float[buffer.remaining() / 4];
    buffer.asFloatBuffer().get(all);
    int each = (all.length - shared) / Trained.TASKS.size();
    return Arrays.copyOfRange(all, shared + task * each, shared + (task + 1) * each);
  }
}
