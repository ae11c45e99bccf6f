package dev.medley.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.Loss;
import dev.medley.api.parameter.Value;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Slice;
import dev.medley.lifelong.AGem;
import dev.medley.space.Configuration;
import dev.medley.space.Lifelong;
import dev.medley.space.Phase;
import dev.medley.training.compile.ParameterLayout;
import dev.medley.training.compile.StepProgram;
import dev.medley.training.data.StudyData;
import dev.medley.training.engine.Engine;
import dev.medley.training.model.Distillation;
import dev.medley.training.model.Model;
import dev.medley.training.random.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tasks that arrive one after the other.
class LifelongIT {

  private static final int STEPS = 40;
  private static final int ARRIVAL = STEPS / TinyStudy.TASKS;
  private static final List<String> ORDER = List.of("size", "colour", "worth", "marks");

  private static final StudyData DATA = TinyStudy.data();
  private static final ParameterLayout LAYOUT = StepProgram.prediction(TinyStudy.model().apply(1).plan(1, 1, TinyStudy.TASKS)).layout();

  private static Configuration configuration(String method, String optimizer, double strength, String mode) {
    String path = "lifelong." + method + ".";
    var all = new HashMap<String, Value>(Map.of("lifelong", new Value.Word(method), path + "order", new Value.Order(ORDER)));
    switch (method) {
      case "ewc" -> all.putAll(Map.of(path + "strength", new Value.Real(strength), path + "mode",
          new Value.Word(mode.equals("sampled") ? "separate" : mode), path + "decay", new Value.Real(0.5), path + "examples",
          new Value.Whole(12), path + "fisher", new Value.Word(mode.equals("sampled") ? "sampled" : "empirical")));
      case "si" -> all.putAll(Map.of(path + "strength", new Value.Real(strength), path + "damping", new Value.Real(0.1)));
      case "lwf" -> all.putAll(Map.of(path + "strength", new Value.Real(strength), path + "temperature", new Value.Real(2)));
      case "replay", "a-gem" -> all.putAll(Map.of(path + "buffer", new Value.Whole(20), path + "keep", new Value.Word(mode), path + "share",
          new Value.Real(strength)));
      default -> {}
    }
    return TinyStudy.configuration(optimizer, 0.02).with(all);
  }

  private static Member member(long trial, Configuration configuration) {
    Loss loss = configuration.values().containsKey("lifelong.a-gem.order") ? new AGem() : new Recorded().equal();
    var phases = Phase.of(configuration).stream().map(phase -> new PhaseTraining(phase, Phases.IN_TURN, loss)).toList();
    return new Member(trial, 11, configuration, Phases.IN_TURN, loss, phases, Optional.empty());
  }

  private static Cohort cohort(Member... members) {
    var distillation = Lifelong.of(members[0].configuration()).filter(l -> l.method() == Lifelong.Method.LWF)
        .map(l -> new Distillation(l.settings()));
    return new Cohort(List.of(members), rows -> Model.write(DATA.shape(), new TinyStudy.TinyEncoder(8), "tiny", TinyStudy.SHARING, "tilted",
        new TreeMap<>(), distillation, rows), TinyStudy.ROWS, TinyStudy.MICRO_BATCHES, STEPS,
        List.of(0, ARRIVAL, 2 * ARRIVAL, 3 * ARRIVAL));
  }

  private static MemberResult trained(Member... members) {
    try (var arena = Engine.get().open("cpu")) {
      return new CohortTrainer(cohort(members), DATA, arena).train().getFirst();
    }
  }

  private static Snapshot after(int step, Member member) {
    try (var arena = Engine.get().open("cpu")) {
      var trainer = new CohortTrainer(cohort(member), DATA, arena);
      while (trainer.step() < step) trainer.advance();
      return trainer.snapshots().getFirst();
    }
  }

  @ParameterizedTest
  @CsvSource({"ewc,adam,separate", "ewc,sgd,online", "ewc,sgd,sampled", "si,adam,"})
  void withoutStrengthNothingIsHeld(String method, String optimizer, String mode) {
    var naive = trained(member(3, configuration("naive", optimizer, 0, "")));
    var held = trained(member(3, configuration(method, optimizer, 0, mode == null ? "" : mode)));
    assertThat(held.failure()).isEmpty();
    assertThat(held.weights().toBytes()).isEqualTo(naive.weights().toBytes());
  }

