package dev.medley.store;

import static dev.medley.store.Sample.NOON;
import static dev.medley.store.Sample.RUN;
import static dev.medley.store.Sample.completed;
import static dev.medley.store.Sample.ids;
import static dev.medley.store.Sample.study;
import static dev.medley.store.Sample.trial;
import static dev.medley.store.Sample.trials;
import static dev.medley.store.Sample.validation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every store keeps to, wherever it lies.
abstract class StudyStoreContract extends StudiesContract {

  @Test
  void trialsComeBackAsTheyWereAdded() {
    var intents = store.createStudy(study("intents"));
    var added = store.append(
        intents.id(),
        List.of(trial(
            TrialParameter.of("rate", 1e-4),
            TrialParameter.of("sharing", "it's 'mmoe'; DROP TABLE trial"),
            TrialParameter.of("layers", Long.MAX_VALUE),
            TrialParameter.of("frozen", true),
            TrialParameter.of("nan", Double.NaN),
            TrialParameter.of("infinite", Double.NEGATIVE_INFINITY))));

    assertThat(store.trials(intents.id())).isEqualTo(added);
    assertThat(added.getFirst().parameters())
        .extracting(TrialParameter::name)
        .containsExactly("frozen", "infinite", "layers", "nan", "rate", "sharing");
    assertThat(added.getFirst().createdAt()).isEqualTo(NOON);
  }

  @Test
  void manyTrialsComeBackWithTheirParameters() {
    var intents = store.createStudy(study("intents"));
    var added = store.append(intents.id(), trials(300));

    assertThat(store.trials(intents.id())).isEqualTo(added);
  }

  @Test
  void pagesFollowEachOther() {
    var intents = store.createStudy(study("intents"));
    store.append(intents.id(), trials(10));
    var waiting = EnumSet.of(TrialState.WAITING);

    assertThat(store.trials(intents.id(), waiting, -1, 4)).extracting(Trial::number).containsExactly(0, 1, 2, 3);
    assertThat(store.trials(intents.id(), waiting, 7, 4)).extracting(Trial::number).containsExactly(8, 9);
    assertThat(store.trials(intents.id(), EnumSet.noneOf(TrialState.class), -1, 4)).isEmpty();
  }

  @Test
  void anUnknownTrialComesWithThoseThatThereAre() {
    var intents = store.createStudy(study("intents"));
    store.append(intents.id(), trials(3));

    assertThatThrownBy(() -> store.trial(intents.id(), 3))
        .hasMessageStartingWith("MED-213 The trial (3) of the study")
        .hasMessageEndingWith("does not exist.\nIts trials are 0 to 2.");
    assertThatThrownBy(() -> store.detail(new TrialId(99))).hasMessageStartingWith("MED-213");
  }

  @Test
  void numbersAreUniqueAndGaplessUnderThirtyTwoCallers() {
    var intents = store.createStudy(study("intents"));

    var numbers = atOnce(32, caller -> {
      var mine = new ArrayList<Integer>();
      for (int i = 0; i < 10; i++) {
        store.append(intents.id(), trials(1 + caller % 3)).forEach(trial -> mine.add(trial.number()));
      }
      return mine;
    });

    var all = numbers.stream().flatMap(List::stream).sorted().toList();
    assertThat(all).isEqualTo(IntStream.range(0, all.size()).boxed().toList());
    assertThat(store.trials(intents.id())).hasSameSizeAs(all);
  }

