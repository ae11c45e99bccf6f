package dev.medley.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.JacobianAggregator;
import dev.medley.api.loss.Loss;
import dev.medley.api.parameter.Value;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.space.Configuration;
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Engine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The ways to one update: gradients as one, apart by their weights, or made of themselves.
class WeighedStepsIT {

  private Arena arena;

  @BeforeEach
  void open() {
    arena = Engine.get().open("cpu");
  }

  @AfterEach
  void close() {
    arena.close();
  }

  private MemberResult train(int steps, Configuration configuration, Sampler sampler, Loss loss) {
    var member = new Member(1, 11, configuration, sampler, loss);
    return new CohortTrainer(TinyStudy.cohort(List.of(member), steps), TinyStudy.data(), arena).train().getFirst();
  }

  /// Plain descent at a small rate, so that what differs in one step is not blown up by those that follow.
  private static Configuration plain() {
    return TinyStudy.configuration("sgd", 0.01);
  }

  private static Configuration every(long steps) {
    return plain().with(Map.of("loss", new Value.Word("any"), "loss.any.every", new Value.Whole(steps)));
  }

  private static void assertNear(MemberResult found, MemberResult wanted) {
    assertThat(found.failure()).isEmpty();
    assertNear(found.weights().shared(), wanted.weights().shared());
    assertNear(found.weights().own(), wanted.weights().own());
  }

  private static void assertNear(float[] found, float[] wanted) {
    assertThat(found).hasSameSizeAs(wanted);
    for (int i = 0; i < wanted.length; i++) assertThat(found[i]).isCloseTo(wanted[i], within(2e-5f));
  }

  @Test
  void theSumOfTheGradientsMovesAsEqualWeightsDo() {
    assertNear(train(30, plain(), TinyStudy.IN_TURN, new Recorded().summing()),
        train(30, plain(), TinyStudy.IN_TURN, new Recorded().equal()));
  }

  /// Tasks 0, 0, 0 and 2: each counts once, where a mean over micro-batches would count the first three times. Weights (2/3, 2) do the same.
  @Test
  void severalMicroBatchesOfATaskAreOneRow() {
    Sampler uneven = _ -> _ -> List.of(new Draw(0), new Draw(0), new Draw(0), new Draw(2));
    assertNear(train(30, plain(), uneven, new Recorded().summing()),
        train(30, plain(), uneven, new Recorded().seeingGradients(2.0 / 3, 1, 2)));
  }

  /// The tasks' indices are told by row: each gradient counts by its task, whichever take part.
  @Test
  void rowsAreToldTheirTasks() {
    JacobianAggregator byTask = (_, jacobian) -> {
      int p = jacobian.rows().shape().dim(1);
      return jacobian.rows().mul(jacobian.tasks().toFloat().add(1).unsqueeze(1).expand(jacobian.size(), p)).sum(0);
    };
    Sampler pairs = _ -> step -> List.of(new Draw(step % 4), new Draw((step + 1) % 4), new Draw(step % 4), new Draw((step + 1) % 4));
    assertNear(train(30, plain(), pairs, byTask), train(30, plain(), pairs, new Recorded().seeingGradients(1, 2, 3, 4)));
  }

  /// Numbers drawn for every step lie between 0 and 1 and have a mean of a half: their difference from it moves nothing far.
  @Test
  void drawsUniformNumbersOfTheMembersOwn() {
    JacobianAggregator drawn = (_, jacobian) -> jacobian.uniform().mul(100).add(jacobian.rows().sum(0).mul(0));
    var first = train(1, plain(), TinyStudy.IN_TURN, drawn).weights().shared();
    var start = train(1, TinyStudy.configuration("sgd", 1e-30), TinyStudy.IN_TURN, drawn).weights().shared();
    var again = train(1, plain(), TinyStudy.IN_TURN, drawn).weights().shared();
    assertThat(again).isEqualTo(first);
    double mean = 0;
    for (int i = 0; i < first.length; i++) {
      double moved = (start[i] - first[i]) / (0.01 * 100 / 4);
      assertThat(moved).isBetween(-1e-4, 1.0001);
      mean += moved / first.length;
    }
    assertThat(mean).isCloseTo(0.5, within(0.1));
  }

  @Test
  void weightsHoldBetweenTheStepsThatAskForThem() {
    var seldom = new Recorded();
    var held = train(30, every(5), TinyStudy.IN_TURN, seldom.seeingGradients(0.2, 0.5, 2));
    assertThat(seldom.gramians()).hasSize(6);
    assertNear(held, train(30, plain(), TinyStudy.IN_TURN, new Recorded().seeingGradients(0.2, 0.5, 2)));
  }

  /// At first only two tasks take part, so the first step with the others is asked for as well.
  @Test
  void aTaskWithoutAWeightIsAskedFor() {
    Sampler widening = _ -> step -> List.of(new Draw(0), new Draw(1), new Draw(step < 3 ? 0 : 2), new Draw(step < 3 ? 1 : 3));
    var seldom = new Recorded();
    train(8, every(6), widening, seldom.seeingGradients(1));
    assertThat(seldom.curve()).hasSize(3);
    var losses = new Recorded();
    train(8, every(6), widening, losses.byLosses(1));
    assertThat(losses.curve()).hasSize(3);
  }
}