  /// The mean of the squares of single examples' gradients, found again by moving one parameter at a time and looking at each example's loss.
  @Test
  void consolidationLooksAtEveryExampleAlone() {
    var member = member(3, configuration("ewc", "sgd", 1, "separate"));
    var end = after(ARRIVAL, member);
    var held = after(ARRIVAL + 1, member);
    int task = DATA.names().indexOf("size");
    var stream = new RowStream(DATA.tasks().get(task).rows(new Slice.All()), Streams.seed(11, 3, "squares of " + task));
    int first = DATA.tasks().get(task).firstRow();
    var examples = IntStream.range(0, 12).map(_ -> stream.next() - first).toArray();
    float step = 2e-2f;
    for (var name : List.of("encoder.layer.weight", "encoder.layer.bias")) {
      var place = LAYOUT.shared().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
      for (int i = 0; i < 4; i++) {
        int at = place.offset() + i;
        var up = losses(end, at, step).of(task);
        var down = losses(end, at, -step).of(task);
        double square = Arrays.stream(examples).mapToDouble(e -> (up.get(e) - down.get(e)) / (2 * step)).map(g -> g * g).average()
            .orElseThrow();
        assertThat((double) held.kept("shared_a")[at]).as(name + " " + i).isCloseTo(square, within(0.02 * square + 2e-5));
        assertThat(held.kept("shared_b")[at]).isEqualTo(held.kept("shared_a")[at] * end.kept("shared")[at]);
      }
    }
    // Not the square of the mean, which is smaller.
    assertThat(held.kept("own_a")).isNotEqualTo(new float[held.kept("own_a").length]);
  }

  /// Other labels, other gradients; but as large as chance makes them, on as many examples of the same task.
  @Test
  void drawnLabelsAreOthersThanTheDatas() {
    var data = after(ARRIVAL + 1, member(3, configuration("ewc", "sgd", 1, "separate")));
    var drawn = after(ARRIVAL + 1, member(3, configuration("ewc", "sgd", 1, "sampled")));
    assertThat(drawn.kept("shared")).isEqualTo(data.kept("shared"));
    assertThat(drawn.kept("shared_a")).isNotEqualTo(data.kept("shared_a"));
    assertThat(sum(drawn.kept("shared_a"))).isBetween(sum(data.kept("shared_a")) / 5, sum(data.kept("shared_a")) * 5);
  }

  private static double sum(float[] numbers) {
    double sum = 0;
    for (float number : numbers) sum += number;
    return sum;
  }

  private static ExampleLosses losses(Snapshot at, int index, float step) {
    float[] shared = at.kept("shared").clone();
    shared[index] += step;
    var member = new Member(3, 11, TinyStudy.configuration("sgd", 0.02), TinyStudy.IN_TURN, new Recorded().equal());
    try (var arena = Engine.get().open("cpu")) {
      return Scoring.losses(TinyStudy.cohort(List.of(member), STEPS), List.of(new Weights(shared, at.kept("own"))), DATA, arena).getFirst();
    }
  }

  /// By plain descent with momentum, a step differs from one that nothing holds by the rate times the derivative of half of `strength · A (θ - B/A)²`.
  @ParameterizedTest
  @CsvSource({"ewc,3", "si,0.4"})
  void theGradientOfAQuadraticJoinsThatOfTheLosses(String method, double strength) {
    double pull = method.equals("si") ? 2 * strength : strength;
    var held = member(3, configuration(method, "sgd", strength, "separate"));
    var free = member(3, configuration(method, "sgd", 0, "separate"));
    float[] now = after(ARRIVAL + 1, held).kept("shared");
    assertThat(now).isEqualTo(after(ARRIVAL + 1, free).kept("shared"));
    var next = after(ARRIVAL + 2, held);
    float[] without = after(ARRIVAL + 2, free).kept("shared");
    for (int i = 0; i < now.length; i++) {
      double gradient = pull * (next.kept("shared_a")[i] * now[i] - next.kept("shared_b")[i]);
      assertThat((double) next.kept("shared")[i]).isCloseTo(without[i] - 0.02 * gradient, within(2e-6));
    }
    assertThat(next.kept("shared")).isNotEqualTo(without);
  }

  @Test
  void onlineForgetsTheWeightOfEarlierTasks() {
    var separate = after(2 * ARRIVAL + 1, member(3, configuration("ewc", "sgd", 0, "separate")));
    var online = after(2 * ARRIVAL + 1, member(3, configuration("ewc", "sgd", 0, "online")));
    var first = after(ARRIVAL + 1, member(3, configuration("ewc", "sgd", 0, "online")));
    float[] now = after(2 * ARRIVAL, member(3, configuration("ewc", "sgd", 0, "online"))).kept("shared");
    for (int i = 0; i < now.length; i++) {
      double second = separate.kept("shared_a")[i] - first.kept("shared_a")[i];
      assertThat((double) online.kept("shared_a")[i]).isCloseTo(0.5 * first.kept("shared_a")[i] + second, within(1e-5));
      assertThat((double) online.kept("shared_b")[i]).isCloseTo(online.kept("shared_a")[i] * now[i], within(1e-5));
    }
  }

