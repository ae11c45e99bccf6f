package dev.medley.study;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.plugin.Plugins;
import dev.medley.store.Direction;
import dev.medley.store.StudyStore;
import dev.medley.store.Trial;
import dev.medley.store.TrialKind;
import dev.medley.store.TrialState;
import java.util.Comparator;
import java.util.OptionalInt;

/// A completed trial, with its study as it was set up.
record Finished(Setup setup, Ledger ledger, Trial trial, TrainedWeights weights) {

  /// @param number the trial's, or absent for the best
  /// @throws InputException if there is no such study or trial, or it did not complete
  static Finished of(String studyName, OptionalInt number, Plugins plugins, StudyStore store) {
    var study = store.study(studyName);
    var trial = number.isPresent() ? store.trial(study.id(), number.getAsInt()) : best(studyName, store);
    if (trial.state() != TrialState.COMPLETED) {
      throw new InputException(Problem.maybe("MED-175",
          "The trial (" + trial.number() + ", " + trial.state() + ") of study (" + studyName + ") must be completed.",
          "choose another; `medley trials " + studyName + "` shows them"));
    }
    var setup = Setup.of(study, plugins, store);
    var ledger = new Ledger(setup, study, store);
    ledger.readBaselines();
    return new Finished(setup, ledger, trial,
        new TrainedWeights(setup, store, new Reference(setup, store, ledger, new EarlierTrials(plugins, store))));
  }

  private static Trial best(String studyName, StudyStore store) {
    var study = store.study(studyName);
    var repeated = Repeats.standings(store, study);
    if (!repeated.isEmpty()) return store.trial(study.id(), repeated.getFirst().trial());
    var byObjective = Comparator.<Trial>comparingDouble(t -> t.objective().orElse(Double.NaN));
    return store.history(study.id()).stream()
        .filter(t -> t.kind() == TrialKind.TRIAL && t.state() == TrialState.COMPLETED && Double.isFinite(t.objective().orElse(Double.NaN)))
        .min(study.direction() == Direction.MAXIMIZE ? byObjective.reversed() : byObjective)
        .orElseThrow(() -> new InputException(
            Problem.maybe("MED-176", "The study (" + studyName + ") has no completed trial.", "`medley resume " + studyName + "`")));
  }
}
