package dev.medley.study;

import dev.medley.api.executor.Executor;
import dev.medley.plugin.Plugins;
import dev.medley.rung.Ladder;
import dev.medley.space.Configuration;
import dev.medley.space.Point;
import dev.medley.space.Population;
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
import java.util.Map;

/// One study from where it stands to the end of its budget: baselines, then round after round. A round is decided when the one before is complete,
/// so what is tried depends on the seed alone and not on which trial was faster.
final class StudyLoop implements Rounds.Course {

  /// How often a trial is tried in all, if the process dies while it runs.
  static final int ATTEMPTS = 3;

  private final Study study;
  private final Setup setup;
  private final StudyStore store;
  private final Proposals proposals;
  private final Rungs rungs;
  private final int round;
  private final StudyListener listener;
  private final Plugins plugins;
  private final RoundRunner runner;
  private final RunningTrials trials;
  private final Conduct conduct;
  private final Ledger ledger;
  private final Reference reference;

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
    this.conduct = conduct;
    rungs = Rungs.of(setup.space());
    ledger = new Ledger(setup, study, store);
    proposals = new Proposals(study, setup.space(), ledger, store);
    var recorder = new Recorder(store, ledger, rungs.steps().getLast(), Versions.of(plugins));
    var grouping = new Grouping(setup.ingredients(), setup.data().shape(), round);
    reference = new Reference(setup, store, ledger, new EarlierTrials(plugins, store));
    runner = new RoundRunner(study, store, session, grouping, reference, recorder, conduct, owner);
    trials = new RunningTrials(study, store, ledger, runner, recorder, conduct);
  }

  /// @param budgets how many trials there were to be, each time that the study was begun or given more
  StudyReport run(List<Integer> budgets) {
    long begin = System.nanoTime();
    var baselines = Baselines.of(setup.space(), plugins);
    var before = store.trials(study.id());
    listener.studyStarted(study.name(), budgets.getLast() + Members.copies(setup.space()) + setup.space().budget().repeats(),
        baselines.size(),
        (int) before.stream().filter(t -> t.state().finished()).count());
    if (before.isEmpty()) store.append(study.id(), baselines.stream().map(c -> trial(TrialKind.BASELINE, c)).toList());
    var waiting = store.trials(study.id(), EnumSet.of(TrialState.WAITING), -1, Integer.MAX_VALUE);
    runner.run(waiting.stream().filter(t -> t.kind() == TrialKind.BASELINE).map(t -> new Stretch(t, 0, rungs.steps().getLast())).toList());
    ledger.readBaselines();
    refuseWithoutBaselines();
    new Memory(study, setup.space(), store).begin(new Facts(setup, ledger).all()).ifPresent(conduct::tell);
    var searched = before.stream().filter(t -> t.kind() == TrialKind.TRIAL).toList();
    setup.space().population().ifPresentOrElse(population -> train(population, searched),
        () -> new Rounds(rungs.ladder(round), trials, this).play(searched, budgets));
    int repeats = setup.space().budget().repeats();
    if (repeats > 0) new Repeats(study, store, ledger, runner, conduct, rungs.steps().getLast()).run(repeats);
    return new Finale(study, setup, store, ledger, reference, listener).report(Duration.ofNanos(System.nanoTime() - begin));
  }

  private void train(Population population, List<Trial> recorded) {
    new Members(study, setup.space(), population, plugins, proposals).train(recorded, store, ledger, trials, conduct);
  }

  /// Those that are recorded go first; where the record ends, the search is asked.
  @Override
  public List<Trial> begin(List<Trial> before, Map<Integer, List<Double>> expected, List<Trial> next, int wanted) {
    if (!next.isEmpty()) return next;
    var begun = store.append(study.id(), proposals.after(before, expected, wanted).stream().map(this::proposal).toList());
    if (setup.origin().isPresent()) begun.forEach(this::noteBeginning);
    return begun;
  }

  private void noteBeginning(Trial trial) {
    var begun = setup.begun(trial.number(), configuration(trial));
    begun.ifPresent(b -> store.note(trial.id(), "begins", "with " + b.taken() + " parameters of "
        + setup.origin().map(o -> o.beginning().name()).orElse("")
        + (b.misfit().isEmpty() ? "" : ", and at random what does not fit: " + String.join("; ", b.misfit()))));
  }

  /// What was decided before this process began is no news.
  @Override
  public void decided(Ladder ladder, Ladder.Decision decision) {
    if (!trials.news()) return;
    for (int rung = 0; rung < ladder.rungs().size() - 1; rung++) {
      int step = ladder.rungs().get(rung);
      var reached = ladder.reached().get(rung).values();
      int goOn = (int) decision.goOn().stream().filter(leg -> leg.from() == step).count();
      int stopped = (int) decision.stopped().stream().filter(s -> s.reached().step() == step).count();
      if (goOn + stopped > 0) conduct.decided(new RungReport(step, reached.size(), goOn, stopped, ledger.best(reached)));
    }
  }

  /// A gain over training alone has no meaning where nothing could be trained alone.
  private void refuseWithoutBaselines() {
    if (setup.space().objectives().stream().noneMatch(o -> Gains.beside(o.metric())) || !ledger.alone().isEmpty()) return;
    var failed = store.history(study.id()).stream().filter(t -> t.kind() == TrialKind.BASELINE).toList();
    throw Conduct.nothingTrains(study.name(), "single-task baselines", Conduct.mostCommonReason(failed));
  }

  private NewTrial proposal(Point point) {
    var configuration = setup.space().configure(point);
    var kept = RecordedPoint.keep(configuration, point);
    return new NewTrial(TrialKind.TRIAL, study.seed(), kept, RecordedPoint.parameters(configuration));
  }

  private NewTrial trial(TrialKind kind, Configuration configuration) {
    return new NewTrial(kind, study.seed(), RecordedPoint.keep(configuration, Point.of(Map.of())),
        new ArrayList<>(RecordedPoint.parameters(configuration)));
  }

  static Configuration configuration(Trial trial) {
    return RecordedPoint.configuration(trial);
  }
}
