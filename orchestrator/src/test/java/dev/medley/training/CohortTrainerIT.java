package dev.medley.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.Loss;
import dev.medley.api.loss.LossWeighting;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.space.Configuration;
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Engine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A member's training depends on its own configuration and seed, and on nothing else.
class CohortTrainerIT {

  private static final String DROPOUT = "encoder.tiny.dropout";

  private Arena arena;

  @BeforeEach
  void open() {
    arena = Engine.get().open("cpu");
  }

  @AfterEach
  void close() {
    arena.close();
  }

  private List<MemberResult> train(int steps, Member... members) {
    return new CohortTrainer(TinyStudy.cohort(List.of(members), steps), TinyStudy.data(), arena).train();
  }

  private static Member member(long trial, Configuration configuration, Sampler sampler, Loss loss) {
    return new Member(trial, 11, configuration, sampler, loss);
  }

  private static Configuration adam() {
    return TinyStudy.configuration("adam", 0.01);
  }

  private static Loss lossOf(Cohort.Signal signal, Recorded recorded, int place) {
    return switch (signal) {
      case LOSSES -> place % 2 == 0 ? recorded.equal() : recorded.byLosses(0.2, 0.5, 2);
      case JACOBIAN -> recorded.summing();
      case GRAMIAN -> place % 2 == 0 ? recorded.normalizing() : recorded.seeingGradients(0.2, 0.5, 2);
    };
  }

  @ParameterizedTest
  @EnumSource(Cohort.Signal.class)
  void aMemberAloneIsTheMemberThatItIsAmongSevenOthers(Cohort.Signal signal) {
    var alone = new Recorded();
    var together = new Recorded();
    Function<Recorded, Member> tested = recorded -> {
      var configuration = TinyStudy.with(TinyStudy.with(adam(), DROPOUT, 0.2), "optimizer.adam.weight-decay", 0.001);
      return member(3, configuration, TinyStudy.AT_RANDOM, lossOf(signal, recorded, 0));
    };
    var members = new ArrayList<Member>();
    for (int i = 0; i < 8; i++) {
      var configuration = TinyStudy.with(TinyStudy.configuration("adam", 0.001 * (1 + i)), DROPOUT, 0.1 * i);
      if (i % 3 == 0) configuration = TinyStudy.with(configuration, "optimizer.adam.clip", 0.5);
      var sampler = i % 2 == 0 ? TinyStudy.IN_TURN : TinyStudy.AT_RANDOM;
      members.add(i == 5 ? tested.apply(together) : new Member(100 + i, 11 + i, configuration, sampler, lossOf(signal, new Recorded(), i)));
    }

    var single = train(50, tested.apply(alone)).getFirst();
    var one = train(50, members.toArray(Member[]::new)).get(5);

    assertThat(alone.curve()).hasSize(signal == Cohort.Signal.JACOBIAN ? 0 : 50);
    for (int step = 0; step < alone.curve().size(); step++) {
      double[] wanted = alone.curve().get(step);
      double[] found = together.curve().get(step);
      assertThat(found).as("step %d", step).hasSameSizeAs(wanted);
      for (int i = 0; i < wanted.length; i++)
        assertThat(found[i]).as("step %d, loss %d", step, i).isCloseTo(wanted[i], within(1e-4 * Math.abs(wanted[i])));
    }
    assertThat(one.scores()).hasSameSizeAs(single.scores()).isNotEmpty();
    for (int i = 0; i < single.scores().size(); i++) {
      var wanted = single.scores().get(i);
      assertThat(one.scores().get(i).value()).as("%s", wanted).isCloseTo(wanted.value(), within(1e-4 * Math.abs(wanted.value())));
    }
    assertThat(one.examples()).isEqualTo(single.examples());
  }

