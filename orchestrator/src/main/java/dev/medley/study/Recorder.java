package dev.medley.study;

import dev.medley.rung.Ladder;
import dev.medley.space.Configuration;
import dev.medley.store.Claim;
import dev.medley.store.Ending;
import dev.medley.store.Metric;
import dev.medley.store.Run;
import dev.medley.store.Rung;
import dev.medley.store.Stop;
import dev.medley.store.StudyStore;
import dev.medley.store.Trial;
import dev.medley.store.TrialState;
import dev.medley.training.MemberResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/// Records what became of a cohort, in one change of the store.
final class Recorder {

  /// A trial that somebody has claimed.
  record Claimed(Trial trial, Claim claim) {}

  private final StudyStore store;
  private final Ledger ledger;
  private final int steps;
  private final String pluginVersions;

  /// @param steps that trials train to their end
  Recorder(StudyStore store, Ledger ledger, int steps, String pluginVersions) {
    this.store = store;
    this.steps = steps;
    this.ledger = ledger;
    this.pluginVersions = pluginVersions;
  }

  /// Records a cohort that was trained to its end or to a rung; members of it may have failed.
  ///
  /// @param claimed by number
  /// @return those that ended
  List<TrialReport> trained(String cohort, Grouping.Group group, String device, CohortJob.Outcome outcome, Map<Integer, Claimed> claimed) {
    var results = outcome.members().stream().collect(Collectors.toMap(m -> (int) m.trial(), Function.identity()));
    var onTheWay = new LinkedHashMap<Claim, List<Metric>>();
    var rungs = new ArrayList<Rung>();
    var endings = new ArrayList<Ending>();
    group.trials().forEach((number, configuration) -> {
      var member = results.get(number);
      var its = its(claimed, number);
      if (member == null || member.failed()) {
        endings.add(new Ending.Failed(its.claim(), member == null ? "The cohort ended without a result." : member.failure(), Run.NONE));
      } else if (group.until() < steps) {
        rungs.add(new Rung(its.claim(), group.until(), ledger.atRung(configuration, member, group.until()),
            run(cohort, device, outcome, member)));
      } else {
        onTheWay.put(its.claim(), ledger.onTheWay(configuration, member, group.from()));
        endings.add(ledger.completed(its.claim(), its.trial(), configuration, member, run(cohort, device, outcome, member)));
      }
    });
    store.pause(rungs);
    store.report(onTheWay);
    store.finish(endings);
    if (group.until() == steps)
      ledger.keepWeights(claimed.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().trial())), results);
    return reports(claimed, endings);
  }

  /// Records trials that could not be trained.
  List<TrialReport> failed(Map<Integer, Configuration> trials, Function<Integer, String> reason, Map<Integer, Claimed> claimed) {
    var endings = new ArrayList<Ending>();
    trials.keySet().forEach(number -> endings.add(new Ending.Failed(its(claimed, number).claim(), reason.apply(number), Run.NONE)));
    store.finish(endings);
    return reports(claimed, endings);
  }

  private List<TrialReport> reports(Map<Integer, Claimed> claimed, List<Ending> endings) {
    var byClaim = claimed.values().stream().collect(Collectors.toMap(Claimed::claim, Claimed::trial));
    return endings.stream().map(ending -> report(Objects.requireNonNull(byClaim.get(ending.claim())), ending)).toList();
  }

  private static String label(Configuration configuration) {
    var repeated = Repeats.of(configuration);
    return repeated.isPresent() ? "repeat of " + repeated.getAsInt() : Baselines.label(configuration);
  }

  private TrialReport report(Trial trial, Ending ending) {
    var baseline = label(StudyLoop.configuration(trial));
    return switch (ending) {
      case Ending.Completed _ -> new TrialReport(trial.number(), baseline, ledger.objective(trial.number()), ledger.best(), "", "");
      case Ending.Pruned pruned ->
        new TrialReport(trial.number(), baseline, OptionalDouble.of(pruned.objective()), ledger.best(), "", pruned.reason());
      case Ending.Failed failed -> new TrialReport(trial.number(), baseline, OptionalDouble.empty(), ledger.best(), failed.reason(), "");
    };
  }

  /// Records trials that go no further than where they stand; those that are recorded so already stay as they are.
  ///
  /// @param trial by number
  List<TrialReport> stopped(List<Ladder.Stopped> stopped, IntFunction<Trial> trial) {
    var stops = new ArrayList<Stop>();
    var reports = new ArrayList<TrialReport>();
    for (var each : stopped) {
      var its = trial.apply(each.reached().trial());
      if (its.state() != TrialState.PAUSED) continue;
      double objective = ledger.asRecorded(each.reached());
      stops.add(new Stop(its.id(), objective, each.reason()));
      reports.add(new TrialReport(its.number(), "", OptionalDouble.of(objective), ledger.best(), "", each.reason()));
    }
    store.stop(stops);
    return reports;
  }

  private static Claimed its(Map<Integer, Claimed> claimed, int number) {
    var its = claimed.get(number);
    if (its == null) throw new IllegalStateException("The trial " + number + " was not claimed");
    return its;
  }

  private Run run(String cohort, String device, CohortJob.Outcome outcome, MemberResult member) {
    long examples = member.examples().stream().mapToLong(Long::longValue).sum();
    return new Run(cohort, device, outcome.engine(), pluginVersions, outcome.wall(), examples);
  }
}
