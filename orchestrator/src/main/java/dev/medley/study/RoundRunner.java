package dev.medley.study;

import dev.medley.api.error.MedleyException;
import dev.medley.api.error.Problem;
import dev.medley.api.executor.Executor;
import dev.medley.space.Configuration;
import dev.medley.store.Claim;
import dev.medley.store.StoreException;
import dev.medley.store.Study;
import dev.medley.store.StudyStore;
import dev.medley.store.Trial;
import dev.medley.store.TrialId;
import dev.medley.training.ExampleLosses;
import dev.medley.training.engine.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Trains some trials, to their end or to their next rung, and records each cohort as it finishes. What goes wrong with one cohort is that cohort's: one that fails as a whole is halved
/// and tried again, until what is at fault is alone; one that lost its device goes to another.
final class RoundRunner {

  private static final Duration PATIENCE = Duration.ofMillis(100);

  /// How many devices the same trials may take with them before it is held to be their fault.
  private static final int MOST_DEVICES = 2;

  private final Study study;
  private final StudyStore store;
  private final Executor.Session session;
  private final Grouping grouping;
  private final Reference reference;
  private final Recorder recorder;
  private final Conduct conduct;
  private final String owner;
  private int cohorts;

  RoundRunner(Study study, StudyStore store, Executor.Session session, Grouping grouping, Reference reference, Recorder recorder,
      Conduct conduct,
      String owner) {
    this.study = study;
    this.store = store;
    this.session = session;
    this.grouping = grouping;
    this.reference = reference;
    this.recorder = recorder;
    this.conduct = conduct;
    this.owner = owner;
  }

  /// A cohort that came to its end, one way or the other.
  private record Done(String name, Grouping.Group group, int devicesLost, Executor.@Nullable Result result, @Nullable Throwable failure) {}

  void run(List<Stretch> stretches) {
    if (stretches.isEmpty()) return;
    var round = new Round(claimed(stretches.stream().map(Stretch::trial).toList()));
    round.begin(stretches);
    try {
      while (round.open > 0) round.end(next(round.finished));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The study (" + study.name() + ") was interrupted");
    }
  }

  private Map<Integer, Recorder.Claimed> claimed(List<Trial> trials) {
    Map<TrialId, Claim> claims = store.claim(trials.stream().map(Trial::id).toList(), owner).stream()
        .collect(Collectors.toMap(Claim::trial, Function.identity()));
    var claimed = new TreeMap<Integer, Recorder.Claimed>();
    for (var trial : trials) {
      var claim = claims.get(trial.id());
      if (claim != null) claimed.put(trial.number(), new Recorder.Claimed(trial, claim));
    }
    return claimed;
  }

  /// Waits by looking again and again: a thread that writes to the store must not be interrupted, since an interruption closes the file it writes.
  private Done next(BlockingQueue<Done> finished) throws InterruptedException {
    while (!conduct.stopping()) {
      var done = finished.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      conduct.passOnNews();
      if (done != null) return done;
    }
    throw new CancellationException("The study (" + study.name() + ") was stopped");
  }

  /// Trials that are under way together.
  private final class Round {

    private final Map<Integer, Recorder.Claimed> claimed;
    private final BlockingQueue<Done> finished = new LinkedBlockingQueue<>();
    private final Set<Integer> again = new HashSet<>();
    private int open;

    Round(Map<Integer, Recorder.Claimed> claimed) {
      this.claimed = claimed;
    }

    /// Those that stand at one rung train together, wherever they came from; what takes longest begins first, which keeps the slots of an executor busy to the end.
    void begin(List<Stretch> stretches) {
      var groups = new ArrayList<Grouping.Group>();
      var byRung = stretches.stream().filter(s -> claimed.containsKey(s.trial().number()))
          .collect(Collectors.groupingBy(Stretch::from, TreeMap::new, Collectors.toList()));
      byRung.values().forEach(together -> groups.addAll(planned(together)));
      groups.stream().sorted(Comparator.comparingLong(Round::work).reversed()).forEach(group -> submit(group, 0));
    }

    private static long work(Grouping.Group group) {
      return (long) group.trials().size() * (group.until() - group.from());
    }

