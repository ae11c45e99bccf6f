package dev.medley.study;

import dev.medley.space.Configuration;
import dev.medley.store.Claim;
import dev.medley.store.Ending;
import dev.medley.store.Metric;
import dev.medley.store.Run;
import dev.medley.store.StudyStore;
import dev.medley.store.Trial;
import dev.medley.training.MemberResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Records what became of a cohort, in one change of the store.
final class Recorder {

  /// A trial that somebody has claimed.
  record Claimed(Trial trial, Claim claim) {}

  private final StudyStore store;
  private final Ledger ledger;
  private final String pluginVersions;

  Recorder(StudyStore store, Ledger ledger, String pluginVersions) {
    this.store = store;
    this.ledger = ledger;
    this.pluginVersions = pluginVersions;
  }

  /// Records a cohort that was trained; members of it may have failed.
  ///
  /// @param claimed by number
  List<TrialReport> trained(String cohort, Grouping.Group group, String device, CohortJob.Outcome outcome, Map<Integer, Claimed> claimed) {
    var results = outcome.members().stream().collect(Collectors.toMap(m -> (int) m.trial(), Function.identity()));
    var onTheWay = new LinkedHashMap<Claim, List<Metric>>();
    var endings = new ArrayList<Ending>();
    group.trials().forEach((number, configuration) -> {
      var member = results.get(number);
      var its = its(claimed, number);
      if (member == null || member.failed()) {
        endings.add(new Ending.Failed(its.claim(), member == null ? "The cohort ended without a result." : member.failure(), Run.NONE));
      } else {
        onTheWay.put(its.claim(), ledger.onTheWay(configuration, member));
        endings.add(ledger.completed(its.claim(), its.trial(), configuration, member, run(cohort, device, outcome, member)));
      }
    });
    store.report(onTheWay);
    store.finish(endings);
    ledger.keepWeights(claimed.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().trial())), results);
    return reports(group.trials(), endings);
  }

  /// Records trials that could not be trained.
  List<TrialReport> failed(Map<Integer, Configuration> trials, Function<Integer, String> reason, Map<Integer, Claimed> claimed) {
    var endings = new ArrayList<Ending>();
    trials.keySet().forEach(number -> endings.add(new Ending.Failed(its(claimed, number).claim(), reason.apply(number), Run.NONE)));
    store.finish(endings);
    return reports(trials, endings);
  }

  private List<TrialReport> reports(Map<Integer, Configuration> trials, List<Ending> endings) {
    var reports = new ArrayList<TrialReport>();
    int i = 0;
    for (var entry : trials.entrySet()) {
      String failure = endings.get(i++) instanceof Ending.Failed(_, var reason, _) ? reason : "";
      var objective = failure.isEmpty() ? ledger.objective(entry.getKey()) : OptionalDouble.empty();
      reports.add(new TrialReport(entry.getKey(), Baselines.label(entry.getValue()), objective, ledger.best(), failure));
    }
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
