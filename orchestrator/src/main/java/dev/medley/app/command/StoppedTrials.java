package dev.medley.app.command;

import dev.medley.app.terminal.Numbers;
import dev.medley.store.Grouped;
import dev.medley.store.LeaderboardQuery;
import dev.medley.store.StudyId;
import dev.medley.store.StudyStore;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// The trials of a study that were stopped at rungs, which a leaderboard leaves out.
record StoppedTrials(Grouped bySteps) {

  static StoppedTrials of(StudyStore store, StudyId study) {
    return new StoppedTrials(store.grouped(LeaderboardQuery.best(List.of(study), 1).where("state = 'PRUNED'"), "steps"));
  }

  boolean any() {
    return !bySteps.groups().isEmpty();
  }

  /// Such as `Stopped: 31 trials after 23 steps, 11 after 69.`
  String line() {
    var byStep = bySteps.groups().stream().sorted(Comparator.comparingDouble(group -> Double.parseDouble(group.value())))
        .map(group -> group.trials() + " after " + group.value() + " steps").collect(Collectors.joining(", "));
    int all = bySteps.groups().stream().mapToInt(Grouped.Group::trials).sum();
    return Numbers.count(all, "trial") + " stopped: " + byStep + ". --where \"state = 'PRUNED'\" ranks them.";
  }
}
