package dev.medley.study;

import dev.medley.api.executor.Executor;
import dev.medley.plugin.Plugins;
import dev.medley.space.Configuration;
import dev.medley.store.Claim;
import dev.medley.store.Ending;
import dev.medley.store.Metric;
import dev.medley.store.Run;
import dev.medley.store.Study;
import dev.medley.store.StudyStore;
import dev.medley.store.Trial;
import dev.medley.store.TrialId;
import dev.medley.training.MemberResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Trains some trials to their end and records each cohort as it finishes.
final class RoundRunner {

  private static final Duration PATIENCE = Duration.ofMillis(100);

  private final Study study;
  private final StudyStore store;
  private final Executor.Session session;
  private final Grouping grouping;
  private final Ledger ledger;
  private final Reference reference;
  private final StudyListener listener;
  private final BooleanSupplier stop;
  private final String owner;
  private final String pluginVersions;
  private int cohorts;

  RoundRunner(Study study, Setup setup, StudyStore store, Executor.Session session, Plugins plugins, int largest, Ledger ledger,
      StudyListener listener, BooleanSupplier stop) {
    this.stop = stop;
    this.study = study;
    this.store = store;
    this.session = session;
    this.ledger = ledger;
    reference = new Reference(setup, store, ledger);
    this.listener = listener;
    grouping = new Grouping(setup.ingredients(), setup.data().shape(), largest);
    owner = study.name() + "@" + ProcessHandle.current().pid();
    var versions = new TreeMap<String, String>();
    plugins.components().forEach(c -> versions.put(c.origin().id(), c.origin().version()));
    pluginVersions = JsonMapper.builder().build().writeValueAsString(versions);
  }

  /// A cohort that came to its end, one way or the other.
  private record Done(String name, Grouping.Group group, Executor.@Nullable Result result, @Nullable Throwable failure) {}

  void run(List<Trial> trials) {
    if (trials.isEmpty()) return;
    Map<TrialId, Claim> claims = store.claim(trials.stream().map(Trial::id).toList(), owner).stream()
        .collect(Collectors.toMap(Claim::trial, Function.identity()));
    var byNumber = new TreeMap<Integer, Trial>();
    trials.stream().filter(t -> claims.containsKey(t.id())).forEach(t -> byNumber.put(t.number(), t));
    var configurations = new LinkedHashMap<Integer, Configuration>();
    byNumber.forEach((number, trial) -> configurations.put(number, StudyLoop.configuration(trial)));
    var finished = new LinkedBlockingQueue<Done>();
    var groups = grouping.group(configurations);
    for (var group : groups) {
      String name = "c" + ++cohorts;
      listener.cohortStarted(new CohortReport(name, List.copyOf(group.trials().keySet()), group.what()));
      var _ = session.submit(new Executor.Job(name, new CohortJob(group.trials(), reference.wantedBy(group.trials().values())).write()))
          .whenComplete((result, failure) -> finished.add(new Done(name, group, result, failure)));
    }
    try {
      for (int i = 0; i < groups.size(); i++) record(next(finished), byNumber, claims);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The study (" + study.name() + ") was interrupted");
    }
  }

  /// Waits by looking again and again: a thread that writes to the store must not be interrupted, since an interruption closes the file it writes.
  private Done next(BlockingQueue<Done> finished) throws InterruptedException {
    while (!stop.getAsBoolean()) {
      var done = finished.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (done != null) return done;
    }
    throw new CancellationException("The study (" + study.name() + ") was stopped");
  }

  private void record(Done done, Map<Integer, Trial> trials, Map<TrialId, Claim> claims) {
    if (done.failure() instanceof CancellationException stopped) throw stopped;
    var endings = new ArrayList<Ending>();
    var reports = new ArrayList<TrialReport>();
    var result = done.result();
    var onTheWay = new LinkedHashMap<Claim, List<Metric>>();
    var results = result == null ? Map.<Integer, MemberResult>of() : byTrial(CohortJob.Outcome.read(result.payload()));
    for (var entry : done.group().trials().entrySet()) {
      var trial = trials.get(entry.getKey());
      var claim = trial == null ? null : claims.get(trial.id());
      if (trial == null || claim == null) throw new IllegalStateException("The trial " + entry.getKey() + " was not claimed");
      var member = results.get(entry.getKey());
      String failure = member == null ? reason(done.failure()) : member.failure();
      if (member == null || result == null || member.failed()) {
        endings.add(new Ending.Failed(claim, failure, Run.NONE));
        reports.add(new TrialReport(trial.number(), Baselines.label(entry.getValue()), OptionalDouble.empty(), ledger.best(), failure));
        continue;
      }
      var outcome = CohortJob.Outcome.read(result.payload());
      onTheWay.put(claim, ledger.onTheWay(entry.getValue(), member));
      endings.add(ledger.completed(claim, trial, entry.getValue(), member, run(done.name(), result.device(), outcome, member)));
      reports.add(new TrialReport(trial.number(), Baselines.label(entry.getValue()), ledger.objective(trial.number()), ledger.best(), ""));
    }
    store.report(onTheWay);
    store.finish(endings);
    ledger.keepWeights(trials, results);
    reports.forEach(listener::trialFinished);
  }

  private static Map<Integer, MemberResult> byTrial(CohortJob.Outcome outcome) {
    return outcome.members().stream().collect(Collectors.toMap(m -> (int) m.trial(), Function.identity()));
  }

  private Run run(String cohort, String device, CohortJob.Outcome outcome, MemberResult member) {
    long examples = member.examples().stream().mapToLong(Long::longValue).sum();
    return new Run(cohort, device, outcome.engine(), pluginVersions, Duration.ofMillis(outcome.wall().toMillis()), examples);
  }

  private static String reason(@Nullable Throwable failure) {
    if (failure == null) return "The cohort ended without a result.";
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message.lines().findFirst().orElse(message);
  }
}
