package dev.medley.study;

import dev.medley.rung.Ladder;
import dev.medley.rung.Reached;
import dev.medley.store.Study;
import dev.medley.store.StudyStore;
import dev.medley.store.Trial;
import java.util.List;
import java.util.Optional;

/// The trials of a study that runs: what is missing is trained and recorded.
final class RunningTrials implements Progress {

  private final Study study;
  private final StudyStore store;
  private final Ledger ledger;
  private final RoundRunner runner;
  private final Recorder recorder;
  private final Conduct conduct;
  private boolean news;

  RunningTrials(Study study, StudyStore store, Ledger ledger, RoundRunner runner, Recorder recorder, Conduct conduct) {
    this.study = study;
    this.store = store;
    this.ledger = ledger;
    this.runner = runner;
    this.recorder = recorder;
    this.conduct = conduct;
  }

  @Override
  public boolean train(List<Stretch> missing) {
    news = !missing.isEmpty();
    runner.run(missing);
    return true;
  }

  @Override
  public Optional<Reached> recorded(Trial trial, int step) {
    return ledger.recorded(now(trial.number()), step);
  }

  @Override
  public void stop(List<Ladder.Stopped> stopped) {
    if (!stopped.isEmpty()) conduct.ended(recorder.stopped(stopped, this::now));
  }

  /// Whether this process had anything to train of late: what was decided before it began is no news.
  boolean news() {
    return news;
  }

  private Trial now(int number) {
    return store.trial(study.id(), number);
  }
}
