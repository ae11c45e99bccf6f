package dev.medley.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.medley.api.loss.Loss;
import dev.medley.training.engine.Engine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Training on a GPU follows training on the CPU. Skipped, and counted as skipped, on a machine without one.
@Tag("gpu")
class GpuIT {

  private static final String GPU = "gpu:0";

  @BeforeEach
  void aGpuIsThere() {
    assumeTrue(Engine.get().devices().contains(GPU), "This machine has no GPU that the engine can use.");
  }

  private static Loss lossOf(Cohort.Signal signal, Recorded recorded) {
    return switch (signal) {
      case LOSSES -> recorded.byLosses(0.2, 0.5, 2);
      case GRAMIAN -> recorded.normalizing();
      case JACOBIAN -> recorded.summing();
    };
  }

  private static List<MemberResult> train(String device, Cohort.Signal signal, List<Recorded> curves) {
    var members = new ArrayList<Member>();
    for (int i = 0; i < curves.size(); i++) {
      var configuration = TinyStudy.with(TinyStudy.configuration("adam", 0.002 * (1 + i)), "encoder.tiny.dropout", 0.1 * i);
      members.add(new Member(i, 11, configuration, TinyStudy.AT_RANDOM, lossOf(signal, curves.get(i))));
    }
    try (var arena = Engine.get().open(device)) {
      return new CohortTrainer(TinyStudy.cohort(members, 30), TinyStudy.data(), arena).train();
    }
  }

  @ParameterizedTest
  @EnumSource(Cohort.Signal.class)
  void aCohortLearnsThereWhatItLearnsOnTheCpu(Cohort.Signal signal) {
    var here = List.of(new Recorded(), new Recorded(), new Recorded());
    var there = List.of(new Recorded(), new Recorded(), new Recorded());
    var onCpu = train("cpu", signal, here);
    var onGpu = train(GPU, signal, there);
    for (int k = 0; k < here.size(); k++) {
      for (int step = 0; step < here.get(k).curve().size(); step++) {
        double[] wanted = here.get(k).curve().get(step);
        double[] found = there.get(k).curve().get(step);
        for (int i = 0; i < wanted.length; i++)
          assertThat(found[i]).as("member %d, step %d, loss %d", k, step, i).isCloseTo(wanted[i], within(1e-3 * Math.abs(wanted[i])));
      }
      assertThat(onGpu.get(k).weights().size()).isEqualTo(onCpu.get(k).weights().size());
    }
  }
}