  /// In the first step of plain descent, a parameter goes `-rate · g` and lowers the losses by `g` times that.
  @Test
  void theWayOfAParameterCountsByWhatItLowersTheLossesBy() {
    var member = member(3, configuration("si", "sgd", 0.1, ""));
    float[] start = after(0, member).kept("shared");
    var first = after(1, member);
    for (int i = 0; i < start.length; i++) {
      double way = first.kept("shared")[i] - start[i];
      assertThat((double) first.kept("shared_path")[i]).isCloseTo(way * way / 0.02, within(1e-6 + 1e-3 * way * way / 0.02));
    }
    var end = after(ARRIVAL, member);
    var held = after(ARRIVAL + 1, member);
    assertThat(end.kept("shared_begin")).isEqualTo(start);
    for (int i = 0; i < start.length; i++) {
      double way = end.kept("shared")[i] - start[i];
      assertThat((double) held.kept("shared_a")[i]).isCloseTo(Math.max(0, end.kept("shared_path")[i]) / (way * way + 0.1), within(1e-6));
    }
    assertThat(held.kept("shared_begin")).isEqualTo(end.kept("shared"));
  }

  @ParameterizedTest
  @CsvSource({"ewc,separate,9", "ewc,online,10", "ewc,sampled,10", "ewc,separate,21", "si,,11", "replay,balanced,25", "a-gem,reservoir,35",
    "lwf,,12",
    "lwf,,30"})
  void aStopChangesNothing(String method, String mode, int step) {
    double strength = List.of("si", "ewc", "lwf").contains(method) ? 2 : 0.5;
    var member = member(3, configuration(method, "adam", strength, mode == null ? "" : mode));
    var undisturbed = trained(member);
    assertThat(undisturbed.failure()).isEmpty();
    var from = after(step, member);
    try (var arena = Engine.get().open("cpu")) {
      var again = new CohortTrainer(cohort(member), DATA, arena, List.of(from), new Pulse()).train().getFirst();
      assertThat(again.weights().toBytes()).isEqualTo(undisturbed.weights().toBytes());
      assertThat(again.scores()).isEqualTo(undisturbed.scores());
    }
  }

