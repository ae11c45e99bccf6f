package dev.medley.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.JacobianAggregator;
import dev.medley.api.loss.Loss;
import dev.medley.api.loss.LossWeighting;
import dev.medley.api.parameter.Value;
import dev.medley.space.Configuration;
import dev.medley.space.Phase;
import dev.medley.training.compile.ParameterLayout;
import dev.medley.training.compile.StepProgram;
import dev.medley.training.engine.Engine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What phases must keep to, whatever is trained in them.
class PhasesIT {

  private static final int STEPS = 30;
  private static final List<String> ALL = TinyStudy.data().names();
  private static final List<String> FEW = List.of("size", "marks");

  private static final ParameterLayout LAYOUT = StepProgram.prediction(TinyStudy.model().apply(1).plan(1, 1, TinyStudy.TASKS)).layout();

  private static Configuration configuration(String optimizer, double decay, double clip) {
    var path = "optimizer." + optimizer + ".";
    return TinyStudy.configuration(optimizer, 0.01).with(Map.of(path + "weight-decay", new Value.Real(decay), path + "clip",
        new Value.Real(clip), path + "warmup", new Value.Real(0.3), path + "schedule", new Value.Word("cosine")));
  }

  private static Loss loss(Cohort.Signal signal) {
    return switch (signal) {
      case LOSSES -> (LossWeighting) _ -> (_, losses) -> IntStream.range(0, losses.size()).mapToDouble(i -> 1 + 0.1 * i).toArray();
      case GRAMIAN -> (GramianWeighting) context -> (_, gramian, _) -> IntStream.range(0, gramian.size())
          .mapToDouble(i -> 1 / (0.1 + gramian.norm(i)) + context.random().nextDouble()).toArray();
      case JACOBIAN -> (JacobianAggregator) (_, jacobian) -> jacobian.rows().sum(0);
    };
  }

  private static CohortTrainer trainer(dev.medley.training.engine.Arena arena, List<Snapshot> from, Member... members) {
    return new CohortTrainer(TinyStudy.cohort(List.of(members), STEPS), TinyStudy.data(), arena, from, new Pulse());
  }

  private static MemberResult trained(Member... members) {
    try (var arena = Engine.get().open("cpu")) {
      return trainer(arena, List.of(), members).train().getFirst();
    }
  }

  private static Snapshot after(int step, Member member) {
    try (var arena = Engine.get().open("cpu")) {
      var trainer = trainer(arena, List.of(), member);
      while (trainer.step() < step) trainer.advance();
      return trainer.snapshots().getFirst();
    }
  }

  @ParameterizedTest
  @CsvSource({"LOSSES,adamw,0.4", "LOSSES,sgd,0.5", "GRAMIAN,adam,0.33", "JACOBIAN,adam,0.7"})
  void phasesThatAreAlikeAreOne(Cohort.Signal signal, String optimizer, double share) {
    var configuration = configuration(optimizer, 0.01, 1);
    var loss = loss(signal);
    var one = trained(new Member(3, 11, configuration, Phases.IN_TURN, loss));
    var two = trained(Phases.member(3, configuration, loss,
        Phases.training(Phases.phase("first", share, configuration, ALL, List.of(), Map.of()), loss),
        Phases.training(Phases.phase("second", 1 - share, configuration, ALL, List.of(), Map.of()), loss)));
    assertThat(two.failure()).isEmpty();
    assertThat(two.weights().toBytes()).isEqualTo(one.weights().toBytes());
    assertThat(two.scores()).isEqualTo(one.scores());
    assertThat(two.examples()).isEqualTo(one.examples());
  }

  @Test
  void aPhaseDrawsFromItsTasksAlone() {
    var configuration = configuration("adam", 0, 0);
    var loss = new Recorded().equal();
    var result = trained(Phases.member(3, configuration, loss,
        Phases.training(Phases.phase("first", 0.5, configuration, FEW, List.of(), Map.of()), loss),
        Phases.training(Phases.phase("second", 0.5, configuration, List.of("worth"), List.of(), Map.of()), loss)));
    long half = (long) STEPS / 2 * TinyStudy.MICRO_BATCHES * TinyStudy.ROWS;
    assertThat(result.examples()).containsExactly(0L, half / 2, half / 2, half);
  }

  @ParameterizedTest
  @CsvSource({"LOSSES,adam", "LOSSES,adamw", "LOSSES,sgd", "GRAMIAN,adam", "GRAMIAN,sgd", "JACOBIAN,adamw"})
  void whatIsFrozenDoesNotMoveByOneBit(Cohort.Signal signal, String optimizer) {
    var configuration = configuration(optimizer, 0.1, 0.5);
    var loss = loss(signal);
    for (var frozen : List.of(List.of("encoder/words"), List.of("encoder"), List.of("heads"), List.of("encoder/layer", "sharing"))) {
      var member = Phases.member(3, configuration, loss,
          Phases.training(Phases.phase("first", 0.5, configuration, ALL, List.of(), Map.of()), loss),
          Phases.training(Phases.phase("second", 0.5, configuration, ALL, frozen, Map.of()), loss));
      var half = after(STEPS / 2, member);
      var end = after(STEPS, member);
      var groups = TinyStudy.model().apply(1).groups();
      for (var part : List.of("", "_m", "_v")) {
        if (optimizer.equals("sgd") && part.equals("_v")) continue;
        for (var place : LAYOUT.shared())
          assertMoved(half.kept("shared" + part), end.kept("shared" + part), place, 0, still(frozen, groups.get(place.name())));
        for (var place : LAYOUT.own()) {
          // A task has no gradient for heads of other kinds, so those may stay where they are in any case.
          if (!still(frozen, groups.get(place.name()))) continue;
          for (int t = 0; t < TinyStudy.TASKS; t++)
            assertMoved(half.kept("own" + part), end.kept("own" + part), place, t * LAYOUT.ownSize(), true);
        }
      }
    }
  }