  @Test
  void gradientsApartThatAllCountTheSameMoveAsGradientsTogether() {
    var together = new Recorded();
    var apart = new Recorded();
    var configuration = TinyStudy.with(adam(), DROPOUT, 0.1);
    train(50, member(1, configuration, TinyStudy.AT_RANDOM, together.equal()));
    train(50, member(1, configuration, TinyStudy.AT_RANDOM, apart.seeingGradients(1)));
    for (int step = 0; step < 50; step++) {
      double[] wanted = together.curve().get(step);
      double[] found = apart.curve().get(step);
      for (int i = 0; i < wanted.length; i++)
        assertThat(found[i]).as("step %d, loss %d", step, i).isCloseTo(wanted[i], within(1e-4 * Math.abs(wanted[i])));
    }
  }

  @ParameterizedTest
  @EnumSource(Cohort.Signal.class)
  void aLossThatIsNotFiniteEndsItsMemberAndTouchesNoOther(Cohort.Signal signal) {
    var disturbed = new Recorded();
    var calm = new Recorded();
    var results = train(30, member(1, adam(), TinyStudy.IN_TURN, lossOf(signal, new Recorded(), 0)),
        member(2, TinyStudy.configuration("adam", 1e30), TinyStudy.IN_TURN, lossOf(signal, new Recorded(), 1)),
        member(3, adam(), TinyStudy.AT_RANDOM, lossOf(signal, disturbed, 0)));
    var harmless = train(30, member(1, adam(), TinyStudy.IN_TURN, lossOf(signal, new Recorded(), 0)),
        member(2, adam(), TinyStudy.IN_TURN, lossOf(signal, new Recorded(), 1)),
        member(3, adam(), TinyStudy.AT_RANDOM, lossOf(signal, calm, 0)));

    var failed = results.get(1);
    assertThat(failed.failed()).isTrue();
    assertThat(failed.failure())
        .matches("The loss \\((NaN|Infinity)\\) of task \\((colour|size|marks|worth)\\) at step 2 is not finite\\.");
    assertThat(failed.weights().size()).isZero();
    assertThat(failed.scores()).isEmpty();
    for (int place : List.of(0, 2)) {
      assertThat(results.get(place).failed()).isFalse();
      assertThat(results.get(place).weights().toBytes()).isEqualTo(harmless.get(place).weights().toBytes());
      assertThat(results.get(place).scores()).isEqualTo(harmless.get(place).scores());
    }
    assertThat(disturbed.curve()).usingRecursiveComparison().isEqualTo(calm.curve());
  }

  @Test
  void weightsThatAreNotFiniteEndTheirMember() {
    Loss faulty = (LossWeighting) _ -> (step, losses) -> {
      double[] weights = new double[losses.size()];
      Arrays.fill(weights, step == 2 ? Double.NaN : 1);
      return weights;
    };
    var results = train(5, member(1, adam(), TinyStudy.IN_TURN, faulty), member(2, adam(), TinyStudy.IN_TURN, new Recorded().equal()));
    assertThat(results.getFirst().failure())
        .isEqualTo("The weights [NaN, NaN, NaN, NaN] that the loss chose at step 3 are not finite.");
    assertThat(results.getLast().failed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"adam", "adamw", "sgd"})
  void aTaskThatTakesNoPartKeepsWhatIsItsOwn(String optimizer) {
    var configuration = TinyStudy.with(TinyStudy.configuration(optimizer, 0.01), "optimizer." + optimizer + ".weight-decay", 0.1);
    // All tasks for five steps, then the first two alone: the momentum of the others must not go on.
    Sampler narrowing = context -> step -> List.of(new Draw(0), new Draw(1), new Draw(step < 5 ? 2 : 0), new Draw(step < 5 ? 3 : 1));
    var early = train(5, member(1, configuration, narrowing, new Recorded().equal())).getFirst().weights();
    var late = train(20, member(1, configuration, narrowing, new Recorded().equal())).getFirst().weights();
    assertThat(own(late, TinyStudy.MARKS)).isEqualTo(own(early, TinyStudy.MARKS));
    assertThat(own(late, TinyStudy.WORTH)).isEqualTo(own(early, TinyStudy.WORTH));
    assertThat(own(late, TinyStudy.COLOUR)).isNotEqualTo(own(early, TinyStudy.COLOUR));
    assertThat(own(late, TinyStudy.SIZE)).isNotEqualTo(own(early, TinyStudy.SIZE));

    Sampler never = _ -> _ -> List.of(new Draw(0), new Draw(0), new Draw(1), new Draw(1));
    var ignored = train(20, member(1, configuration, never, new Recorded().equal())).getFirst().weights();
    var start = train(1, member(1, TinyStudy.configuration("sgd", 1e-30), never, new Recorded().equal())).getFirst().weights();
    assertThat(own(ignored, TinyStudy.WORTH)).isEqualTo(own(start, TinyStudy.WORTH));
    assertThat(own(ignored, TinyStudy.SIZE)).isNotEqualTo(own(start, TinyStudy.SIZE));
  }

