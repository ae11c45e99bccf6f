package dev.medley.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.metric.MeanSquaredError;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Target;
import dev.medley.api.task.TaskData;
import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Network;
import dev.medley.space.Configuration;
import dev.medley.training.MemberResult.Score;
import dev.medley.training.compile.StepProgram;
import dev.medley.training.data.LoadedTask;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.StudyDataReader;
import dev.medley.training.engine.Engine;
import dev.medley.training.model.Model;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Initialisations, from which a model adapts to tasks that it has not seen.
class MetaIT {

  private static final List<String> WAVES = List.of("first", "second", "third");
  private static final String NEW = "new";
  private static final int STEPS = 12;

  /// What reads nothing, so that a head gives its bias alone.
  private record Nothing() implements Encoder {
    @Override
    public boolean reads(Class<? extends ModelInput> kind) {
      return true;
    }

    @Override
    public Features encode(Network network, ModelInput input) {
      return new Features.Rows(((ModelInput.Vectors) input).values());
    }
  }

  private record Layer(double dropout) implements Encoder {
    @Override
    public boolean reads(Class<? extends ModelInput> kind) {
      return true;
    }

    @Override
    public Features encode(Network network, ModelInput input) {
      var hidden = Layers.linear(network, "layer", ((ModelInput.Vectors) input).values(), 12).tanh();
      return new Features.Rows(dropout > 0 ? hidden.dropout(network.scalar("encoder.dropout")) : hidden);
    }
  }

  private static final Sharing ALL = (network, context) -> context.encode(network.scope("encoder"));

  private static Sampler inTurn(List<Integer> tasks) {
    return context -> step -> IntStream.range(0, context.microBatches()).mapToObj(b -> new Draw(tasks.get(b % tasks.size()))).toList();
  }

  private static Configuration configuration(String way, double rate, int innerSteps, String examples, double outer, String... fresh) {
    String path = "meta." + way + ".";
    return TinyStudy.configuration("sgd", outer).with(Map.of("encoder.dropout", new Value.Real(0.3), "meta", new Value.Word(way),
        path + "inner-rate", new Value.Real(rate), path + "inner-steps", new Value.Whole(innerSteps), path + "examples",
        new Value.Word(examples), path + "adapt", new Value.Whole(3), "new-tasks", new Value.Order(List.of(fresh))));
  }

  private static LoadedTask task(String name, double lossScale, List<Example> train, List<Example> held) {
    return new LoadedTask(name, true, List.of(new MeanSquaredError()), new TaskData(new Target.Numbers(List.of("y")), train, held, held),
        lossScale);
  }

  private static StudyData read(List<LoadedTask> tasks, List<String> oneHead) {
    return StudyDataReader.read(tasks, new Settings("text", Map.of("length", new Value.Whole(1), "vocabulary", new Value.Whole(2))),
        Optional.empty(), Optional.empty(), oneHead);
  }

  /// `L = ½(θ - c)²` for `c` 1 and 3 from `θ = 0`, where `θ` is the bias of the only layer. All is told in units in which the mean of the answers is 0 and their deviation 1, so `θ` stands at -2.
  private static double moved(String way, double rate, int innerSteps) {
    var examples = List.of(1f, 3f).stream()
        .map(c -> Collections.nCopies(4, new Example(new Input.Vector(List.of(0f)), new Answer.Numbers(List.of(c))))).toList();
    var data = read(List.of(task("one", 0.5, examples.get(0), examples.get(0)), task("three", 0.5, examples.get(1), examples.get(1))),
        List.of("one", "three"));
    var configuration = configuration(way, rate, innerSteps, "same", 1);
    var member = new Member(0, 1, configuration, inTurn(List.of(0, 1)), new Recorded().equal());
    var cohort = new Cohort(List.of(member), rows -> Model.write(data.shape(), new Nothing(), "nothing", ALL, "all", rows), 2, 2, 2,
        List.of());
    var layout = StepProgram.prediction(cohort.model().apply(1).plan(1, 1, 2)).layout();
    var bias = layout.shared().stream().filter(p -> p.name().equals("head.numbers.bias")).findFirst().orElseThrow();
    float[] shared = new float[layout.sharedSize()];
    shared[bias.offset()] = -2;
    try (var arena = Engine.get().open("cpu")) {
      var trainer = new CohortTrainer(cohort, data, arena,
          List.of(CohortState.begun(0, new Weights(shared, new float[2 * layout.ownSize()]))), new Pulse());
      trainer.advance();
      return trainer.results().getFirst().weights().shared()[bias.offset()] + 2;
    }
  }