  private static boolean still(List<String> frozen, String group) {
    return frozen.stream().anyMatch(f -> group.equals(f) || group.startsWith(f + "/"));
  }

  private static void assertMoved(float[] before, float[] after, ParameterLayout.Place place, int begin, boolean still) {
    int from = begin + place.offset();
    boolean same = Arrays.equals(before, from, from + place.size(), after, from, from + place.size());
    assertThat(same).as(place.name()).isEqualTo(still);
  }

  @Test
  void aGroupMovesAtItsOwnRate() {
    // Plain descent: in the first step a parameter moves by its rate times its gradient, which is the same for both members.
    var configuration = TinyStudy.configuration("sgd", 0.05);
    var loss = loss(Cohort.Signal.LOSSES);
    var plain = Phases.member(3, configuration, loss,
        Phases.training(Phases.phase("only", 1, configuration, ALL, List.of(), Map.of("heads", 1.0)), loss));
    var slow = Phases.member(3, configuration, loss,
        Phases.training(Phases.phase("only", 1, configuration, ALL, List.of(), Map.of("encoder", 0.5, "encoder/layer", 0.1)), loss));
    float[] start = after(0, plain).kept("shared");
    float[] full = after(1, plain).kept("shared");
    float[] part = after(1, slow).kept("shared");
    for (var place : LAYOUT.shared()) {
      double pace = place.name().startsWith("encoder.layer") ? 0.1 : 0.5;
      for (int i = place.offset(); i < place.offset() + place.size(); i++)
        assertThat(part[i] - start[i]).isCloseTo((float) pace * (full[i] - start[i]), within(1e-6f));
    }
    assertThat(full).isNotEqualTo(start);
  }

  /// The group's own moments and corrections: what begins to move later moves as if the training began there.
  @Test
  void anUnfrozenGroupBeginsItsAverages() {
    var configuration = TinyStudy.configuration("adam", 0.01);
    var loss = loss(Cohort.Signal.LOSSES);
    var member = Phases.member(3, configuration, loss,
        Phases.training(Phases.phase("first", 0.5, configuration, ALL, List.of("encoder"), Map.of()), loss),
        Phases.training(Phases.phase("second", 0.5, configuration, ALL, List.of(), Map.of("heads", 1.0)), loss));
    float[] before = after(STEPS / 2, member).kept("shared");
    float[] next = after(STEPS / 2 + 1, member).kept("shared");
    var layer = LAYOUT.shared().stream().filter(p -> p.name().startsWith("encoder.layer")).findFirst().orElseThrow();
    // Adam's first step has the length of the rate, whatever the gradient.
    for (int i = layer.offset(); i < layer.offset() + layer.size(); i++)
      assertThat(Math.abs(next[i] - before[i])).isCloseTo(0.01f, within(1e-4f));
  }

  @Test
  void whatIsFrozenIsNoPartOfHowTasksGetAlong() {
    var configuration = TinyStudy.configuration("adam", 0.01);
    var seen = new ArrayList<Double>();
    Loss watching = (GramianWeighting) _ -> (_, gramian, _) -> {
      seen.add(gramian.norm(0));
      double[] ones = new double[gramian.size()];
      Arrays.fill(ones, 1);
      return ones;
    };
    // Everything that tasks share here is of the encoder.
    after(1, Phases.member(3, configuration, watching,
        Phases.training(Phases.phase("only", 1, configuration, ALL, List.of("encoder"), Map.of()), watching)));
    assertThat(seen).containsExactly(0.0);
  }

  @ParameterizedTest
  @CsvSource({"7", "15", "16", "23"})
  void aStopInAPhaseChangesNothing(int step) {
    var configuration = configuration("adam", 0.01, 1);
    var first = loss(Cohort.Signal.LOSSES);
    var second = loss(Cohort.Signal.GRAMIAN);
    var member = Phases.member(3, configuration, first,
        Phases.training(Phases.phase("first", 0.5, configuration, FEW, List.of(), Map.of()), first),
        Phases.training(new Phase("second", ALL, 0.5, 0.3, true, List.of("encoder/words"), new TreeMap<>(Map.of("heads", 2.0)),
            Optional.empty(), configuration, false, true), second));
    var undisturbed = trained(member);
    assertThat(undisturbed.failure()).isEmpty();
    var from = after(step, member);
    try (var arena = Engine.get().open("cpu")) {
      var again = trainer(arena, List.of(from), member).train().getFirst();
      assertThat(again.weights().toBytes()).isEqualTo(undisturbed.weights().toBytes());
      assertThat(again.examples()).isEqualTo(undisturbed.examples());
      assertThat(again.scores()).isEqualTo(undisturbed.scores());
    }
  }

