package dev.medley.benchmark;

import dev.medley.executor.LocalExecutor;
import dev.medley.space.StudySpace;
import dev.medley.store.StoreLocation;
import dev.medley.store.StoreOptions;
import dev.medley.store.Stores;
import dev.medley.store.StudyStore;
import dev.medley.store.Trial;
import dev.medley.store.TrialKind;
import dev.medley.study.StudyListener;
import dev.medley.study.StudyReport;
import dev.medley.study.StudyRequest;
import dev.medley.study.StudyRunner;
import java.util.List;

/// Where a benchmark runs whole studies: a store in memory, and every core of this machine.
final class Workbench implements AutoCloseable {

  private final StudyStore store = Stores.open(new StoreLocation.InMemory(), StoreOptions.of("benchmark"));
  private final StudyRunner runner;
  private final int round;

  /// @param round how many trials are proposed together
  Workbench(Conditions conditions, int round) {
    this.round = round;
    runner = new StudyRunner(conditions.plugins(), store, new LocalExecutor(), "benchmark", () -> false);
  }

  StudyReport run(StudySpace space, long seed) {
    var machine = new StudyRequest.Machine(List.of("cpu"), Runtime.getRuntime().availableProcessors(), round);
    return runner.run(new StudyRequest(space, seed, machine), new StudyListener() {});
  }

  StudyStore store() {
    return store;
  }

  /// The trials of a study that were searched, without baselines and repeats.
  List<Trial> trials(StudySpace space) {
    return store.trials(store.study(space.study()).id()).stream().filter(t -> t.kind() == TrialKind.TRIAL).toList();
  }

  /// What the winner has of the study's objective.
  ///
  /// @param split such as `validation`
  /// @return not a number if it has nothing
  static double winner(StudyReport report, String split, StudySpace space) {
    return report.figures().stream()
        .filter(f -> f.split().equals(split)
            && (f.task().isEmpty() ? f.metric() : f.task() + "." + f.metric()).equals(space.objective().metric()))
        .mapToDouble(StudyReport.Figure::winner).findFirst().orElse(Double.NaN);
  }

  @Override
  public void close() {
    store.close();
  }
}
