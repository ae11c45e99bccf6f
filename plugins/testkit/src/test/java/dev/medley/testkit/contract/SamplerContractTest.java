package dev.medley.testkit.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.medley.api.loss.TaskLosses;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;
import dev.medley.api.sampler.Slice;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Samplers that break one rule each, and the test of the contract that must notice.
final class SamplerContractTest {

  @Test
  void noticesAMicroBatchTooFew() {
    refuses(context -> _ -> draws(context.microBatches() - 1, _ -> 0), SamplerContract::drawsAsManyMicroBatchesAsAStepHas);
  }

  @Test
  void noticesATaskThatIsNotThere() {
    refuses(context -> _ -> draws(context.microBatches(), i -> i), SamplerContract::drawsTasksOfTheStudy);
  }

  @Test
  void noticesAStateThatMembersShare() {
    int[] turns = new int[1];
    refuses(context -> _ -> draws(context.microBatches(), _ -> turns[0]++ % context.tasks().size()), SamplerContract::keepsTwoMembersApart);
  }

  @Test
  void noticesChance() {
    Sampler random = context -> _ -> draws(context.microBatches(), _ -> context.random().nextInt(context.tasks().size()));
    refuses(random, SamplerContract::isDeterministic);
    refuses(random, SamplerContract::givesEachTaskItsShareAtEveryMoment);
  }

  @Test
  void noticesATaskThatIsForgotten() {
    refuses(context -> _ -> draws(context.microBatches(), _ -> 0), SamplerContract::reachesEveryTask);
  }

  @Test
  void noticesASequenceThatStepsCutUp() {
    refuses(context -> _ -> draws(context.microBatches(), i -> i % context.tasks().size()),
        SamplerContract::doesNotCareHowManyMicroBatchesAStepHas);
  }

  @Test
  void noticesADomainThatIsNotThere() {
    refuses(context -> _ -> Collections.nCopies(context.microBatches(), new Draw(0, new Slice.Domain("elsewhere"))),
        SamplerContract::drawsFromDomainsThatTheTasksHave);
  }

  @Test
  void noticesASamplerThatNeedsManyExamples() {
    refuses(context -> _ -> draws(context.microBatches(), _ -> context.tasks().getFirst().examples() > 10 ? 0 : -1),
        SamplerContract::worksWhereTasksHaveOneExample);
  }

  @Test
  void noticesASamplerThatLossesLeadAstray() {
    refuses(context -> new Sampler.Session() {
      private int task;

      @Override
      public List<Draw> next(int step) {
        return draws(context.microBatches(), _ -> task);
      }

      @Override
      public void observe(int step, TaskLosses losses) {
        task = (int) losses.loss(0);
      }
    }, SamplerContract::bearsWhateverTheLossesDo);
  }

  @Test
  void noticesStepsThatDiffer() {
    refuses(context -> step -> draws(context.microBatches(), _ -> step % context.tasks().size()), SamplerContract::mixesEveryStepAsPlanned);
  }

  private static List<Draw> draws(int count, IntUnaryOperator task) {
    return IntStream.range(0, count).map(task).mapToObj(Draw::new).toList();
  }

  private static void refuses(Sampler sampler, Consumer<SamplerContract> test) {
    var contract = new SamplerContract() {
      @Override
      public Sampler sampler(List<String> tasks) {
        return sampler;
      }

      @Override
      public Set<SamplerProperty> properties() {
        return EnumSet.allOf(SamplerProperty.class);
      }

      @Override
      public List<Double> plan(SamplerContext context) {
        return Collections.nCopies(context.tasks().size(), 1.0 / context.tasks().size());
      }
    };
    assertThatThrownBy(() -> test.accept(contract)).isInstanceOf(AssertionError.class);
  }
}
