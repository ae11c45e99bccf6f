package dev.medley.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.medley.api.error.InputException;
import dev.medley.api.parameter.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SpaceReaderTest {

  private static final String TASKS = "tasks: [pos, food]\n";
  private static final List<Condition> ALWAYS = List.of();

  private static StudySpace read(String text) {
    return SpaceReader.read(text, "folder/my space.yaml", new InstalledComponents());
  }

  private static List<Parameter> parameters(String text) {
    return read(TASKS + text).space().parameters();
  }

  @Test
  void readsTheExampleOfTheDesign() {
    var space = read("""
        study: intents
        tasks: [banking77, clinc150, {use: hwu64, role: main}, {use: csv, file: my-data.csv, text: utterance, target: intent}]
        encoder: {choose: [{text-cnn: {width: {int: [32, 128]}}}, transformer]}
        sharing: {choose: [hard, mmoe, {cross-stitch: {}}]}
        sampler: {mix: {shares: {simplex: tasks}}}
        loss: {choose: all}
        optimizer: {adam: {rate: {log: [1e-4, 1e-2]}}}
        objective: {maximize: delta_m}          # or a list: a Pareto front
        budget: {trials: 64, steps: 600}
        """);
    assertThat(space.study()).isEqualTo("intents");
    assertThat(space.taskNames()).containsExactly("banking77", "clinc150", "hwu64", "csv");
    assertThat(space.tasks().getLast().settings().word("file")).isEqualTo("my-data.csv");
    assertThat(space.tasks().getLast().settings().flag("header")).isTrue();
    assertThat(space.budget()).isEqualTo(new StudySpace.Budget(64, 600));
    assertThat(space.objective()).isEqualTo(new StudySpace.Objective("delta_m", true));
    assertThat(space.search().name()).isEqualTo("auto");
    assertThat(space.space().parameters()).containsExactly(
        new Parameter.Choice("encoder", List.of("text-cnn", "transformer"), ALWAYS),
        new Parameter.Whole("encoder.text-cnn.width", 32, 128, Parameter.Scale.LINEAR, List.of(new Condition("encoder", "text-cnn"))),
        new Parameter.Choice("sharing", List.of("hard", "mmoe", "cross-stitch"), ALWAYS),
        new Parameter.Simplex("sampler.mix.shares", space.taskNames(), ALWAYS),
        new Parameter.Choice("loss", List.of("equal", "gradnorm", "mgda", "pcgrad", "static", "uncertainty"), ALWAYS),
        new Parameter.Real("optimizer.adam.rate", 1e-4, 1e-2, Parameter.Scale.LOG, ALWAYS));
    assertThat(space.fixed()).containsEntry("optimizer", new Value.Word("adam"))
        .containsEntry("encoder.transformer.width", new Value.Whole(64)).doesNotContainKey("loss");
  }

  @Test
  void takesWhatIsUsualForWhatIsNotSaid() {
    var space = read(TASKS);
    assertThat(space.study()).isEqualTo("my-space");
    assertThat(space.space().parameters()).isEmpty();
    assertThat(space.fixed())
        .containsEntry("encoder", new Value.Word("text-cnn"))
        .containsEntry("sharing", new Value.Word("hard"))
        .containsEntry("sampler", new Value.Word("proportional"))
        .containsEntry("loss", new Value.Word("equal"))
        .containsEntry("optimizer", new Value.Word("adam"))
        .containsEntry("optimizer.adam.rate", new Value.Real(1e-3))
        .containsEntry("batch.rows", new Value.Whole(32));
    assertThat(space.text().whole("length")).isEqualTo(32);
    assertThat(space.objective()).isEqualTo(new StudySpace.Objective("delta_m", true));
    assertThat(space.source()).isEqualTo(TASKS);
  }

  @Test
  void takesTheFirstComponentWhereTheUsualOneIsNotInstalled() {
    var some = new Catalogue() {
      @Override
      public List<Declaration> declarations(Section section) {
        return List.of(new Declaration("one", "", List.of()), new Declaration("two", "", List.of()));
      }

      @Override
      public List<Declaration> tasks() {
        return new InstalledComponents().tasks();
      }

      @Override
      public List<Declaration> searches() {
        return List.of();
      }
    };
    var space = SpaceReader.read(TASKS, "s.yaml", some);
    assertThat(space.fixed()).containsEntry("encoder", new Value.Word("one")).containsEntry("optimizer", new Value.Word("one"));
    assertThat(space.search().name()).isEqualTo("auto");
  }

  @Test
  void readsEveryWayToVaryANumber() {
    assertThat(parameters("batch: {rows: {log-int: [8, 64]}, micro-batches: {choose: [4, 8]}}")).containsExactly(
        new Parameter.Whole("batch.rows", 8, 64, Parameter.Scale.LOG, ALWAYS),
        new Parameter.Choice("batch.micro-batches", List.of("4", "8"), ALWAYS));
    assertThat(parameters("optimizer: {sgd: {weight-decay: {uniform: [0, 0.5]}, warmup: {choose: [0, 0.05, 1e-1]}, rate: search}}"))
        .containsExactly(
            new Parameter.Real("optimizer.sgd.rate", 1e-6, 1, Parameter.Scale.LOG, ALWAYS),
            new Parameter.Real("optimizer.sgd.weight-decay", 0, 0.5, Parameter.Scale.LINEAR, ALWAYS),
            new Parameter.Choice("optimizer.sgd.warmup", List.of("0", "0.05", "0.1"), ALWAYS));
  }

  @Test
  void readsWhichStudiesTheSearchBeginsWith() {
    assertThat(read(TASKS).transfer()).isEqualTo(Transfer.NONE);
    assertThat(read(TASKS + "transfer: none").transfer()).isEqualTo(Transfer.NONE);
    assertThat(read(TASKS + "transfer: auto").transfer()).isEqualTo(new Transfer.MostAlike());
    assertThat(read(TASKS + "transfer: [auto, 7, auto]").transfer()).isEqualTo(new Transfer.Named(List.of("auto", "7")));
  }

  @Test
  void readsChoicesAndFlags() {
    assertThat(parameters("optimizer: {adam: {schedule: {choose: [constant, linear]}}}"))
        .containsExactly(new Parameter.Choice("optimizer.adam.schedule", List.of("constant", "linear"), ALWAYS));
    assertThat(parameters("optimizer: {adam: {schedule: {choose: all}}}"))
        .containsExactly(new Parameter.Choice("optimizer.adam.schedule", List.of("constant", "cosine", "linear"), ALWAYS));
    assertThat(parameters("sampler: {curriculum: {cumulative: search}}"))
        .containsExactly(new Parameter.Choice("sampler.curriculum.cumulative", List.of("true", "false"), ALWAYS));
  }

  @Test
  void readsSharesAndOrders() {
    assertThat(read(TASKS + "sampler: {mix: {shares: {pos: 0.25, food: 0.75}}}").fixed()).containsEntry("sampler.mix.shares",
        new Value.Shares(Map.of("pos", 0.25, "food", 0.75)));
    assertThat(read(TASKS + "sampler: {mix: {shares: {food: 1}}}").fixed()).containsEntry("sampler.mix.shares",
        new Value.Shares(Map.of("pos", 0.0, "food", 1.0)));
    assertThat(read(TASKS + "sampler: {mix: {shares: equal}}").fixed()).containsEntry("sampler.mix.shares",
        new Value.Shares(Map.of("pos", 0.5, "food", 0.5)));
    assertThat(parameters("sampler: {mix: {shares: {simplex: [food, pos]}}}"))
        .containsExactly(new Parameter.Simplex("sampler.mix.shares", List.of("food", "pos"), ALWAYS));
    assertThat(read(TASKS + "sampler: {curriculum: {order: [food, pos]}}").fixed()).containsEntry("sampler.curriculum.order",
        new Value.Order(List.of("food", "pos")));
    assertThat(parameters("sampler: {curriculum: {order: {permutation: tasks}}}"))
        .containsExactly(new Parameter.Permutation("sampler.curriculum.order", List.of("pos", "food"), ALWAYS));
  }

  @Test
  void readsMixesThatChange() {
    var rising = new Value.Schedules(Map.of("pos", new Value.Schedule(List.of(1.0, 0.5)), "food", new Value.Schedule(List.of(0.0, 0.5))));
    assertThat(read(TASKS + "sampler: {mix: {shares: {schedule: [{pos: 1}, equal]}}}").fixed()).containsEntry("sampler.mix.shares", rising);
    assertThat(read(TASKS + "sampler: {mix: {shares: {pos: {schedule: [1, 0.5]}, food: {schedule: [0, 0.5]}}}}").fixed())
        .containsEntry("sampler.mix.shares", rising);
    assertThat(read(TASKS + "sampler: {mix: {shares: {pos: {schedule: [0.5, 0.5, 0.5]}, food: 0.5}}}").fixed())
        .containsEntry("sampler.mix.shares", new Value.Schedules(Map.of("pos", new Value.Schedule(List.of(0.5, 0.5, 0.5)), "food",
            new Value.Schedule(List.of(0.5, 0.5, 0.5)))));
    assertThat(parameters("sampler: {mix: {shares: {schedule: {simplex: tasks, least: 0.1}, points: 2}}}")).containsExactly(
        new Parameter.Simplex("sampler.mix.shares.moment-1", List.of("pos", "food"), List.of(0.1, 0.1), 2, ALWAYS),
        new Parameter.Simplex("sampler.mix.shares.moment-2", List.of("pos", "food"), List.of(0.1, 0.1), 2, ALWAYS));
  }

  @Test
  void aMixThatIsSearchedMomentByMomentIsOneMixThatChanges() {
    var space = read(TASKS + "sampler: {mix: {shares: {schedule: {simplex: tasks}, points: 2}}}");
    var point = Point.of(Map.of("sampler.mix.shares.moment-1", new Value.Shares(Map.of("pos", 1.0, "food", 0.0)),
        "sampler.mix.shares.moment-2", new Value.Shares(Map.of("pos", 0.25, "food", 0.75))));
    assertThat(space.configure(point).values()).containsEntry("sampler.mix.shares", new Value.Schedules(
        Map.of("pos", new Value.Schedule(List.of(1.0, 0.25)), "food", new Value.Schedule(List.of(0.0, 0.75)))));
    assertThat(space.configure(StartPoints.of(space, Map.of()).getFirst()).values()).containsEntry("sampler.mix.shares",
        new Value.Schedules(Map.of("pos", new Value.Schedule(List.of(0.5, 0.5)), "food", new Value.Schedule(List.of(0.5, 0.5)))));
  }

  @Test
  void readsHowTrialsAreAPopulation() {
    assertThat(read(TASKS).population()).isEmpty();
    assertThat(read(TASKS + "population: {generations: 5, part: 0.5}").population()).contains(new Population(5, 0.5, 1.2, 0.25));
    var changing = read(TASKS
        + "sampler: {choose: [{mix: {shares: {simplex: tasks}}}, {plain-mix: {shares: {simplex: tasks}}}, {temperature: search}]}"
        + "\nloss: {static: {weights: {pos: search}}}\noptimizer: {adam: {rate: search, weight-decay: search}}\nencoder: {bag: search}");
    assertThat(Changing.among(changing, new InstalledComponents())).extracting(Parameter::path).containsExactly("sampler.mix.shares",
        "sampler.temperature.temperature", "loss.static.weights.pos", "optimizer.adam.rate");
  }

  @Test
  void readsWhatLimitsMixesAndOrders() {
    var mix = "sampler.mix.shares";
    assertThat(parameters("sampler: {mix: {shares: {simplex: tasks, least: {food: 0.2}, at-most: 1}}}"))
        .containsExactly(new Parameter.Simplex(mix, List.of("pos", "food"), List.of(0.0, 0.2), 1, ALWAYS));
    var least = read(TASKS + "sampler: {mix: {shares: {simplex: tasks, least: 0.25}}}");
    assertThat(least.space().parameters())
        .containsExactly(new Parameter.Simplex(mix, List.of("pos", "food"), List.of(0.25, 0.25), 2, ALWAYS));
    assertThat(least.start()).containsEntry(mix, new Value.Shares(Map.of("pos", 0.5, "food", 0.5)));
    var ordered = read(TASKS + "sampler: {curriculum: {order: {permutation: tasks, before: [[food, pos]]}}}");
    assertThat(ordered.space().parameters()).containsExactly(new Parameter.Permutation("sampler.curriculum.order", List.of("pos", "food"),
        List.of(new Parameter.Precedence("food", "pos")), ALWAYS));
    assertThat(ordered.start()).containsEntry("sampler.curriculum.order", new Value.Order(List.of("food", "pos")));
  }

  @Test
  void readsNumbersThatChangeOverTheTraining() {
    var rate = "optimizer.adam.rate";
    assertThat(read(TASKS + "optimizer: {adam: {rate: {schedule: [0.01, 0.1, 1e-3]}}}").fixed()).containsEntry(rate,
        new Value.Schedule(List.of(0.01, 0.1, 1e-3)));
    var searched = read(TASKS + "optimizer: {adam: {rate: {schedule: {log: [1e-4, 1e-2]}, points: 3}}}");
    assertThat(searched.space().parameters()).containsExactly(new Parameter.Schedule(rate, 1e-4, 1e-2, Parameter.Scale.LOG, 3, ALWAYS));
    assertThat(searched.start()).containsEntry(rate, new Value.Schedule(List.of(1e-3, 1e-3, 1e-3)));
    var weights = "loss.static.weights";
    var some = read(TASKS + "loss: {static: {weights: {pos: {schedule: {uniform: [1, 2]}, points: 2}, food: 3}}}");
    assertThat(some.space().parameters())
        .containsExactly(new Parameter.Schedule(weights + ".pos", 1, 2, Parameter.Scale.LINEAR, 2, ALWAYS));
    var point = Point.of(Map.of(weights + ".pos", new Value.Schedule(List.of(1.5, 2.0))));
    var pos = new Value.Schedule(List.of(1.5, 2.0));
    var food = new Value.Schedule(List.of(3.0));
    assertThat(some.configure(point).values()).containsEntry(weights, new Value.Schedules(Map.of("pos", pos, "food", food)));
    assertThat(parameters("loss: {static: {weights: {schedule: search}}}")).hasSize(2)
        .allSatisfy(p -> assertThat(p).isInstanceOf(Parameter.Schedule.class));
    assertThat(StartPoints.of(some, Map.of()).getFirst().values()).containsEntry(weights + ".pos", new Value.Schedule(List.of(1.0, 1.0)));
  }

  @Test
  void readsOddsAndOrderedOptions() {
    assertThat(parameters("optimizer: {adam: {weight-decay: {logit: [0.01, 0.5]}, schedule: {ordered: [constant, linear, cosine]}}}"))
        .containsExactly(new Parameter.Real("optimizer.adam.weight-decay", 0.01, 0.5, Parameter.Scale.LOGIT, ALWAYS),
            new Parameter.Choice("optimizer.adam.schedule", List.of("constant", "linear", "cosine"), true, ALWAYS));
  }

  @Test
  void readsNumbersPerTask() {
    var weights = "loss.static.weights";
    assertThat(read(TASKS + "loss: {static: {weights: 2}}").fixed()).containsEntry(weights,
        new Value.Numbers(Map.of("pos", 2.0, "food", 2.0)));
    assertThat(read(TASKS + "loss: {static: {weights: {food: 3}}}").fixed()).containsEntry(weights,
        new Value.Numbers(Map.of("pos", 1.0, "food", 3.0)));
    assertThat(parameters("loss: {static: {weights: {log: [0.1, 10]}}}")).containsExactly(
        new Parameter.Real(weights + ".pos", 0.1, 10, Parameter.Scale.LOG, ALWAYS),
        new Parameter.Real(weights + ".food", 0.1, 10, Parameter.Scale.LOG, ALWAYS));
    var some = read(TASKS + "loss: {static: {weights: {pos: {uniform: [2, 4]}, food: 3}}}");
    assertThat(some.space().parameters()).containsExactly(new Parameter.Real(weights + ".pos", 2, 4, Parameter.Scale.LINEAR, ALWAYS));
    assertThat(some.start()).containsEntry(weights, new Value.Numbers(Map.of("pos", 2.0, "food", 3.0)));
    assertThat(parameters("loss: {static: {weights: search}}")).hasSize(2);
  }

  @Test
  void aComponentMayBeSearchedWhole() {
    assertThat(parameters("sharing: {mmoe: search}")).extracting(Parameter::path).containsExactly("sharing.mmoe.experts",
        "sharing.mmoe.width");
    assertThat(parameters("sharing: {choose: all, search: true}")).extracting(Parameter::path).containsExactly("sharing",
        "sharing.mmoe.experts", "sharing.mmoe.width");
    assertThat(parameters("sharing: {choose: [{mmoe: {experts: 4}}, hard], search: true}")).extracting(Parameter::path)
        .containsExactly("sharing", "sharing.mmoe.width");
  }

  @Test
  void whatHasOneValueDoesNotVary() {
    assertThat(parameters("""
        encoder: {choose: [bag]}
        optimizer: {adam: {rate: {log: [1e-3, 1e-3]}, schedule: {choose: [linear]}}}
        sampler: {mix: {shares: {simplex: [pos]}}}
        batch: {rows: {int: [8, 8]}}
        """)).isEmpty();
  }

  @Test
  void tasksHaveRolesAndNames() {
    var space = read("tasks: [pos, {use: food, role: auxiliary}, {use: food, as: food-again}]");
    assertThat(space.taskNames()).containsExactly("pos", "food", "food-again");
    assertThat(space.tasks()).extracting(StudySpace.TaskUse::main).containsExactly(true, false, true);
    assertThat(space.tasks()).extracting(StudySpace.TaskUse::component).containsExactly("pos", "food", "food");
  }

  @Test
  void numbersAreThoseOfYaml12() {
    for (var written : List.of("1e-4", "1E-4", "1.0e-4", "0.0001", "+1e-4", ".0001", "1.e-4")) {
      assertThat(read(TASKS + "optimizer: {adam: {rate: " + written + "}}").fixed()).as(written).containsEntry("optimizer.adam.rate",
          new Value.Real(1e-4));
    }
    assertThat(read(TASKS + "budget: {trials: 1e2}").budget().trials()).isEqualTo(100);
  }

  @Test
  void anchorsRepeatValues() {
    var space = read(TASKS + "optimizer: {choose: [{adam: &same {rate: {log: [1e-4, 1e-2]}}}, {sgd: *same}]}");
    assertThat(space.space().parameters()).extracting(Parameter::path).containsExactly("optimizer", "optimizer.adam.rate",
        "optimizer.sgd.rate");
  }

  @Test
  void readsBytesWithAByteOrderMark() {
    var space = SpaceReader.read(("\uFEFF" + TASKS).getBytes(StandardCharsets.UTF_8), "s.yaml", new InstalledComponents());
    assertThat(space.taskNames()).containsExactly("pos", "food");
  }

  @Test
  void bytesThatAreNotUtf8AreNamed() {
    byte[] bytes = "tasks: [pos]\n# caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> SpaceReader.read(bytes, "s.yaml", new InstalledComponents()))
        .isInstanceOf(InputException.class)
        .hasMessage("MED-007 The byte (0xE9) of search space (s.yaml:2) is not UTF-8.\nMaybe save the file as UTF-8.");
  }

  @Test
  void aTasksLossHasAUnit() {
    var space = SpaceReader.read("study: s\ntasks: [pos, {use: food, loss-scale: 0.05}]\n", "s.yaml", new InstalledComponents());
    assertThat(space.tasks()).extracting(StudySpace.TaskUse::lossScale).containsExactly(1.0, 0.05);
    assertThat(SpaceReader.read(SpacePrinter.print(space), "s.yaml", new InstalledComponents()).tasks()).isEqualTo(space.tasks());
  }

  @Test
  void rungsAreOneRuleWithItsSettings() {
    assertThat(read(TASKS).rungs()).isEqualTo(StudySpace.NO_RUNGS);
    var halving = read(TASKS + "\nrungs: halving").rungs();
    assertThat(halving.name()).isEqualTo("halving");
    assertThat(halving.settings().whole("first")).isZero();
    assertThat(halving.settings().whole("factor")).isEqualTo(3);
    assertThat(halving.settings().real("guard")).isEqualTo(100);
    var median = read(TASKS + "\nrungs: {median: {first: 50, guard: 1}}").rungs();
    assertThat(median.settings().whole("first")).isEqualTo(50);
    assertThat(median.settings().whole("fewest")).isEqualTo(5);
    assertThat(median.settings().real("guard")).isEqualTo(1);
  }

  @Test
  void severalObjectivesStandInAList() {
    var space = read(TASKS + "\nobjective: [{maximize: delta_m}, {minimize: food.rmse}]");
    assertThat(space.objectives()).containsExactly(new StudySpace.Objective("delta_m", true), new StudySpace.Objective("food.rmse", false));
    assertThat(space.objective()).isEqualTo(space.objectives().getFirst());
    assertThat(read(TASKS + "\nobjective: [{minimize: food.rmse}]").objectives()).hasSize(1);
  }
}
