package dev.medley.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.TaskLosses;
import dev.medley.api.sampler.Difficulty;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.Slice;
import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Penalty;
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Engine;
import dev.medley.training.model.Model;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The losses of single examples, and training that orders by them.
class CurriculumIT {

  private Arena arena;

  @BeforeEach
  void open() {
    arena = Engine.get().open("cpu");
  }

  @AfterEach
  void close() {
    arena.close();
  }

  private static Member member(double rate, Sampler sampler, Recorded losses) {
    var configuration = TinyStudy.with(TinyStudy.configuration("sgd", rate), "encoder.tiny.dropout", 0.3);
    return new Member(3, 11, configuration, sampler, losses.equal());
  }

  private static Sampler always(int task, Slice slice) {
    return context -> _ -> Collections.nCopies(context.microBatches(), new Draw(task, slice));
  }

  /// A micro-batch of all examples of a task has the mean of their losses, where each example has one answer; and dropout plays no part.
  @ParameterizedTest
  @CsvSource({"0, 40", "1, 60", "3, 30"})
  void theLossesOfExamplesAreThoseOfTraining(int task, int examples) {
    var recorded = new Recorded();
    var member = new Member(3, 11, TinyStudy.configuration("sgd", 0), always(task, new Slice.All()), recorded.equal());
    var cohort = new Cohort(List.of(member), TinyStudy.model(), examples, 1, 1, List.of());
    var trained = new CohortTrainer(cohort, TinyStudy.data(), arena).train().getFirst();
    var losses = Scoring.losses(cohort, List.of(trained.weights()), TinyStudy.data(), arena).getFirst();
    assertThat(losses.of(task)).hasSize(examples);
    double mean = losses.of(task).stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    assertThat(mean).isCloseTo(recorded.curve().getFirst()[0], within(1e-5));
  }

  /// A penalty on the word table lays the parameters out in another way, and is no part of a task's loss.
  @Test
  void penaltiesDoNotChangeTheLossesOfExamples() {
    IntFunction<Model> penalized = rows -> {
      var model = TinyStudy.model().apply(rows);
      var words = model.parameters().stream().filter(p -> ((Op.Parameter) p.op()).name().contains("words")).findFirst().orElseThrow();
      return new Model(model.parameters(), model.outputs(), List.of(new Penalty("penalty", words.square().mean(), true)), model.features(),
          rows);
    };
    var recorded = new Recorded();
    var still = TinyStudy.configuration("sgd", 0);
    var sampler = always(TinyStudy.COLOUR, new Slice.All());
    var members = List.of(new Member(2, 11, still, sampler, new Recorded().equal()), new Member(3, 11, still, sampler, recorded.equal()));
    var cohort = new Cohort(members, penalized, 40, 1, 1, List.of());
    var weights = new CohortTrainer(cohort, TinyStudy.data(), arena).train().stream().map(MemberResult::weights).toList();
    var losses = Scoring.losses(cohort, weights, TinyStudy.data(), arena).getLast();
    double mean = losses.of(TinyStudy.COLOUR).stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    assertThat(mean).isCloseTo(recorded.curve().getFirst()[0], within(1e-5));
  }

  @Test
  void theLossesOfOneMemberDoNotDependOnItsCompany() {
    var members = List.of(member(0.1, TinyStudy.IN_TURN, new Recorded()),
        new Member(4, 11, TinyStudy.configuration("sgd", 0.2), TinyStudy.AT_RANDOM, new Recorded().equal()));
    var cohort = TinyStudy.cohort(members, 5);
    var weights = new CohortTrainer(cohort, TinyStudy.data(), arena).train().stream().map(MemberResult::weights).toList();
    var together = Scoring.losses(cohort, weights, TinyStudy.data(), arena);
    var alone = Scoring.losses(TinyStudy.cohort(List.of(members.getLast()), 5), List.of(weights.getLast()), TinyStudy.data(), arena)
        .getFirst();
    for (int task = 0; task < TinyStudy.TASKS; task++) {
      for (int i = 0; i < alone.of(task).size(); i++)
        assertThat(together.getLast().of(task).get(i)).isCloseTo(alone.of(task).get(i), within(1e-5));
    }
    assertThat(together.getFirst()).isNotEqualTo(together.getLast());
  }

  /// Trains on everything for 20 steps, then takes the losses, and draws from one end of their order.
  private record ByOwnLosses(double from, double to) implements Sampler {

    @Override
    public Session start(dev.medley.api.sampler.SamplerContext context) {
      return new Session() {
        @Override
        public boolean measures(int step) {
          return step == 20;
        }

        @Override
        public List<Draw> next(int step) {
          var slice = step < 20 ? new Slice.All() : new Slice.Range(new Slice.All(), Difficulty.CURRENT, from, to);
          return Collections.nCopies(context.microBatches(), new Draw(TinyStudy.COLOUR, slice));
        }

        @Override
        public void observe(int step, TaskLosses losses) {}
      };
    }
  }

  @Test
  void whatTheModelFindsEasyHasTheSmallerLoss() {
    var easy = new Recorded();
    var hard = new Recorded();
    var members = new ArrayList<Member>();
    members.add(new Member(3, 11, TinyStudy.configuration("sgd", 0.05), new ByOwnLosses(0, .25), easy.equal()));
    members.add(new Member(3, 11, TinyStudy.configuration("sgd", 0.05), new ByOwnLosses(.75, 1), hard.equal()));
    new CohortTrainer(TinyStudy.cohort(members, 21), TinyStudy.data(), arena).train();
    assertThat(easy.curve().subList(0, 20)).usingRecursiveComparison().isEqualTo(hard.curve().subList(0, 20));
    assertThat(easy.curve().get(20)[0]).isLessThan(hard.curve().get(20)[0] - 0.1);
  }

  /// With a rate of 0 nothing is learnt, so the losses that a model had before are those that it has.
  @Test
  void aModelTrainedBeforeOrdersTheExamples() {
    var easy = new Recorded();
    var hard = new Recorded();
    var plain = member(0, TinyStudy.IN_TURN, new Recorded());
    var weights = new CohortTrainer(TinyStudy.cohort(List.of(plain), 1), TinyStudy.data(), arena).train().getFirst().weights();
    var reference = Scoring.losses(TinyStudy.cohort(List.of(plain), 1), List.of(weights), TinyStudy.data(), arena).getFirst();
    var still = TinyStudy.configuration("sgd", 0);
    var members = List.of(
        new Member(3, 11, still, always(TinyStudy.SIZE, new Slice.Range(new Slice.All(), Difficulty.REFERENCE, 0, .3)), easy.equal()),
        new Member(3, 11, still, always(TinyStudy.SIZE, new Slice.Range(new Slice.All(), Difficulty.REFERENCE, .7, 1)), hard.equal()));
    new CohortTrainer(new Cohort(members, TinyStudy.model(), 18, 1, 1, List.of(), reference), TinyStudy.data(), arena).train();
    var sorted = reference.of(TinyStudy.SIZE).stream().sorted().toList();
    double easiest = sorted.subList(0, 18).stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double hardest = sorted.subList(42, 60).stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    assertThat(easy.curve().getFirst()[0]).isCloseTo(easiest, within(1e-5));
    assertThat(hard.curve().getFirst()[0]).isCloseTo(hardest, within(1e-5));
  }
}