  @Test
  void membersInDifferentPhasesDoNotDisturbEachOther() {
    var configuration = configuration("adam", 0.01, 1);
    var loss = loss(Cohort.Signal.LOSSES);
    var members = new ArrayList<Member>();
    for (int i = 0; i < 4; i++) {
      double share = 0.1 + 0.2 * i;
      members.add(Phases.member(3 + i, configuration, loss,
          Phases.training(Phases.phase("first", share, configuration, FEW, List.of(), Map.of()), loss),
          Phases.training(Phases.phase("second", 1 - share, configuration, ALL, i % 2 == 0 ? List.of("encoder") : List.of(), Map.of()),
              loss)));
    }
    try (var arena = Engine.get().open("cpu")) {
      var together = trainer(arena, List.of(), members.toArray(Member[]::new)).train();
      for (int i = 0; i < 4; i++) {
        var alone = trained(members.get(i));
        assertThat(together.get(i).examples()).isEqualTo(alone.examples());
        float[] found = together.get(i).weights().shared();
        float[] wanted = alone.weights().shared();
        for (int j = 0; j < wanted.length; j++) assertThat(found[j]).isCloseTo(wanted[j], within(1e-4f * Math.max(1, Math.abs(wanted[j]))));
      }
    }
  }

  @Test
  void whatIsCompiledChangesForAllAtOnceOrNotAtAll() {
    var configuration = configuration("adam", 0, 0);
    var first = loss(Cohort.Signal.LOSSES);
    var second = loss(Cohort.Signal.GRAMIAN);
    var members = new ArrayList<Member>();
    for (double share : new double[]{0.3, 0.6}) {
      members.add(Phases.member(3, configuration, first,
          Phases.training(Phases.phase("first", share, configuration, ALL, List.of(), Map.of()), first),
          Phases.training(Phases.phase("second", 1 - share, configuration, ALL, List.of(), Map.of()), second)));
    }
    assertThatThrownBy(() -> TinyStudy.cohort(members, STEPS)).hasMessageContaining("the same signal");
  }

  @Test
  void aBeginningIsTakenOverBitByBit() {
    var configuration = TinyStudy.configuration("adam", 0.02);
    var loss = loss(Cohort.Signal.LOSSES);
    var trained = trained(new Member(5, 11, configuration, TinyStudy.IN_TURN, loss)).weights();
    var labels = new LinkedHashMap<String, List<String>>();
    TinyStudy.data().tasks().forEach(t -> labels.put(t.name(), Beginning.labels(t)));
    var beginning = new Beginning("other/5", LAYOUT, trained, labels);
    var phase = Phases.training(Phases.phase("only", 1, configuration, ALL, List.of(), Map.of()), loss);
    var member = new Member(9, 12, configuration, Phases.IN_TURN, loss, List.of(phase), Optional.of(beginning));
    var begun = after(0, member);
    assertThat(begun.kept("shared")).isEqualTo(trained.shared());
    assertThat(begun.kept("own")).isEqualTo(trained.own());
    assertThat(begun.kept("shared_m")).containsOnly(0f);
  }

  @Test
  void whatOfABeginningDoesNotFitIsTold() {
    var layout = StepProgram.prediction(TinyStudy.model(10).apply(1).plan(1, 1, TinyStudy.TASKS)).layout();
    var weights = new Weights(new float[layout.sharedSize()], new float[2 * layout.ownSize()]);
    var labels = new LinkedHashMap<String, List<String>>();
    labels.put("size", List.of("small", "large"));
    labels.put("marks", List.of("a", "b", "c", "e"));
    var configuration = TinyStudy.configuration("adam", 0.02);
    var member = new Member(9, 12, configuration, Phases.IN_TURN, loss(Cohort.Signal.LOSSES));
    var begun = Beginning.begun(new Beginning("wider", layout, weights, labels), member, LAYOUT, TinyStudy.data());
    assertThat(begun.misfit()).contains("encoder.layer.weight: (6, 10) there, (6, 8) here",
        "what is task colour's own: the model does not do it", "what is task marks's own: its labels are not those there",
        "tilt of task size: (10) there, (8) here");
    assertThat(begun.taken()).isPositive();
  }

  @Test
  void phasesEndWhereTheirSharesAddUp() {
    assertThat(Timeline.ends(List.of(0.7, 0.3), 10)).containsExactly(7, 10);
    assertThat(Timeline.ends(List.of(1 / 3.0, 1 / 3.0, 1 / 3.0), 100)).containsExactly(33, 67, 100);
    assertThat(Timeline.ends(List.of(0.0, 1.0), 100)).containsExactly(0, 100);
    assertThat(Timeline.ends(List.of(0.999, 0.001), 100)).containsExactly(100, 100);
  }
}
