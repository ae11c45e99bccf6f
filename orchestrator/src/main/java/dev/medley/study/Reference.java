package dev.medley.study;

import dev.medley.api.sampler.Difficulty;
import dev.medley.space.Configuration;
import dev.medley.store.StudyStore;
import dev.medley.store.Trial;
import dev.medley.training.Cohort;
import dev.medley.training.ExampleLosses;
import dev.medley.training.Member;
import dev.medley.training.Scoring;
import dev.medley.training.Weights;
import dev.medley.training.engine.Engine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What models that were trained before make of the training examples: the difficulty by which curricula may order them. Each is taken once in a study, and only if a trial asks for it.
final class Reference {

  private final Setup setup;
  private final StudyStore store;
  private final Ledger ledger;
  private final EarlierTrials earlier;
  private final Map<String, ExampleLosses> losses = new HashMap<>();

  Reference(Setup setup, StudyStore store, Ledger ledger, EarlierTrials earlier) {
    this.setup = setup;
    this.store = store;
    this.ledger = ledger;
    this.earlier = earlier;
  }

  /// What trials with these configurations need of it: nothing, unless one of their samplers orders by it. All that do name the same trial, or none.
  ExampleLosses wantedBy(Collection<Configuration> configurations) {
    var names = configurations.stream().map(setup.ingredients()::samplers).flatMap(List::stream)
        .filter(s -> s.orders().contains(Difficulty.REFERENCE)).map(s -> s.reference().orElse("")).distinct().toList();
    if (names.isEmpty()) return ExampleLosses.NONE;
    if (names.size() > 1) throw new IllegalArgumentException("Trials that train together order by one reference, not by " + names);
    return losses.computeIfAbsent(names.getFirst(), name -> name.isEmpty() ? take() : earlier.losses(name, setup));
  }

  /// The losses of a trial's model.
  ExampleLosses of(Trial trial) {
    return of(setup.ingredients().member(trial.number(), StudyLoop.configuration(trial)), new TrainedWeights(setup, store, this).of(trial));
  }

  private ExampleLosses take() {
    var byTask = new ArrayList<List<Double>>();
    for (int task = 0; task < setup.data().tasks().size(); task++) {
      int index = task;
      var alone = ledger.alone().get(setup.data().tasks().get(task).name());
      byTask.add(alone == null ? List.of() : of(alone).of(index));
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
