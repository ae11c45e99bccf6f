package dev.medley.study;

import dev.medley.api.executor.Executor;
import dev.medley.space.Configuration;
import dev.medley.space.Lifelong;
import dev.medley.space.Meta;
import dev.medley.space.Section;
import dev.medley.training.Cohort;
import dev.medley.training.CohortTrainer;
import dev.medley.training.ExampleLosses;
import dev.medley.training.Member;
import dev.medley.training.MemberResult;
import dev.medley.training.Pulse;
import dev.medley.training.Timeline;
import dev.medley.training.data.StudyData;
import dev.medley.training.engine.Engine;
import dev.medley.training.engine.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does a cohort's job on the device that it is given: from its last checkpoint if there is one, and keeping one from time to time.
final class CohortWorker implements Executor.Worker {

  private static final Logger LOG = LoggerFactory.getLogger(CohortWorker.class);

  private static final String ENGINE_REASON = "RuntimeError: ";

  private final Ingredients ingredients;
  private final StudyData data;
  private final Rungs rungs;
  private final Keeping keeping;
  private final Watch watch;

  CohortWorker(Ingredients ingredients, StudyData data, Rungs rungs, Keeping keeping, Watch watch) {
    this.ingredients = ingredients;
    this.data = data;
    this.rungs = rungs;
    this.keeping = keeping;
    this.watch = watch;
  }

  /// One that keeps nothing and tells nobody.
  CohortWorker(Ingredients ingredients, StudyData data, Rungs rungs) {
    this(ingredients, data, rungs, Keeping.nothing(), new Watch(Duration.ofDays(1)));
  }

  // Whatever training throws, an error of the engine or of a plugin included, is this cohort's end and not the study's.
  @SuppressWarnings("PMD.AvoidCatchingThrowable")
  @Override
  public Executor.Result run(Executor.Job job, String device) {
    var pulse = watch.begin(job.name());
    try {
      return new Executor.Result(train(job, device, pulse).write(), device);
    } catch (CancellationException stopped) {
      throw stopped;
    } catch (Throwable e) {
      LOG.warn("Cohort {} on {}", job.name(), device, e);
      var fault = Fault.of(e);
      if (fault == Fault.MEMORY) release();
      if (fault == Fault.DEVICE) throw new Executor.DeviceFailure(device, reason(e), e);
      return new Executor.Result(new CohortJob.Broken(fault, reason(e)).write(), device);
    } finally {
      watch.end(job.name());
    }
  }

  /// What a cohort held outside of the heap is given back when its objects are collected, for which nothing outside of the heap is a reason.
  @SuppressWarnings("PMD.DoNotCallGarbageCollectionExplicitly")
  private static void release() {
    System.gc();
  }

  private CohortJob.Outcome train(Executor.Job job, String device, Pulse pulse) {
    long begin = System.nanoTime();
    var members = new ArrayList<Member>();
    var read = CohortJob.read(job.payload());
    read.trials().forEach((number, configuration) -> members.add(ingredients.member(number, configuration)));
    var cohort = cohort(members, read.reference());
    var kept = keeping.cohort(network(cohort), watch);
    try (var arena = Engine.get().open(device)) {
      var from = kept.find(members.stream().map(Member::trial).toList());
      if (!from.isEmpty() && from.getFirst().step() > read.from())
        watch.tell("Cohort " + job.name() + " goes on after step " + from.getFirst().step() + " of " + cohort.steps() + ".");
      var trainer = new CohortTrainer(cohort, data, arena, from, pulse);
      while (!trainer.done() && trainer.step() < read.until()) {
        if (Thread.interrupted()) {
          kept.save(trainer);
          throw new CancellationException("Training was interrupted");
        }
        boolean rung = trainer.advance();
        kept.afterStep(trainer, rung);
      }
      boolean paused = read.until() < cohort.steps();
      if (paused) kept.atRung(trainer);
      var results = paused ? trainer.results().stream().map(MemberResult::withoutWeights).toList() : trainer.results();
      return new CohortJob.Outcome(results, Duration.ofNanos(System.nanoTime() - begin), Engine.get().version());
    }
  }

  Cohort cohort(List<Member> members, ExampleLosses reference) {
    Configuration first = members.getFirst().configuration();
    var batch = first.settings("batch");
    return new Cohort(members, ingredients.model(first, data.shape()), batch.whole("rows"), batch.whole("micro-batches"),
        rungs.steps().getLast(), scored(members), reference);
  }

  /// Beside the rungs, before any training where initialisations are trained, and there and after each arrival of a task where tasks arrive one after the other.
  private List<Integer> scored(List<Member> members) {
    int steps = rungs.steps().getLast();
    var scored = new TreeSet<>(rungs.scored());
    for (var member : members) {
      // What adapting comes to from random parameters.
      if (Meta.of(member.configuration()).isPresent()) scored.add(0);
      if (member.phases().isEmpty() || Lifelong.of(member.configuration()).isEmpty()) continue;
      scored.add(0);
      scored.addAll(Timeline.ends(member.phases().stream().map(t -> t.phase().share()).toList(), steps));
    }
    scored.remove(steps);
    return List.copyOf(scored);
  }

  /// What decides how a cohort's arrays lie and what happened to them, besides what each member has for itself.
  private static String network(Cohort cohort) {
    return String.join(" ", cohort.model().apply(cohort.rows()).fingerprint(),
        cohort.members().getFirst().configuration().chosen(Section.OPTIMIZER), String.valueOf(cohort.rows()),
        String.valueOf(cohort.microBatches()), String.valueOf(cohort.steps()), cohort.evaluateAt().toString(),
        String.valueOf(cohort.reference().hashCode()));
  }

  /// In one line; the engine says in the last of many what it failed of.
  static String reason(Throwable failure) {
    String message = failure.getMessage() == null ? "" : failure.getMessage().strip();
    String line = message.lines().filter(l -> l.startsWith(ENGINE_REASON)).map(l -> l.substring(ENGINE_REASON.length()))
        .reduce((_, last) -> last)
        .orElseGet(() -> message.lines().findFirst().orElse(""));
    if (line.isEmpty()) return failure.getClass().getSimpleName();
    return failure instanceof OutOfMemoryError ? "OutOfMemoryError: " + line : line;
  }
}
