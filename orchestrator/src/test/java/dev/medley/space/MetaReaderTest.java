package dev.medley.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.medley.api.error.InputException;
import dev.medley.api.parameter.Value;
import dev.medley.meta.InnerLoop;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MetaReaderTest {

  private static final String TASKS = "tasks: [{use: wave, many: 3}, {use: wave, as: other, many: 2, number: 70, role: new, few: 5}]\n";

  private static StudySpace read(String text) {
    return SpaceReader.read(text, "my.yaml", new InstalledComponents());
  }

  @Test
  void aFamilyIsAsManyTasks() {
    var space = read(TASKS + "meta: reptile\n");
    assertThat(space.taskNames()).containsExactly("wave-1", "wave-2", "wave-3", "other-1", "other-2");
    assertThat(space.tasks()).extracting(t -> t.settings().whole("number")).containsExactly(7, 8, 9, 70, 71);
    assertThat(space.newTasks()).containsExactly("other-1", "other-2");
    assertThat(space.tasks()).extracting(StudySpace.TaskUse::main).containsExactly(false, false, false, true, true);
    assertThat(space.tasks()).extracting(StudySpace.TaskUse::few).containsExactly(0, 0, 0, 5, 5);
  }

  @Test
  void howItAdaptsIsSaidOrSearched() {
    var fixed = read(TASKS + "meta: {fomaml: {inner-rate: 0.5, inner-steps: 2, adapt: 7}}\n");
    var meta = Meta.of(fixed.defaults()).orElseThrow();
    assertThat(meta.way()).isEqualTo(Meta.Way.FOMAML);
    assertThat(meta.newTasks()).containsExactly("other-1", "other-2");
    assertThat(meta.steps()).isEqualTo(7);
    assertThat(meta.loop()).isEqualTo(new InnerLoop(2, 0.5, false, true));
    var searched = read(TASKS + "meta: {choose: [{reptile: search}, {joint: {inner-rate: {log: [0.01, 1]}}}]}\n");
    assertThat(searched.space().parameters()).extracting(Parameter::path).containsExactlyInAnyOrder("meta", "meta.reptile.inner-rate",
        "meta.reptile.inner-steps", "meta.reptile.examples", "meta.reptile.adapt", "meta.joint.inner-rate");
    assertThat(Meta.of(searched.defaults()).orElseThrow().loop()).isEqualTo(new InnerLoop(5, 0.01, true, false));
    assertThat(Meta.of(read("tasks: [pos]\nmeta:\n").defaults())).isEmpty();
  }

  @Test
  void whatIsPrintedReadsAsTheSame() {
    var space = read(TASKS + "heads: shared\nmeta: {choose: all}\nobjective: {minimize: meta.adapted}\n");
    var again = SpaceReader.read(SpacePrinter.print(space), "printed.yaml", new InstalledComponents());
    assertThat(again.defaults()).isEqualTo(space.defaults());
    assertThat(again.space()).isEqualTo(space.space());
    assertThat(again.tasks()).isEqualTo(space.tasks());
    assertThat(again.oneHead()).containsExactly("wave-1", "wave-2", "wave-3");
    assertThat(read("tasks: [pos]\nheads: own\n").oneHead()).isEmpty();
  }

  @Test
  void theFirstNumberOfAFamilyIsReadAsAnyNumber() {
    var tasks = read("tasks: [{use: wave, many: 2, number: 1e2}, pos]\n").tasks();
    assertThat(tasks.subList(0, 2)).extracting(t -> t.settings().whole("number")).containsExactly(100, 101);
    for (var wrong : List.of("foo", "-7", "1.5", "{int: [1, 5]}"))
      assertThatThrownBy(() -> read("tasks: [{use: wave, many: 2, number: " + wrong + "}, pos]\n")).as(wrong)
          .isInstanceOf(InputException.class).hasMessageContaining("The number (");
  }

  @Test
  void whatIsWrongWithAFamilyIsToldOnce() {
    assertThatThrownBy(() -> read("tasks: [{use: wave, many: 1000, bogus: 1}, pos]\n")).isInstanceOf(InputException.class)
        .satisfies(e -> assertThat(e.getMessage().lines().filter(line -> line.startsWith("MED-"))).hasSize(1));
  }

  @Test
  void mixesAreOfWhatIsTrained() {
    var mix = read(TASKS + "sampler: {plain-mix: {shares: {simplex: tasks}}}\nmeta: reptile\n").space().parameters().getFirst();
    assertThat(((Parameter.Simplex) mix).parts()).containsExactly("wave-1", "wave-2", "wave-3");
  }

  @Test
  void aConfigurationIsTrainedForItsOwnTasksOrForAll() {
    var configuration = read(TASKS + "meta: {reptile: {inner-rate: 0.2, adapt: 4}}\n").defaults();
    assertThat(Meta.of(configuration.withoutMeta())).isEmpty();
    assertThat(Meta.newTasks(configuration.withoutMeta())).isEmpty();
    var joint = Meta.of(configuration.initialisedJointly()).orElseThrow();
    assertThat(joint.way()).isEqualTo(Meta.Way.JOINT);
    assertThat(joint.rate()).isEqualTo(0.2);
    assertThat(joint.steps()).isEqualTo(4);
    assertThat(joint.settings().values()).containsOnlyKeys("inner-rate", "adapt");
    assertThat(configuration.initialisedJointly().values()).containsEntry("new-tasks", new Value.Order(List.of("other-1", "other-2")));
  }

  @Test
  void everyProblemIsTold() {
    assertThatThrownBy(() -> read("""
        tasks: [pos, {use: wave, many: 0}, {use: food, many: 2}]
        heads: common
        phases: [{a: {share: 1}}]
        lifelong: naive
        meta: {choose: [reptil, fomaml, fomaml, [joint]]}
        """)).isInstanceOf(InputException.class).hasMessage(
        """
            MED-888 The many (0) of task wave (my.yaml:1) must be a whole number from 1 to 10000.
            Maybe write `many: 100`.
            MED-888 The many (2) of task food (my.yaml:1) asks for several tasks, and nothing tells them apart: it has no setting `number`.
            Maybe name each by itself.
            MED-889 The heads (common) of search space (my.yaml:2) is none of its options.
            Maybe one of: own, shared.
            MED-835 The lifelong (naive) of search space (my.yaml:4) stands beside `phases`, but the arrival of each task is a phase of its own.
            Maybe remove one of the two.
            MED-885 The meta (reptil) of search space (my.yaml:5) is no way to learn.
            Did you mean: reptile?
            MED-885 The meta (fomaml) of search space (my.yaml:5) is offered twice.
            Maybe remove one, and let its settings vary.
            MED-885 The meta ([joint]) of search space (my.yaml:5) must be one way to learn.
            Maybe write `meta: reptile`, or `{choose: [reptile, fomaml, joint]}`.
            MED-886 The meta ({choose: [reptil, fomaml, fomaml, [joint]]}) of search space (my.yaml:5) stands beside `lifelong`, which holds a model to tasks that have been.
            Maybe remove one of the two.
            MED-886 The meta ({choose: [reptil, fomaml, fomaml, [joint]]}) of search space (my.yaml:5) stands beside `phases`, which would train on from an initialisation before it has adapted to anything.
            Maybe remove one of the two.
            MED-886 The meta ({choose: [reptil, fomaml, fomaml, [joint]]}) of search space (my.yaml:5) has no task to adapt to, by which an initialisation is judged.
            Maybe give a task `role: new`, and `few: 10` of its examples.""");
    assertThatThrownBy(() -> read("tasks: [pos, {use: food, role: new}]\nmeta:\n")).hasMessageStartingWith("MED-887");
    assertThatThrownBy(() -> read("tasks: [pos, {use: food, role: new}]\nobjective: {minimize: meta.adapted}\n"))
        .isInstanceOf(InputException.class).hasMessage("""
            MED-887 The task (food) of search space (my.yaml:1) has the role `new`, but nothing says how a model comes to adapt to it.
            Maybe add `meta: reptile`, or remove `role: new`.
            MED-025 The objective (meta.adapted) of search space (my.yaml:2) is of new tasks, and here nothing adapts to any.
            Maybe add `meta: reptile`, and a task with `role: new`.""");
    assertThatThrownBy(() -> read(TASKS + "meta: reptile\nobjective: {minimize: meta.after-5}\n")).hasMessageContaining("""
        is shown, and cannot be optimised.
        Maybe write `{minimize: meta.adapted}`.""");
    assertThatThrownBy(() -> read("tasks: [{use: food, role: new}]\nmeta: joint\n")).hasMessage("""
        MED-886 The meta (joint) of search space (my.yaml:2) has no task to train on, since all are new.
        Maybe take `role: new` from some.""");
  }
}