  /// Reptile moves to the mean of where descent leads: from `0`, `n` steps lead to `c(1 - (1 - α)ⁿ)`. First-order MAML follows the mean of the gradients there, `-c(1 - α)ⁿ`; of two tasks their sum is twice that, which is -2 for `α = ½` and one step.
  @ParameterizedTest
  @CsvSource({"reptile,0.5,1,1.0", "fomaml,0.5,1,1.0", "reptile,0.25,1,0.5", "fomaml,0.25,1,1.5", "reptile,0.5,3,1.75", "fomaml,0.5,3,0.25",
    "joint,0.5,1,2.0"})
  void ofTwoParabolasTheStepIsKnown(String way, double rate, int innerSteps, double expected) {
    assertThat(moved(way, rate, innerSteps)).isCloseTo(expected, within(1e-6));
  }

  private static List<Example> wave(int phase, int from, int count) {
    return IntStream.range(from, from + count).mapToObj(i -> {
      float x = (i * 37 % 100) / 10f - 5;
      return new Example(new Input.Vector(List.of(x)), new Answer.Numbers(List.of((float) (3 * Math.sin(x - phase)))));
    }).toList();
  }

  private static final StudyData DATA = read(
      IntStream.range(0, 4).mapToObj(i -> task(i < 3 ? WAVES.get(i) : NEW, 1, wave(i, 0, i < 3 ? 40 : 5),
          wave(i, 60, 30))).toList(),
      List.of());

  private static Member member(long trial, Configuration configuration, Integer... order) {
    return new Member(trial, 5, configuration, inTurn(order.length == 0 ? List.of(0, 1, 2) : List.of(order)), new Recorded().equal());
  }

  private static Cohort cohort(double dropout, Member... members) {
    return new Cohort(List.of(members), rows -> Model.write(DATA.shape(), new Layer(dropout), "layer", ALL, "all", rows), 5, 3, STEPS,
        List.of(0));
  }

  private static List<MemberResult> trained(double dropout, Member... members) {
    try (var arena = Engine.get().open("cpu")) {
      return new CohortTrainer(cohort(dropout, members), DATA, arena).train();
    }
  }

  private static Map<String, Double> scores(MemberResult result) {
    assertThat(result.failure()).isEmpty();
    var scores = new HashMap<String, Double>();
    for (Score score : result.scores()) scores.put(score.step() + " " + score.task() + " " + score.metric(), score.value());
    return scores;
  }

  private static void assertAlike(MemberResult one, MemberResult other, double tolerance) {
    var numbers = one.weights().shared();
    assertThat(other.weights().shared()).hasSize(numbers.length);
    for (int i = 0; i < numbers.length; i++)
      assertThat((double) other.weights().shared()[i]).isCloseTo(numbers[i], within(tolerance * (1 + Math.abs(numbers[i]))));
    for (int i = 0; i < one.weights().own().length; i++)
      assertThat((double) other.weights().own()[i]).isCloseTo(one.weights().own()[i], within(tolerance * 10));
  }

  /// Its step is the inner rate times the gradient, so an optimiser at a rate goes as far as one at their product on the losses themselves; on the same examples, since both draw them in the same order.
  @Test
  void reptileWithOneStepDescendsTheMeanLoss() {
    var initialised = trained(0, member(1, configuration("reptile", 0.1, 1, "same", 0.5, NEW))).getFirst();
    var plain = trained(0, member(1, TinyStudy.configuration("sgd", 0.05).with(Map.of("new-tasks", new Value.Order(List.of(NEW))))))
        .getFirst();
    assertAlike(plain, initialised, 1e-5);
    assertThat(initialised.weights().toBytes())
        .isNotEqualTo(trained(0, member(1, configuration("reptile", 0.1, 2, "same", 0.5, NEW))).getFirst()
            .weights().toBytes());
  }

  @Test
  void trainedJointlyAnInitialisationIsAModelLikeAnother() {
    var initialised = trained(0.3, member(1, configuration("joint", 0.1, 1, "same", 0.05, NEW))).getFirst();
    var plain = trained(0, member(1, TinyStudy.configuration("sgd", 0.05).with(Map.of("new-tasks", new Value.Order(List.of(NEW))))));
    var undropped = trained(0, member(1, configuration("joint", 0.1, 1, "same", 0.05, NEW))).getFirst();
    assertAlike(plain.getFirst(), undropped, 1e-5);
    assertThat(initialised.weights().toBytes()).isNotEqualTo(undropped.weights().toBytes());
  }

