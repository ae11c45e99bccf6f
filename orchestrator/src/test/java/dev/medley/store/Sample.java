package dev.medley.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Values that tests put into stores.
final class Sample {

  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  static final StoreOptions OPTIONS = StoreOptions.of("0.1.0");

  static final Run RUN = new Run("cohort-1", "cpu", "PyTorch 2.7.1", "{\"losses\":\"0.1.0\"}", Duration.ofMillis(1500), 9600);

  private Sample() {}

  /// A clock that stands until it is moved.
  static final class Clock implements InstantSource {

    private volatile Instant now = NOON;

    @Override
    public Instant instant() {
      return now;
    }

    void advance(Duration time) {
      now = now.plus(time);
    }
  }

  static NewStudy study(String name) {
    return new NewStudy(name, "study: " + name, "{}", "delta_m", Direction.MAXIMIZE, 42, "0.1.0");
  }

  static NewTrial trial(TrialParameter... parameters) {
    return new NewTrial(TrialKind.TRIAL, 7, "{\"sharing\":\"hard\"}", List.of(parameters));
  }

  static List<NewTrial> trials(int count) {
    var trials = new ArrayList<NewTrial>();
    for (int i = 0; i < count; i++) {
      trials.add(trial(TrialParameter.of("optimizer.adam.rate", 0.001 * (i + 1))));
    }
    return trials;
  }

  static List<TrialId> ids(List<Trial> trials) {
    return trials.stream().map(Trial::id).toList();
  }

  static Metric validation(String task, String name, double value) {
    return new Metric(600, task, name, Split.VALIDATION, value);
  }

  /// Adds a trial and completes it.
  static Trial completed(
      StudyStore store, Study study, double objective, List<Metric> metrics, TrialParameter... parameters) {
    return completed(store, study, trial(parameters), objective, metrics);
  }

  static Trial completed(StudyStore store, Study study, NewTrial trial, double objective, List<Metric> metrics) {
    var added = store.append(study.id(), List.of(trial)).getFirst();
    var claim = store.claim(List.of(added.id()), "owner").getFirst();
    store.finish(List.of(new Ending.Completed(claim, objective, metrics, RUN)));
    return store.trial(study.id(), added.number());
  }
}
