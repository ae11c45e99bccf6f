package dev.medley.training.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Tensor;
import dev.medley.testkit.Array;
import dev.medley.testkit.Expression;
import dev.medley.testkit.Expressions;
import dev.medley.testkit.Gradients;
import dev.medley.testkit.Interpreter;
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Argument;
import dev.medley.training.engine.Engine;
import dev.medley.training.engine.HostFloats;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The whole catalogue of expressions: what the compiled step computes for each member of a cohort is what the interpreter computes for it alone.
class CompiledExpressionsIT {

  private static final double TOLERANCE = 1e-4;

  private static Arena lasting;
  private static Argument noise;

  private Arena arena;

  static List<Expression> all() {
    return Expressions.all();
  }

  static List<Expression> trained() {
    return Expressions.all().stream().filter(CompiledExpressionsIT::hasGradient).toList();
  }

  @BeforeAll
  static void makeNoise() {
    lasting = Engine.get().open("cpu");
    noise = CompiledCohort.noise(lasting);
  }

  @AfterAll
  static void dropNoise() {
    lasting.close();
  }

  @BeforeEach
  void open() {
    arena = Engine.get().open("cpu");
  }

  @AfterEach
  void close() {
    arena.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void predictsForEveryMember(Expression expression) {
    var network = Network.empty();
    var result = expression.result(network);
    var output = new HeadOutput("it", result, result, 1, 0);
    var program = StepProgram
        .prediction(new StepProgram.Plan(network.parameters(), List.of(output), List.of(), 3, 1, 1, expression.tasks()));
    var cohort = new CompiledCohort(arena, expression, program);
    var tasks = arena.hostLongs(3);
    for (int k = 0; k < 3; k++) tasks.set(k, cohort.task(k, 0));
    cohort.put("task", tasks);
    var dims = LongStream.concat(LongStream.of(3), result.shape().dims().stream().mapToLong(Integer::longValue)).toArray();
    var predictions = cohort.floats("predictions", dims);
    cohort.call("predict_it").close();
    for (int k = 0; k < 3; k++) {
      int start = k * result.shape().size();
      agree(Array.generate(result.shape(), i -> predictions.get(start + i)), new Interpreter(cohort.bindings(k, 0)).value(result),
          "member " + k);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("trained")
  void trainsEveryMember(Expression expression) {
    joint(expression, 3, 2, 1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("trained")
  void trainsAMemberAlone(Expression expression) {
    joint(expression, 1, 1, 1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("trained")
  void trainsTasksWithHeadsOfTwoKinds(Expression expression) {
    joint(expression, 2, 3, 2);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("trained")
  void keepsTheGradientsOfMicroBatchesApart(Expression expression) {
    int members = 2;
    int microBatches = 3;
    var plan = CompiledCohort.plan(expression, members, microBatches, 2);
    var cohort = new CompiledCohort(arena, expression, StepProgram.training(plan, new Needs.Products(true), Optimizer.SGD, false, false));
    cohort.fillStep(noise);
    var losses = cohort.floats("losses", members, microBatches);
    var gramian = cohort.floats("gramian", members, microBatches, microBatches);
    try (var forward = cohort.call("forward")) {
      cohort.put("results", forward);
      try (var gradients = cohort.call("gradients")) {
        cohort.put("results", gradients);
        for (int m = 0; m < microBatches; m++) {
          var weights = cohort.floats("weights", members, microBatches);
          for (int k = 0; k < members; k++) weights.set(k * microBatches + m, 1);
          var found = new Moments(cohort, members);
          for (int k = 0; k < members; k++) {
            var expected = expected(cohort, plan.outputs().get(cohort.kind(k, m)).loss(), k, m);
            assertThat(losses.get(k * microBatches + m)).isCloseTo((float) expected.value(),
                within((float) (TOLERANCE * (1 + Math.abs(expected.value())))));
            found.assertShared(k, expected.parameters(), "member " + k + ", micro-batch " + m);
          }
        }
      }
    }
    gramians(cohort, plan, gramian);
  }

  private void gramians(CompiledCohort cohort, StepProgram.Plan plan, HostFloats gramian) {
    int n = plan.microBatches();
    for (int k = 0; k < plan.members(); k++) {
      for (int i = 0; i < n; i++) {
        var one = expected(cohort, plan.outputs().get(cohort.kind(k, i)).loss(), k, i).parameters();
        for (int j = 0; j < n; j++) {
          var other = expected(cohort, plan.outputs().get(cohort.kind(k, j)).loss(), k, j).parameters();
          double product = 0;
          double size = 0;
          for (var place : cohort.layout().shared()) {
            for (int e = 0; e < place.size(); e++) {
              product += one.get(place.name()).get(e) * other.get(place.name()).get(e);
              size += Math.abs(one.get(place.name()).get(e) * other.get(place.name()).get(e));
            }
          }
          assertThat((double) gramian.get((k * n + i) * n + j)).as("gramian of member %d at %d, %d", k, i, j).isCloseTo(product,
              within(TOLERANCE * (1 + size)));
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("trained")
  void computesOnlyForThoseWhoAskWhatOneKindOfHeadAsksFor(Expression expression) {
    joint(expression, CompiledCohort.exclusive(expression, 2, 3), Demand::all);
  }

  private void joint(Expression expression, int members, int microBatches, int kinds) {
    joint(expression, CompiledCohort.plan(expression, members, microBatches, kinds), Demand::worthwhile);
  }

  private void joint(Expression expression, StepProgram.Plan plan, BiFunction<Graph, StepProgram.Plan, Demand> demands) {
    int members = plan.members();
    int microBatches = plan.microBatches();
    var cohort = new CompiledCohort(arena, expression,
        StepProgram.training(plan, new Needs.Losses(), Optimizer.SGD, false, false, demands));
    cohort.fillStep(noise);
    var losses = cohort.floats("losses", members, microBatches);
    try (var results = cohort.call("forward")) {
      cohort.put("results", results);
      var found = new Moments(cohort, members);
      for (int k = 0; k < members; k++) {
        var sum = new HashMap<String, Array>();
        for (int m = 0; m < microBatches; m++) {
          var expected = expected(cohort, plan.outputs().get(cohort.kind(k, m)).loss(), k, m);
          assertThat(losses.get(k * microBatches + m)).as("loss of member %d, micro-batch %d", k, m).isCloseTo((float) expected.value(),
              within((float) (TOLERANCE * (1 + Math.abs(expected.value())))));
          expected.parameters().forEach((name, gradient) -> sum.merge(name, gradient, Array::plus));
        }
        found.assertShared(k, sum, "member " + k);
        found.assertOwn(k, sum, "member " + k);
      }
    }
  }

  private static Gradients expected(CompiledCohort cohort, Tensor loss, int member, int microBatch) {
    return new Interpreter(cohort.training(member, microBatch)).gradients(loss);
  }

  /// The first moments after an update from zero at rate zero: the gradients.
  private final class Moments {
    private final CompiledCohort cohort;
    private final int tasks;
    private final float[] shared;
    private final float[] own;

    Moments(CompiledCohort cohort, int members) {
      this.cohort = cohort;
      var layout = cohort.layout();
      tasks = cohort.tasks();
      var sharedMoments = arena.zeros(members, layout.sharedSize());
      var ownMoments = arena.zeros(members, tasks, layout.ownSize());
      cohort.put("shared_m", sharedMoments);
      cohort.put("own_m", ownMoments);
      cohort.put("shared_v", arena.zeros(members, layout.sharedSize()));
      cohort.put("own_v", arena.zeros(members, tasks, layout.ownSize()));
      cohort.call("update").close();
      shared = sharedMoments.read();
      own = ownMoments.read();
    }

    void assertShared(int member, Map<String, Array> expected, String what) {
      for (var place : cohort.layout().shared()) {
        int start = member * cohort.layout().sharedSize() + place.offset();
        agree(Array.generate(place.parameter().shape(), i -> shared[start + i]), expected.get(place.name()),
            "gradient of " + place.name() + ", " + what);
      }
    }

    void assertOwn(int member, Map<String, Array> expected, String what) {
      for (var place : cohort.layout().own()) {
        var all = expected.get(place.name());
        int size = place.size();
        int start = member * tasks * cohort.layout().ownSize() + place.offset();
        agree(Array.generate(all.shape(), i -> own[start + i / size * cohort.layout().ownSize() + i % size]), all,
            "gradient of " + place.name() + ", " + what);
      }
    }
  }

  private static void agree(Array actual, Array expected, String what) {
    assertThat(actual.shape()).as(what).isEqualTo(expected.shape());
    assertThat(actual.toArray()).as(what).containsExactly(expected.toArray(), within(TOLERANCE * (1 + expected.largest())));
  }

  private static boolean hasGradient(Expression expression) {
    var gradients = new Interpreter(expression.bindings(1)).gradients(expression.loss(Network.empty()));
    return gradients.parameters().values().stream().anyMatch(g -> g.largest() > 0);
  }
}