  @Test
  void aCommandThatFailsTakesNoNumberAndHarmsNoOther() {
    var intents = store.createStudy(study("intents"));
    var unknown = new StudyId(4711);

    var outcomes = atOnce(16, caller -> {
      var added = 0;
      for (int i = 0; i < 20; i++) {
        if (caller % 2 == 0) {
          added += store.append(intents.id(), trials(1)).size();
        } else {
          assertThatThrownBy(() -> store.append(unknown, trials(1))).hasMessageStartingWith("MED-211");
        }
      }
      return added;
    });

    assertThat(outcomes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(160);
    assertThat(store.trials(intents.id())).last().returns(159, Trial::number);
  }

  @Test
  void eachTrialIsClaimedOnceUnderSixteenCallers() {
    var intents = store.createStudy(study("intents"));
    var waiting = ids(store.append(intents.id(), trials(200)));

    var claims = atOnce(16, caller -> {
      var mine = new ArrayList<Claim>();
      for (var trial : waiting) {
        mine.addAll(store.claim(List.of(trial), "owner-" + caller));
      }
      return mine;
    });

    var all = claims.stream().flatMap(List::stream).map(Claim::trial).toList();
    assertThat(all).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(waiting);
    assertThat(store.claim(waiting, "late")).isEmpty();
  }

  @Test
  void aCompletedTrialKeepsEverything() {
    var intents = store.createStudy(study("intents"));
    var added = store.append(intents.id(), trials(1)).getFirst();
    var claim = store.claim(List.of(added.id()), "owner").getFirst();
    clock.advance(Duration.ofSeconds(3));
    var rung = new Metric(200, "pos", "accuracy", Split.VALIDATION, 0.5);
    store.report(Map.of(claim, List.of(rung)));
    store.finish(List.of(new Ending.Completed(claim, 2.25, List.of(validation("pos", "accuracy", 0.75)), RUN)));

    var detail = store.detail(added.id());

    assertThat(detail.trial().state()).isEqualTo(TrialState.COMPLETED);
    assertThat(detail.trial().objective()).hasValue(2.25);
    assertThat(detail.trial().lease()).hasValueSatisfying(lease -> {
      assertThat(lease.claim()).isEqualTo(claim);
      assertThat(lease.startedAt()).isEqualTo(NOON);
      assertThat(lease.heartbeat()).isEqualTo(NOON.plusSeconds(3));
    });
    assertThat(detail.trial().outcome()).hasValueSatisfying(outcome -> {
      assertThat(outcome.run()).isEqualTo(RUN);
      assertThat(outcome.finishedAt()).isEqualTo(NOON.plusSeconds(3));
    });
    assertThat(detail.metrics()).containsExactly(rung);
    assertThat(detail.scores()).containsExactly(validation("pos", "accuracy", 0.75));
  }

  @Test
  void valuesThatAreNoNumbersKeepWhatTheyAre() {
    var intents = store.createStudy(study("intents"));
    var odd = List.of(
        Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE);
    var metrics = IntStream.range(0, odd.size())
        .mapToObj(i -> new Metric(i, "", "odd" + i, Split.TRAIN, odd.get(i)))
        .toList();
    var nan = completed(store, intents, Double.NaN, metrics);
    var infinite = completed(store, intents, Double.NEGATIVE_INFINITY, List.of());

    assertThat(store.detail(nan.id()).scores()).containsExactlyElementsOf(metrics);
    assertThat(nan.objective()).hasValue(Double.NaN);
    assertThat(infinite.objective()).hasValue(Double.NEGATIVE_INFINITY);
  }

  @Test
  void aPrunedAndAFailedTrialSayWhy() {
    var intents = store.createStudy(study("intents"));
    var claims = store.claim(ids(store.append(intents.id(), trials(2))), "owner");

    store.finish(List.of(
        new Ending.Pruned(claims.get(0), 0.5, List.of(), "Below the median at step 200.", RUN),
        new Ending.Failed(claims.get(1), "The loss was NaN at step 12.", RUN)));

    var history = store.history(intents.id());
    assertThat(history).extracting(Trial::state).containsExactly(TrialState.PRUNED, TrialState.FAILED);
    assertThat(history)
        .extracting(trial -> trial.outcome().orElseThrow().reason())
        .containsExactly("Below the median at step 200.", "The loss was NaN at step 12.");
    assertThat(history.getLast().objective()).isEmpty();
  }

  @Test
  void whatATrialReachedAtARungStaysWhoeverGoesOnWithIt() {
    var intents = store.createStudy(study("intents"));
    var id = store.append(intents.id(), trials(1)).getFirst().id();
    var rung = new Metric(200, "pos", "accuracy", Split.VALIDATION, 0.5);
    store.pause(List.of(new Rung(store.claim(List.of(id), "first").getFirst(), 200, List.of(rung), RUN)));
    assertThat(store.trial(intents.id(), 0).state()).isEqualTo(TrialState.PAUSED);
    assertThat(store.trial(intents.id(), 0).steps()).isEqualTo(200);
    assertThat(store.trial(intents.id(), 0).lease()).isEmpty();

    var claim = store.claim(List.of(id), "second").getFirst();
    store.report(Map.of(claim, List.of(new Metric(300, "pos", "accuracy", Split.VALIDATION, 0.6))));
    store.giveBack(List.of(claim), "the study was stopped");

    var stood = store.detail(id);
    assertThat(stood.trial().state()).isEqualTo(TrialState.PAUSED);
    assertThat(stood.metrics()).containsExactly(rung);

    var last = store.claim(List.of(id), "third").getFirst();
    assertThat(last.attempt()).as("what was good for something is no lost attempt").isEqualTo(1);
    store.finish(List.of(new Ending.Completed(last, 1, List.of(validation("pos", "accuracy", 0.75)), RUN)));
    var ended = store.detail(id).trial();
    assertThat(ended.steps()).isEqualTo(600);
    assertThat(ended.outcome().orElseThrow().wall()).as("of all that it trained").isEqualTo(RUN.wall().multipliedBy(2));
  }

  @Test
  void aTrialThatIsStoppedAtARungEndsWithWhatItReachedThere() {
    var intents = store.createStudy(study("intents"));
    var id = store.append(intents.id(), trials(1)).getFirst().id();
    var early = new Metric(100, "pos", "accuracy", Split.VALIDATION, 0.25);
    var rung = new Metric(200, "pos", "accuracy", Split.VALIDATION, 0.5);
    store.pause(List.of(new Rung(store.claim(List.of(id), "owner").getFirst(), 100, List.of(early), RUN)));
    store.pause(List.of(new Rung(store.claim(List.of(id), "owner").getFirst(), 200, List.of(rung), RUN)));

    store.stop(List.of(new Stop(id, 2.5, "After 200 steps it was last.")));

    var ended = store.detail(id);
    assertThat(ended.trial().state()).isEqualTo(TrialState.PRUNED);
    assertThat(ended.trial().objective()).hasValue(2.5);
    assertThat(ended.trial().outcome().orElseThrow().reason()).isEqualTo("After 200 steps it was last.");
    assertThat(ended.trial().outcome().orElseThrow().run().examplesSeen()).isEqualTo(RUN.examplesSeen());
    assertThat(ended.metrics()).containsExactly(early, rung);
    assertThat(ended.scores()).containsExactly(rung);
    assertThat(store.claim(List.of(id), "owner")).isEmpty();
    assertThatThrownBy(() -> store.stop(List.of(new Stop(id, 2.5, "again")))).hasMessageMatching(
        "MED-214 The trial \\(0\\) of the study .* is PRUNED; only one that stands at a rung is stopped there\\.");
    assertThat(store.leaderboard(LeaderboardQuery.best(List.of(intents.id()), 5).where("state = 'PRUNED' and steps = 200")).rows())
        .extracting(Leaderboard.Row::value).containsExactly(2.5);
  }

  @Test
  void aFinishedTrialNeverChanges() {
    var intents = store.createStudy(study("intents"));
    var trial = completed(store, intents, 1, List.of(validation("pos", "accuracy", 0.5)));
    var claim = trial.lease().orElseThrow().claim();
    var before = store.detail(trial.id());

    for (var ending : List.of(
        new Ending.Completed(claim, 2, List.of(), RUN),
        new Ending.Pruned(claim, 2, List.of(), "why not", RUN),
        new Ending.Failed(claim, "why not", RUN))) {
      assertThatThrownBy(() -> store.finish(List.of(ending)))
          .hasMessageMatching("MED-214 The trial \\(0\\) of the study .* is COMPLETED and cannot be changed\\.");
    }
    assertThatThrownBy(() -> store.report(Map.of(claim, List.of(validation("pos", "loss", 1)))))
        .hasMessageStartingWith("MED-214");
    assertThat(store.claim(List.of(trial.id()), "other")).isEmpty();
    assertThat(store.heartbeat(List.of(claim))).isEmpty();
    clock.advance(Duration.ofDays(1));
    assertThat(store.releaseSilent(intents.id(), Duration.ZERO, 3)).isZero();
    assertThat(store.detail(trial.id())).isEqualTo(before);
  }

  @Test
  void testFiguresAreAddedOnceAndNothingElseIs() {
    var intents = store.createStudy(study("intents"));
    var trial = completed(store, intents, 1, List.of(validation("pos", "accuracy", 0.5)));
    var waiting = store.append(intents.id(), trials(1)).getFirst();
    var figure = new Metric(600, "pos", "accuracy", Split.TEST, 0.4);

    store.recordTest(trial.id(), List.of(figure));

    assertThat(store.detail(trial.id()).scores()).contains(figure).hasSize(2);
    assertThatThrownBy(() -> store.recordTest(trial.id(), List.of(figure))).hasMessageStartingWith("MED-216");
    assertThatThrownBy(() -> store.recordTest(waiting.id(), List.of(figure))).hasMessageStartingWith("MED-214");
    assertThatThrownBy(() -> store.recordTest(trial.id(), List.of(validation("pos", "f1", 1))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void endingsHappenTogetherOrNotAtAll() {
    var intents = store.createStudy(study("intents"));
    var claims = store.claim(ids(store.append(intents.id(), trials(2))), "owner");
    var stranger = new Claim(claims.get(1).trial(), "stranger", 1);

    assertThatThrownBy(() -> store.finish(List.of(
        new Ending.Completed(claims.get(0), 1, List.of(), RUN),
        new Ending.Completed(stranger, 1, List.of(), RUN))))
        .hasMessageMatching("(?s)MED-215 The trial \\(1\\) of the study .* is not held by stranger, attempt 1:"
            + " it is run by owner, attempt 1\\.\nMaybe it was silent for too long and was released\\.");

    assertThat(store.history(intents.id())).isEmpty();
  }

  @Test
  void aMetricIsReportedOnce() {
    var intents = store.createStudy(study("intents"));
    var claim = store.claim(ids(store.append(intents.id(), trials(1))), "owner").getFirst();
    var metric = validation("pos", "accuracy", 0.5);
    store.report(Map.of(claim, List.of(metric)));

    assertThatThrownBy(() -> store.report(Map.of(claim, List.of(validation("pos", "f1", 1), metric))))
        .hasMessageStartingWith("MED-216");

    assertThat(store.detail(claim.trial()).metrics()).containsExactly(metric);
  }

  @Test
  void metricsAreToldApartBySplitTaskNameAndStep() {
    var intents = store.createStudy(study("intents"));
    var claim = store.claim(ids(store.append(intents.id(), trials(1))), "owner").getFirst();
    var metrics = List.of(
        new Metric(200, "pos", "accuracy", Split.TRAIN, 1),
        new Metric(200, "", "accuracy", Split.VALIDATION, 2),
        new Metric(200, "pos", "accuracy", Split.VALIDATION, 3),
        new Metric(400, "pos", "accuracy", Split.VALIDATION, 4),
        new Metric(1000, "pos", "accuracy", Split.VALIDATION, 5),
        new Metric(200, "pos", "f1", Split.VALIDATION, 6));

    store.report(Map.of(claim, metrics.reversed()));

    assertThat(store.detail(claim.trial()).metrics()).isEqualTo(metrics);
  }

  @Test
  void whatIsReadTogetherIsFromOneMoment() throws Exception {
    var intents = store.createStudy(study("intents"));
    var claims = store.claim(ids(store.append(intents.id(), trials(150))), "owner");
    try (var threads = Executors.newSingleThreadExecutor()) {
      var finishing = threads.submit(() -> claims.forEach(
          claim -> store.finish(List.of(new Ending.Completed(claim, 1, List.of(validation("pos", "accuracy", 0.5)), RUN)))));
      for (int seen = 0; seen < claims.size();) {
        var detail = store.detail(claims.get(seen).trial());
        boolean completed = detail.trial().state() == TrialState.COMPLETED;
        assertThat(detail.scores()).hasSize(completed ? 1 : 0);
        seen += completed ? 1 : 0;
      }
      finishing.get();
    }
  }

  @Test
  void timesAreThoseOfUtcWhereverThisMachineIs() {
    var here = java.util.TimeZone.getDefault();
    try {
      java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone("Pacific/Kiritimati"));
      store.createStudy(study("intents"));
      java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone("America/St_Johns"));

      assertThat(store.study("intents").createdAt()).isEqualTo(NOON);
      assertThat(store.query("SELECT created_at FROM study_v", 1, Duration.ofSeconds(20)).rows()).containsExactly(List.of(NOON));
    } finally {
      java.util.TimeZone.setDefault(here);
    }
  }

  @Test
  void eventsStandInTheOrderInWhichTheyHappened() {
    var intents = store.createStudy(study("intents"));
    var trial = store.append(intents.id(), trials(1)).getFirst();

    store.note(trial.id(), "first", "One.");
    clock.advance(Duration.ofMinutes(-1));
    store.note(trial.id(), "second", "Two.");

    assertThat(store.detail(trial.id()).events()).extracting(TrialEvent::kind).containsExactly("first", "second");
  }

  @Test
  void anInterruptedCallerHarmsNeitherItsChangeNorTheStore() {
    var intents = store.createStudy(study("intents"));

    Thread.currentThread().interrupt();
    var added = store.append(intents.id(), trials(50));
    var read = store.trials(intents.id());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(read).isEqualTo(added);
    assertThat(store.append(intents.id(), trials(1))).hasSize(1);
  }

  @Test
  void aClosedStoreSaysSo() {
    store.close();

    assertThatThrownBy(() -> store.createStudy(study("intents")))
        .hasMessage("MED-206 The store (%s) is closed.".formatted(store.location()));
    assertThatThrownBy(() -> store.studies()).hasMessageStartingWith("MED-206");
  }

  /// What many callers return who all begin at once.
  private static <T> List<T> atOnce(int callers, Caller<T> caller) {
    var barrier = new java.util.concurrent.CyclicBarrier(callers);
    try (var threads = Executors.newFixedThreadPool(callers)) {
      var tasks = IntStream.range(0, callers)
          .<Callable<T>>mapToObj(number -> () -> {
            barrier.await();
            return caller.call(number);
          })
          .toList();
      var results = new ArrayList<T>();
      for (var future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private interface Caller<T> {
    T call(int number);
  }
}
