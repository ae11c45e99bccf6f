package dev.medley.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.medley.api.error.InputException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LifelongReaderTest {

  private static StudySpace read(String lifelong) {
    return SpaceReader.read("tasks: [pos, food, genre]\n" + lifelong, "my.yaml", new InstalledComponents());
  }

  @Test
  void eachArrivalIsAPhaseWithAsManySteps() {
    var configuration = read("lifelong: {ewc: {order: [genre, pos, food], strength: 5}}\n").defaults();
    var lifelong = Lifelong.of(configuration).orElseThrow();
    assertThat(lifelong.method()).isEqualTo(Lifelong.Method.EWC);
    assertThat(lifelong.settings().real("strength")).isEqualTo(5);
    var phases = Phase.of(configuration);
    assertThat(phases).extracting(Phase::name).containsExactly("genre", "pos", "food");
    assertThat(phases).extracting(Phase::share).containsOnly(1.0 / 3);
    assertThat(phases).allMatch(phase -> phase.tasks().equals(List.of(phase.name())) && phase.anew());
    assertThat(Lifelong.of(configuration.withoutPhases())).isEmpty();
  }

  @Test
  void whatIsRememberedIsTrainedToo() {
    assertThat(Phase.of(read("lifelong: replay\n").defaults())).extracting(Phase::tasks).extracting(Object::toString)
        .containsExactly("[pos]", "[pos, food]", "[pos, food, genre]");
    assertThat(Phase.of(read("lifelong: joint\n").defaults())).extracting(Phase::tasks).extracting(Object::toString)
        .containsExactly("[pos, food, genre]");
  }

  @Test
  void theWayItsSettingsAndTheOrderAreSearched() {
    var space = read("lifelong: {choose: [naive, {replay: {buffer: {log-int: [10, 500]}, order: {permutation: tasks}}}, {ewc: search}]}\n");
    assertThat(space.space().parameters()).extracting(Parameter::path)
        .contains("lifelong", "lifelong.replay.buffer", "lifelong.replay.order",
            "lifelong.ewc.strength", "lifelong.ewc.mode")
        .doesNotContain("lifelong.naive.order");
    var again = SpaceReader.read(SpacePrinter.print(space), "printed.yaml", new InstalledComponents());
    assertThat(again.defaults()).isEqualTo(space.defaults());
    assertThat(again.space()).isEqualTo(space.space());
    assertThat(read("lifelong: {choose: all}\n").space().parameters()).extracting(Parameter::path).contains("lifelong");
    assertThat(Lifelong.of(read("lifelong:\n").defaults())).isEmpty();
  }

  @Test
  void settingsOfAllWaysAreSearchedTogether() {
    assertThat(read("lifelong: {choose: [naive, ewc], search: true}\n").space().parameters()).extracting(Parameter::path)
        .contains("lifelong.ewc.strength", "lifelong.ewc.fisher");
    assertThatThrownBy(() -> read("lifelong: {choose: [naive, joint], rung: 3}\n")).hasMessage("""
        MED-005 The key (rung) of lifelong (my.yaml:2) does not stand beside `choose`.
        Maybe one of: search.""");
    for (var none : List.of("[]", "naive")) {
      assertThatThrownBy(() -> read("lifelong: {choose: " + none + "}\n")).hasMessage("""
          MED-834 The lifelong (%s) of search space (my.yaml:2) must list one way or more.
          Maybe write `lifelong: replay`, or `{choose: [naive, replay]}`.""".formatted(none));
    }
  }

  @Test
  void whatOthersMakeOfArrivalsIsOptimisedWhereTheyArrive() {
    assertThat(read("lifelong: ewc\nobjective: [{maximize: lifelong.acc}, {minimize: lifelong.forgetting}]\n").objectives()).hasSize(2);
    assertThatThrownBy(() -> read("objective: {minimize: lifelong.forgetting}\n")).hasMessage(
        """
            MED-025 The objective (lifelong.forgetting) of search space (my.yaml:2) is of tasks that arrive one after the other, and here they do not.
            Maybe add `lifelong: replay`.""");
    assertThatThrownBy(() -> read("lifelong: ewc\nobjective: {maximize: lifelong.forgetting}\n")).hasMessageContaining(
        "is better if there is less of it");
  }

  @Test
  void everyProblemIsTold() {
    assertThatThrownBy(() -> read("""
        phases: [{a: {share: 1}}]
        lifelong: {choose: [replya, {ewc: {strength: 0}}, ewc, [si], {replay: {order: [pos]}}]}
        """)).isInstanceOf(InputException.class).hasMessage(
        """
            MED-834 The lifelong (replya) of search space (my.yaml:3) is no way to learn.
            Did you mean: replay?
            MED-834 The lifelong (ewc) of search space (my.yaml:3) is offered twice.
            Maybe remove one, and let its settings vary.
            MED-834 The lifelong ([si]) of search space (my.yaml:3) must be one way to learn.
            Maybe write `lifelong: replay`, or `{choose: [naive, replay]}`.
            MED-018 The strength (0) of lifelong ewc (my.yaml:3) must lie in [0.001, 100000000].
            Maybe take 0.001.
            MED-023 The order ([pos]) of lifelong replay (my.yaml:3) must name every task.
            Maybe add food, genre.
            MED-835 The lifelong ({choose: [replya, {ewc: {strength: 0}}, ewc, [si], {repla...) of search space (my.yaml:3) stands beside `phases`, but the arrival of each task is a phase of its own.
            Maybe remove one of the two.""");
  }
}