  @Test
  void whatDoesNotAdaptGoesNowhere() {
    var begun = trained(0, member(1, configuration("reptile", 1e-5, 3, "fresh", 0, NEW))).getFirst();
    // Rates are numbers of the space from 1e-5; nothing keeps the trainer from 0.
    var still = trained(0, member(1, configuration("reptile", 0, 3, "fresh", 0.5, NEW))).getFirst();
    assertThat(still.weights().toBytes()).isEqualTo(begun.weights().toBytes());
    var scores = scores(still);
    assertThat(scores.get(STEPS + "  meta.after-3")).isEqualTo(scores.get("0  meta.after-0"));
    // A look at the end of no way is a look from where the member stands; the examples are the second that are drawn.
    var looked = trained(0, member(1, configuration("fomaml", 0, 2, "same", 0.05, NEW))).getFirst();
    assertThat(looked.weights().toBytes()).isNotEqualTo(still.weights().toBytes());
  }

  @Test
  void theOrderOfTasksDoesNotMatter() {
    for (var way : List.of("reptile", "fomaml")) {
      var configuration = configuration(way, 0.1, 2, "same", 0.3, NEW);
      assertAlike(trained(0, member(1, configuration, 0, 1, 2)).getFirst(), trained(0, member(1, configuration, 2, 0, 1)).getFirst(), 1e-5);
    }
  }

  @Test
  void companyChangesNothing() {
    var members = List.of(member(1, configuration("reptile", 0.1, 3, "fresh", 0.3, NEW)),
        member(2, configuration("fomaml", 0.05, 1, "same", 0.1, NEW)), member(3, configuration("joint", 0.1, 1, "same", 0.05, NEW)),
        member(4, configuration("fomaml", 0.1, 5, "fresh", 0.02, NEW)));
    var together = trained(0.3, members.toArray(Member[]::new));
    for (int k = 0; k < members.size(); k++) {
      var alone = trained(0.3, members.get(k)).getFirst();
      assertAlike(alone, together.get(k), 1e-5);
      assertThat(together.get(k).examples()).isEqualTo(alone.examples());
      var expected = scores(alone);
      scores(together.get(k)).forEach((name, value) -> assertThat(value).as(name).isCloseTo(expected.get(name), within(1e-3)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"reptile", "fomaml"})
  void itGoesOnWhereItStood(String way) {
    var member = member(1, configuration(way, 0.1, 3, "fresh", 0.3, NEW));
    var whole = trained(0.3, member).getFirst();
    try (var arena = Engine.get().open("cpu"); var other = Engine.get().open("cpu")) {
      var first = new CohortTrainer(cohort(0.3, member), DATA, arena);
      while (first.step() < 7) first.advance();
      var second = new CohortTrainer(cohort(0.3, member), DATA, other, first.snapshots(), new Pulse());
      var resumed = second.train().getFirst();
      assertThat(resumed.weights().toBytes()).isEqualTo(whole.weights().toBytes());
      assertThat(resumed.scores()).isEqualTo(whole.scores());
      assertThat(resumed.examples()).isEqualTo(whole.examples());
    }
  }

  @Test
  void newTasksAreAdaptedToAndNotTrained() {
    var configuration = configuration("reptile", 0.1, 2, "same", 0.3, NEW);
    var result = trained(0, member(1, configuration)).getFirst();
    var scores = scores(result);
    assertThat(result.examples().getLast()).isZero();
    assertThat(result.examples().getFirst()).isEqualTo(2L * 0 + 5L * STEPS);
    assertThat(scores).containsKeys("0 new mse", "12 new mse", "12  meta.after-0", "12  meta.after-1", "12  meta.after-3");
    assertThat(scores.get("12 new mse")).isEqualTo(scores.get("12  meta.after-3"));
    assertThat(scores.get("12  meta.after-3")).isLessThan(scores.get("12  meta.after-0"));
    // What the same weights say without adapting is what there is before the first step.
    var plain = new Member(1, 5, TinyStudy.configuration("sgd", 0.1), inTurn(List.of(0, 1, 2)), new Recorded().equal());
    try (var arena = Engine.get().open("cpu")) {
      var unadapted = Scoring.score(cohort(0, plain), List.of(result.weights()), DATA, arena, dev.medley.api.task.Split.VALIDATION)
          .getFirst();
      assertThat(unadapted.stream().filter(s -> s.task().equals(NEW)).findFirst().orElseThrow().value())
          .isCloseTo(scores.get("12  meta.after-0"), within(1e-5));
    }
    // Scored from its weights alone, a model adapts as it did.
    try (var arena = Engine.get().open("cpu")) {
      var again = new ArrayList<>(Scoring.score(cohort(0, member(1, configuration)), List.of(result.weights()), DATA, arena,
          dev.medley.api.task.Split.VALIDATION).getFirst());
      again.removeIf(s -> !s.task().equals(NEW));
      assertThat(again.getFirst().value()).isEqualTo(scores.get("12 new mse"));
    }
  }
}
