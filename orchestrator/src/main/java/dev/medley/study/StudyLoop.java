package dev.medley.study;

import dev.medley.api.executor.Executor;
import dev.medley.plugin.Plugins;
import dev.medley.space.Configuration;
import dev.medley.space.Point;
import dev.medley.store.NewTrial;
import dev.medley.store.Study;
import dev.medley.store.StudyStore;
import dev.medley.store.Trial;
import dev.medley.store.TrialKind;
import dev.medley.store.TrialState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// One study from where it stands to the end of its budget: baselines, then round after round. A round is proposed when the one before is complete,
/// so what is proposed depends on the seed alone and not on which trial was faster.
final class StudyLoop {

  /// How often a trial is tried in all, if the process dies while it runs.
  static final int ATTEMPTS = 3;

  private final Study study;
  private final Setup setup;
  private final StudyStore store;
  private final Proposals proposals;
  private final int round;
  private final StudyListener listener;
  private final Plugins plugins;
  private final RoundRunner runner;
  private final Ledger ledger;

  /// @param round  how many trials are proposed together, which is also the most that train as one
  /// @param conduct what is done about what happens
  StudyLoop(Study study, Setup setup, StudyStore store, Executor.Session session, Plugins plugins, int round, StudyListener listener,
      Conduct conduct, String owner) {
    this.study = study;
    this.setup = setup;
    this.store = store;
    this.round = round;
    this.listener = listener;
    this.plugins = plugins;
    ledger = new Ledger(setup, study, store);
    proposals = new Proposals(study, setup.space(), ledger);
    var grouping = new Grouping(setup.ingredients(), setup.data().shape(), round);
    runner = new RoundRunner(study, store, session, grouping, new Reference(setup, store, ledger),
        new Recorder(store, ledger, Versions.of(plugins)), conduct, owner);
  }

  StudyReport run() {
    long begin = System.nanoTime();
    int budget = setup.space().budget().trials();
    var baselines = Baselines.of(setup.space(), plugins);
    var before = store.trials(study.id());
    listener.studyStarted(study.name(), budget, baselines.size(), (int) before.stream().filter(t -> t.state().finished()).count());
    if (before.isEmpty()) store.append(study.id(), baselines.stream().map(c -> trial(TrialKind.BASELINE, c)).toList());
    runner.run(waiting(TrialKind.BASELINE));
    ledger.readBaselines();
    refuseWithoutBaselines();
    for (var trials = next(budget); !trials.isEmpty(); trials = next(budget)) runner.run(trials);
    return new Finale(study, setup, store, ledger, listener).report(Duration.ofNanos(System.nanoTime() - begin));
  }

  /// What was proposed and has not run, or else a new round; nothing when the budget is spent.
  private List<Trial> next(int budget) {
    var waiting = waiting(TrialKind.TRIAL);
    if (!waiting.isEmpty()) return waiting;
    var known = store.trials(study.id()).stream().filter(t -> t.kind() == TrialKind.TRIAL).toList();
    int wanted = Math.min(round, budget - known.size());
    if (wanted <= 0) return List.of();
    var proposed = proposals.after(known, wanted);
    return store.append(study.id(), proposed.stream().map(p -> proposal(p)).toList());
  }

  /// A gain over training alone has no meaning where nothing could be trained alone.
  private void refuseWithoutBaselines() {
    if (!setup.space().objective().metric().startsWith("delta_m") || !ledger.alone().isEmpty()) return;
    var failed = store.history(study.id()).stream().filter(t -> t.kind() == TrialKind.BASELINE).toList();
    throw Conduct.nothingTrains(study.name(), "single-task baselines", Conduct.mostCommonReason(failed));
  }

  private List<Trial> waiting(TrialKind kind) {
    return store.trials(study.id(), EnumSet.of(TrialState.WAITING), -1, Integer.MAX_VALUE).stream().filter(t -> t.kind() == kind).toList();
  }

  private NewTrial proposal(Point point) {
    var configuration = setup.space().configure(point);
    var kept = RecordedPoint.keep(configuration, point);
    return new NewTrial(TrialKind.TRIAL, study.seed(), kept, RecordedPoint.parameters(configuration));
  }

  private NewTrial trial(TrialKind kind, Configuration configuration) {
    return new NewTrial(kind, study.seed(), RecordedPoint.keep(configuration, Point.of(java.util.Map.of())),
        new ArrayList<>(RecordedPoint.parameters(configuration)));
  }

  static Configuration configuration(Trial trial) {
    return RecordedPoint.configuration(trial);
  }
}
