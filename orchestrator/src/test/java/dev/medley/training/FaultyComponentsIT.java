package dev.medley.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.loss.Loss;
import dev.medley.api.loss.LossWeighting;
import dev.medley.api.loss.TaskLosses;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.training.engine.Engine;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A component that throws, in whichever method and with whatever, ends its own member and touches no other.
class FaultyComponentsIT {

  private static final Loss EQUAL = new Recorded().equal();

  private static Loss loss(LossWeighting loss) {
    return loss;
  }

  private static Sampler sampler(Sampler sampler) {
    return sampler;
  }

  private static Sampler.Session observing(Runnable observe) {
    return new Sampler.Session() {
      @Override
      public List<Draw> next(int step) {
        return List.of(new Draw(0), new Draw(1), new Draw(2), new Draw(3));
      }

      @Override
      public void observe(int step, TaskLosses losses) {
        if (step == 3) observe.run();
      }
    };
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // never returns
  private static <T> T raise(RuntimeException e) {
    throw e;
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("At step 1, start of the sampler of trial 2 threw IllegalStateException: no luck.",
            sampler(_ -> raise(new IllegalStateException("no luck"))), EQUAL),
        Arguments.of("At step 1, start of the loss of trial 2 threw ArithmeticException: / by zero.", TinyStudy.IN_TURN,
            loss(context -> chosen(1 / context.tasks().getFirst().indexOf(context.tasks().getFirst())))),
        Arguments.of("At step 5, next of the sampler of trial 2 threw NullPointerException: no message.",
            sampler(
                _ -> step -> step == 4 ? raise(new NullPointerException()) : List.of(new Draw(0), new Draw(1), new Draw(2), new Draw(3))),
            EQUAL),
        Arguments.of("At step 1, next of the sampler of trial 2 threw IllegalStateException: The sampler gave 1 draws for a step of 4.",
            sampler(_ -> _ -> List.of(new Draw(0))), EQUAL),
        Arguments.of("At step 1, next of the sampler of trial 2 threw IllegalStateException: The sampler drew task 4 of 4.",
            sampler(_ -> _ -> List.of(new Draw(4), new Draw(0), new Draw(0), new Draw(0))), EQUAL),
        Arguments.of("At step 4, observe of the sampler of trial 2 threw UnsupportedOperationException: later.",
            sampler(_ -> observing(() -> raise(new UnsupportedOperationException("later\nthan that")))), EQUAL),
        Arguments.of("At step 4, observe of the sampler of trial 2 threw StackOverflowError: no message.",
            sampler(_ -> observing(FaultyComponentsIT::deep)),
            EQUAL),
        Arguments.of("At step 7, weights of the loss of trial 2 threw IllegalArgumentException: no.", TinyStudy.IN_TURN,
            loss(_ -> (step, losses) -> step == 6 ? raise(new IllegalArgumentException("no.")) : ones(losses))),
        Arguments.of("At step 1, weights of the loss of trial 2 threw IllegalStateException: The loss gave 1 weights for 4 tasks.",
            TinyStudy.IN_TURN, loss(_ -> (_, _) -> new double[]{1})));
  }

  @SuppressWarnings("InfiniteRecursion") // what a plugin may do by mistake
  private static void deep() {
    deep();
  }

  private static LossWeighting.Session chosen(int weight) {
    return (_, losses) -> java.util.stream.DoubleStream.generate(() -> weight).limit(losses.size()).toArray();
  }

  private static double[] ones(TaskLosses losses) {
    double[] ones = new double[losses.size()];
    java.util.Arrays.fill(ones, 1);
    return ones;
  }

  private static List<MemberResult> train(Sampler sampler, Loss loss) {
    var configuration = TinyStudy.configuration("adam", 0.01);
    var members = List.of(new Member(1, 11, configuration, TinyStudy.AT_RANDOM, new Recorded().equal()),
        new Member(2, 11, configuration, sampler, loss), new Member(3, 11, configuration, TinyStudy.IN_TURN, new Recorded().equal()));
    try (var arena = Engine.get().open("cpu")) {
      return new CohortTrainer(TinyStudy.cohort(members, 10), TinyStudy.data(), arena).train();
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whatAComponentThrowsEndsItsMember(String failure, Sampler sampler, Loss loss) {
    var results = train(sampler, loss);
    var harmless = train(TinyStudy.IN_TURN, new Recorded().equal());
    assertThat(results.get(1).failure()).isEqualTo(failure);
    assertThat(results.get(1).weights().size()).isZero();
    for (int other : List.of(0, 2)) {
      assertThat(results.get(other).failed()).isFalse();
      assertThat(results.get(other).weights().toBytes()).isEqualTo(harmless.get(other).weights().toBytes());
      assertThat(results.get(other).scores()).isEqualTo(harmless.get(other).scores());
    }
  }
}
