package dev.medley.store;

import static dev.medley.store.Sample.NOON;
import static dev.medley.store.Sample.RUN;
import static dev.medley.store.Sample.ids;
import static dev.medley.store.Sample.study;
import static dev.medley.store.Sample.trials;
import static dev.medley.store.Sample.validation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who holds a trial, for how long, and what becomes of it when its holder falls silent: what every store keeps to.
abstract class LeaseContract {

  final Sample.Clock clock = new Sample.Clock();
  StudyStore store;

  abstract StoreLocation location();

  @BeforeEach
  void open() {
    store = Stores.open(location(), new StoreOptions("0.1.0", clock));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aSilentTrialWaitsAgainAndForgetsWhatItReported() {
    var intents = store.createStudy(study("intents"));
    var added = store.append(intents.id(), trials(2));
    var claims = store.claim(ids(added), "owner");
    store.report(Map.of(claims.getFirst(), List.of(validation("pos", "accuracy", 0.5))));
    clock.advance(Duration.ofMinutes(5));
    assertThat(store.heartbeat(List.of(claims.get(1)))).containsExactly(claims.get(1));

    assertThat(store.releaseSilent(intents.id(), Duration.ofMinutes(1), 3)).isEqualTo(1);

    var detail = store.detail(added.getFirst().id());
    assertThat(detail.trial().state()).isEqualTo(TrialState.WAITING);
    assertThat(detail.trial().lease()).isEmpty();
    assertThat(detail.metrics()).isEmpty();
    assertThat(detail.events())
        .containsExactly(new TrialEvent(
            NOON.plusSeconds(300),
            "released",
            "Attempt 1 of owner was given up because it was silent for more than 60 s."));
    assertThat(store.trial(intents.id(), 1).state()).isEqualTo(TrialState.RUNNING);
  }

  @Test
  void aReleasedTrialListensToItsNewOwnerAlone() {
    var intents = store.createStudy(study("intents"));
    var added = ids(store.append(intents.id(), trials(1)));
    var first = store.claim(added, "owner").getFirst();
    clock.advance(Duration.ofMinutes(5));
    store.releaseSilent(intents.id(), Duration.ofMinutes(1), 3);
    assertThatThrownBy(() -> store.finish(List.of(new Ending.Completed(first, 1, List.of(), RUN))))
        .hasMessageContaining("it waits for another attempt");
    var second = store.claim(added, "owner").getFirst();

    assertThat(second.attempt()).isEqualTo(2);
    assertThat(store.heartbeat(List.of(first, second))).containsExactly(second);
    assertThatThrownBy(() -> store.finish(List.of(new Ending.Completed(first, 1, List.of(), RUN))))
        .hasMessageStartingWith("MED-215");
    store.finish(List.of(new Ending.Completed(second, 2, List.of(), RUN)));
    assertThat(store.history(intents.id()).getFirst().objective()).hasValue(2);
  }

  @Test
  void aTrialThatIsLostTooOftenHasFailed() {
    var intents = store.createStudy(study("intents"));
    var added = ids(store.append(intents.id(), trials(1)));
    for (int attempt = 1; attempt <= 3; attempt++) {
      assertThat(store.claim(added, "owner")).hasSize(1);
      clock.advance(Duration.ofMinutes(5));
      store.releaseSilent(intents.id(), Duration.ofMinutes(1), 3);
    }

    var failed = store.trial(intents.id(), 0);
    assertThat(failed.state()).isEqualTo(TrialState.FAILED);
    assertThat(failed.outcome().orElseThrow().reason())
        .isEqualTo("Lost 3 times, the last time because it was silent for more than 60 s.");
  }

  @Test
  void aTrialThatIsGivenBackWaitsAgainAndTheAttemptDoesNotCount() {
    var intents = store.createStudy(study("intents"));
    var added = ids(store.append(intents.id(), trials(2)));
    for (int time = 0; time < 5; time++) {
      var claims = store.claim(added, "owner");
      assertThat(claims).extracting(Claim::attempt).containsExactly(1, 1);
      store.report(Map.of(claims.getFirst(), List.of(validation("pos", "accuracy", 0.5))));
      store.giveBack(claims, "the study was stopped");
    }

    var detail = store.detail(added.getFirst());
    assertThat(detail.trial().state()).isEqualTo(TrialState.WAITING);
    assertThat(detail.metrics()).isEmpty();
    assertThat(detail.events()).hasSize(5);
    assertThat(detail.events().getFirst().message()).isEqualTo("Attempt 1 of owner was given back because the study was stopped.");
  }

  @Test
  void whatSomebodyElseHoldsCannotBeGivenBack() {
    var intents = store.createStudy(study("intents"));
    var added = ids(store.append(intents.id(), trials(1)));
    var claim = store.claim(added, "owner").getFirst();

    store.giveBack(List.of(new Claim(claim.trial(), "stranger", 1)), "it is a stranger's");

    assertThat(store.trial(intents.id(), 0).state()).isEqualTo(TrialState.RUNNING);
    store.finish(List.of(new Ending.Completed(claim, 1, List.of(), RUN)));
    store.giveBack(List.of(claim), "it is too late");
    assertThat(store.trial(intents.id(), 0).state()).isEqualTo(TrialState.COMPLETED);
  }

  @Test
  void aWorkerThatComesBackGetsItsOwnTrials() {
    var intents = store.createStudy(study("intents"));
    var added = ids(store.append(intents.id(), trials(4)));
    var mine = store.claim(added.subList(0, 2), "worker-1");
    store.claim(added.subList(2, 3), "worker-2");

    assertThat(store.claimsOf("worker-1")).isEqualTo(mine);
    assertThat(store.claimsOf("worker-3")).isEmpty();
  }
}
