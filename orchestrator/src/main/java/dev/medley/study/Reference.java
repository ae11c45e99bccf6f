package dev.medley.study;

import dev.medley.api.sampler.Difficulty;
import dev.medley.space.Configuration;
import dev.medley.store.StudyStore;
import dev.medley.training.Cohort;
import dev.medley.training.ExampleLosses;
import dev.medley.training.Member;
import dev.medley.training.Scoring;
import dev.medley.training.Weights;
import dev.medley.training.engine.Engine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the best single-task baselines make of the training examples: the difficulty by which curricula may order them. Taken once in a study, and only if a trial asks for it.
final class Reference {

  private final Setup setup;
  private final StudyStore store;
  private final Ledger ledger;
  private @Nullable ExampleLosses losses;

  Reference(Setup setup, StudyStore store, Ledger ledger) {
    this.setup = setup;
    this.store = store;
    this.ledger = ledger;
  }

  /// What trials with these configurations need of it: nothing, unless one of their samplers orders by it.
  ExampleLosses wantedBy(Collection<Configuration> configurations) {
    boolean wanted = configurations.stream()
        .anyMatch(c -> setup.ingredients().member(0, c).sampler().orders().contains(Difficulty.REFERENCE));
    if (!wanted) return ExampleLosses.NONE;
    if (losses == null) losses = take();
    return losses;
  }

  private ExampleLosses take() {
    var byTask = new ArrayList<List<Double>>();
    for (int task = 0; task < setup.data().tasks().size(); task++) {
      int index = task;
      var alone = ledger.alone().get(setup.data().tasks().get(task).name());
      byTask.add(alone == null
          ? List.of()
          : of(setup.ingredients().member(alone.number(), StudyLoop.configuration(alone)),
              new TrainedWeights(setup, store, this).of(alone)).of(index));
    }
    return new ExampleLosses(byTask);
  }

  private ExampleLosses of(Member member, Weights weights) {
    Cohort cohort = new CohortWorker(setup.ingredients(), setup.data(), Rungs.of(setup.space())).cohort(List.of(member),
        ExampleLosses.NONE);
    try (var arena = Engine.get().open("cpu")) {
      return Scoring.losses(cohort, List.of(weights), setup.data(), arena).getFirst();
    }
  }
}