  @Test
  void membersOfOtherStrengthsDoNotDisturbEachOther() {
    var members = new ArrayList<Member>();
    for (int i = 0; i < 3; i++)
      members.add(member(3 + i, configuration("ewc", "adam", Math.pow(10, i), List.of("separate", "online", "sampled").get(i))));
    try (var arena = Engine.get().open("cpu")) {
      var together = new CohortTrainer(cohort(members.toArray(Member[]::new)), DATA, arena).train();
      for (int k = 0; k < 3; k++) {
        float[] wanted = trained(members.get(k)).weights().shared();
        float[] found = together.get(k).weights().shared();
        for (int i = 0; i < wanted.length; i++) assertThat(found[i]).isCloseTo(wanted[i], within(1e-4f * Math.max(1, Math.abs(wanted[i]))));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"reservoir", "balanced"})
  void whatIsRememberedIsDrawnAsOftenAsItsShareSaysAndNothingElse(String keep) {
    var member = member(3, configuration("replay", "adam", 0.5, keep));
    var sampling = new Sampling(member, DATA, cohort(member));
    var drawn = new ArrayList<HashSet<Integer>>();
    for (int t = 0; t < TinyStudy.TASKS; t++) drawn.add(new HashSet<>());
    int last = DATA.names().indexOf("marks");
    int again = 0;
    for (int step = 0; step < STEPS; step++) {
      for (Draw draw : sampling.next(step)) {
        if (step >= 3 * ARRIVAL && draw.task() != last) again++;
        if (step < ARRIVAL) assertThat(draw.task()).isEqualTo(DATA.names().indexOf("size"));
        for (int r = 0; r < TinyStudy.ROWS; r++) {
          int row = sampling.row(draw);
          if (step >= 3 * ARRIVAL) drawn.get(draw.task()).add(row);
        }
      }
    }
    assertThat(again).isEqualTo(ARRIVAL * TinyStudy.MICRO_BATCHES / 2);
    int kept = IntStream.range(0, TinyStudy.TASKS).filter(t -> t != last).map(t -> drawn.get(t).size()).sum();
    assertThat(kept).isLessThanOrEqualTo(20).isGreaterThan(10);
  }

  /// However small or large the share, there is something to project and something to project it by.
  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.95})
  void inEveryStepOfAGemSomethingIsRememberedAndSomethingArrives(double share) {
    var member = member(3, configuration("a-gem", "adam", share, "reservoir"));
    var sampling = new Sampling(member, DATA, cohort(member));
    int last = DATA.names().indexOf("marks");
    for (int step = 0; step < STEPS; step++) {
      var tasks = sampling.next(step).stream().map(Draw::task).toList();
      if (step >= 3 * ARRIVAL) assertThat(tasks).contains(last).anyMatch(task -> task != last);
    }
  }

  /// What is put in the place of the study's loss is asked in every step, whatever that loss says of itself.
  @Test
  void aGemIsAskedInEveryStep() {
    var often = configuration("a-gem", "adam", 0.5, "reservoir");
    var seldom = often.with(Map.of("loss", new Value.Word("pcgrad"), "loss.pcgrad.every", new Value.Whole(8)));
    assertThat(member(3, seldom).alwaysAsks()).isTrue();
    assertThat(trained(member(3, seldom)).weights().toBytes()).isEqualTo(trained(member(3, often)).weights().toBytes());
  }

  /// The teacher is the model as it was when a task came, and stays so whatever the optimiser does.
  @ParameterizedTest
  @ValueSource(strings = {"adam", "adamw", "sgd"})
  void theTeacherIsTheModelAsItWas(String optimizer) {
    var configuration = configuration("lwf", optimizer, 2, "");
    var path = "optimizer." + optimizer + ".weight-decay";
    var member = member(3, configuration.with(Map.of(path, new Value.Real(0.1))));
    var layout = cohort(member).model().apply(1).plan(1, 1, TinyStudy.TASKS);
    var places = StepProgram.prediction(layout).layout();
    var before = after(ARRIVAL, member);
    var during = after(2 * ARRIVAL, member);
    int checked = 0;
    for (var place : places.shared()) {
      if (!place.name().startsWith("teacher.")) continue;
      var taught = places.shared().stream().filter(p -> p.name().equals(place.name().substring(8))).findFirst().orElseThrow();
      float[] was = Arrays.copyOfRange(before.kept("shared"), taught.offset(), taught.offset() + taught.size());
      assertThat(Arrays.copyOfRange(during.kept("shared"), place.offset(), place.offset() + place.size())).as(place.name()).isEqualTo(was);
      assertThat(Arrays.copyOfRange(during.kept("shared"), taught.offset(), taught.offset() + taught.size())).isNotEqualTo(was);
      checked++;
    }
    assertThat(checked).isEqualTo(3);
  }

  /// Nothing is apart when a task has just come, and something later; of tasks that have not come, nothing counts.
  @Test
  void onlyEarlierTasksAreHeld() {
    var free = trained(member(3, configuration("lwf", "sgd", 0, "")));
    var held = trained(member(3, configuration("lwf", "sgd", 5, "")));
    assertThat(held.failure()).isEmpty();
    assertThat(held.weights().toBytes()).isNotEqualTo(free.weights().toBytes());
    var first = after(ARRIVAL, member(3, configuration("lwf", "sgd", 5, "")));
    assertThat(first.kept("shared")).isEqualTo(after(ARRIVAL, member(3, configuration("lwf", "sgd", 0, ""))).kept("shared"));
    var next = after(ARRIVAL + 1, member(3, configuration("lwf", "sgd", 5, ""))).kept("shared");
    float[] without = after(ARRIVAL + 1, member(3, configuration("lwf", "sgd", 0, ""))).kept("shared");
    for (int i = 0; i < next.length; i++) assertThat(next[i]).isCloseTo(without[i], within(1e-6f));
  }

  @Test
  void figuresAfterEachArrivalAreSummedUp() {
    var result = trained(member(3, configuration("naive", "adam", 0, "")));
    var names = result.scores().stream().map(MemberResult.Score::metric).filter(m -> m.startsWith("lifelong.")).toList();
    assertThat(names).containsExactly("lifelong.acc", "lifelong.average", "lifelong.bwt", "lifelong.fwt", "lifelong.forgetting",
        "lifelong.forgetting-first");
    assertThat(result.scores().stream().filter(s -> s.task().equals("size") && s.metric().equals("accuracy"))).extracting(
        MemberResult.Score::step).containsExactly(0, 10, 20, 30, 40);
  }
}