    private List<Grouping.Group> planned(List<Stretch> together) {
      var configurations = new TreeMap<Integer, Configuration>();
      together.forEach(s -> configurations.put(s.trial().number(), StudyLoop.configuration(s.trial())));
      var plan = grouping.plan(configurations, together.getFirst().from(), together.getFirst().until());
      if (!plan.failures().isEmpty()) {
        configurations.keySet().retainAll(plan.failures().keySet());
        conduct.ended(recorder.failed(configurations, number -> plan.failures().getOrDefault(number, ""), claimed));
      }
      return plan.groups();
    }

    private void submit(Grouping.Group group, int devicesLost) {
      ExampleLosses wanted;
      try {
        wanted = reference.wantedBy(group.trials().values());
      } catch (MedleyException | StoreException e) {
        // What they order by cannot be had, now or later.
        conduct.ended(recorder.failed(group.trials(), _ -> CohortWorker.reason(e), claimed));
        return;
      }
      String name = "c" + ++cohorts;
      open++;
      conduct.started(new CohortReport(name, List.copyOf(group.trials().keySet()), group.what()));
      var _ = session.submit(new Executor.Job(name, new CohortJob(group.trials(), wanted, group.from(), group.until()).write()))
          .whenComplete((result, failure) -> finished.add(new Done(name, group, devicesLost, result, failure)));
    }

    void end(Done done) {
      open--;
      switch (unwrapped(done.failure())) {
        case null -> ended(done, java.util.Objects.requireNonNull(done.result()));
        case CancellationException stopped -> throw stopped;
        case Executor.DeviceFailure lost -> elsewhere(done, lost);
        case Throwable failure -> smaller(done, Fault.of(failure), CohortWorker.reason(failure));
      }
    }

    /// Futures of other executors wrap what their jobs threw.
    private static @Nullable Throwable unwrapped(@Nullable Throwable failure) {
      return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private void ended(Done done, Executor.Result result) {
      switch (CohortJob.Ended.read(result.payload())) {
        case CohortJob.Outcome outcome -> {
          var ended = recorder.trained(done.name(), done.group(), result.device(), outcome, claimed);
          if (ended.size() < done.group().trials().size()) conduct.paused();
          conduct.ended(ended);
        }
        case CohortJob.Broken(var fault, var reason) -> smaller(done, fault, reason);
      }
    }

    private void smaller(Done done, Fault fault, String reason) {
      var group = done.group();
      int members = group.trials().size();
      if (members == 1 && fault == Fault.MEMORY && again.addAll(group.trials().keySet())) {
        tell(group, "memory", "Cohort " + done.name() + " of one trial ran out of memory, and is tried once more: " + reason);
        submit(group, done.devicesLost());
        return;
      }
      if (members == 1) {
        conduct.ended(recorder.failed(group.trials(), _ -> reason, claimed));
        return;
      }
      var halves = group.halves();
      boolean memory = fault == Fault.MEMORY;
      if (memory) grouping.limit(group.key(), halves.getLast().trials().size());
      tell(group, memory ? "memory" : "halved", "Cohort " + done.name() + " of " + members + " trials "
          + (memory ? "ran out of memory" : "failed as a whole") + " and goes on as " + halves.getFirst().trials().size() + " and "
          + halves.getLast().trials().size() + ": " + reason);
      halves.forEach(half -> submit(half, done.devicesLost()));
    }

    private void elsewhere(Done done, Executor.DeviceFailure lost) {
      int devicesLost = done.devicesLost() + 1;
      if (session.slots() == 0) {
        throw new MedleyException(List.of(Problem.maybe("MED-703",
            "The last device (" + lost.device() + ") of study (" + study.name() + ") failed: " + lost.getMessage(),
            "`medley resume " + study.name() + " --devices cpu` goes on without it")));
      }
      if (devicesLost >= MOST_DEVICES) {
        conduct.ended(
            recorder.failed(done.group().trials(), _ -> "It took " + devicesLost + " devices with it: " + lost.getMessage(), claimed));
        return;
      }
      tell(done.group(), "device", "Device " + lost.device() + " failed and is left out; cohort " + done.name() + " goes on elsewhere: "
          + lost.getMessage());
      submit(done.group(), devicesLost);
    }

    private void tell(Grouping.Group group, String kind, String message) {
      conduct.tell(message);
      group.trials().keySet().stream().map(claimed::get).filter(java.util.Objects::nonNull)
          .forEach(its -> store.note(its.trial().id(), kind, message));
    }
  }
}
