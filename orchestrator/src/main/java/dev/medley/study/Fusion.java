package dev.medley.study;

import dev.medley.plugin.Plugins;
import dev.medley.space.StudySpace;
import dev.medley.training.CohortTrainer;
import dev.medley.training.ExampleLosses;
import dev.medley.training.Member;
import dev.medley.training.engine.Engine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Measures what it gains to train members as one model: the same members, in the same process, together and one after the other.
public final class Fusion {

  private static final int WARM_UP = 20;

  private final Setup setup;
  private final int steps;

  /// @param steps that are measured, after some that are not
  public Fusion(StudySpace space, int steps, Plugins plugins) {
    setup = Setup.of(space.with(space.study(), new StudySpace.Budget(1, WARM_UP + steps)), 1, plugins);
    this.steps = steps;
  }

  /// What the network of the measured members is, such as `bag, hard`.
  public String network() {
    var configuration = setup.space().defaults();
    return configuration.chosen(dev.medley.space.Section.ENCODER) + ", " + configuration.chosen(dev.medley.space.Section.SHARING);
  }

  /// How long one step of so many members takes, in one thread's time on the CPU; the median of some repetitions.
  public Duration step(int members) {
    var configuration = setup.space().defaults();
    var cohort = new ArrayList<Member>();
    for (int i = 0; i < members; i++) cohort.add(setup.ingredients().member(i, configuration));
    var worker = new CohortWorker(setup.ingredients(), setup.data(), Rungs.of(setup.space()));
    try (var arena = Engine.get().open("cpu")) {
      return new CohortTrainer(worker.cohort(List.copyOf(cohort), ExampleLosses.NONE), setup.data(), arena).medianStep(WARM_UP, steps);
    }
  }
}