  private static float[] own(Weights weights, int task) {
    int each = weights.own().length / TinyStudy.TASKS;
    return Arrays.copyOfRange(weights.own(), task * each, (task + 1) * each);
  }

  @ParameterizedTest
  @EnumSource(Cohort.Signal.class)
  void theSameSeedGivesTheSameWeightsToTheLastBit(Cohort.Signal signal) {
    var configuration = TinyStudy.with(adam(), DROPOUT, 0.3);
    var first = train(20, member(4, configuration, TinyStudy.AT_RANDOM, lossOf(signal, new Recorded(), 0))).getFirst();
    var second = train(20, member(4, configuration, TinyStudy.AT_RANDOM, lossOf(signal, new Recorded(), 0))).getFirst();
    var other = train(20, member(5, configuration, TinyStudy.AT_RANDOM, lossOf(signal, new Recorded(), 0))).getFirst();
    assertThat(second.weights().toBytes()).isEqualTo(first.weights().toBytes());
    assertThat(other.weights().toBytes()).isNotEqualTo(first.weights().toBytes());
  }

  @Test
  void trainingLearnsWhatFollowsFromTheWords() {
    var recorded = new Recorded();
    var result = train(200, member(1, TinyStudy.configuration("adam", 0.02), TinyStudy.IN_TURN, recorded.equal())).getFirst();
    double[] first = recorded.curve().getFirst();
    double[] last = recorded.curve().getLast();
    for (int task = 0; task < TinyStudy.TASKS; task++) assertThat(last[task]).as("task %d", task).isLessThan(0.6 * first[task]);
    assertThat(result.scores()).filteredOn(s -> s.task().equals("marks") && s.metric().equals("accuracy")).singleElement()
        .satisfies(s -> assertThat(s.value()).isGreaterThan(0.95));
    assertThat(result.examples()).containsOnly(200L * TinyStudy.ROWS);
  }

  @Test
  void validationIsScoredWhereAskedAndAtTheEnd() {
    var member = member(1, adam(), TinyStudy.IN_TURN, new Recorded().equal());
    var cohort = new Cohort(List.of(member), TinyStudy.model(), TinyStudy.ROWS, TinyStudy.MICRO_BATCHES, 7, List.of(3, 5));
    var scores = new CohortTrainer(cohort, TinyStudy.data(), arena).train().getFirst().scores();
    assertThat(scores).extracting(MemberResult.Score::step).containsOnly(3, 5, 7);
    assertThat(scores).filteredOn(s -> s.step() == 7 && !s.ofTraining()).extracting(s -> s.task() + "." + s.metric())
        .containsExactly("colour.accuracy", "colour.macro-f1", "size.accuracy", "size.macro-f1", "marks.accuracy", "marks.macro-f1",
            "worth.rmse");
    assertThat(scores).filteredOn(s -> s.step() == 7 && s.metric().equals("weight")).extracting(MemberResult.Score::task)
        .containsExactly("colour", "size", "marks", "worth");
  }
}
