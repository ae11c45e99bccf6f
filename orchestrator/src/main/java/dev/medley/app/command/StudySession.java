package dev.medley.app.command;

import dev.medley.api.parameter.Settings;
import dev.medley.api.plugin.Kind;
import dev.medley.app.terminal.Terminal;
import dev.medley.store.LeaderboardQuery;
import dev.medley.store.StudyStore;
import dev.medley.study.Repeats;
import dev.medley.study.StudyReport;
import dev.medley.study.StudyRunner;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// Runs a study in the foreground: progress while it runs, its best trials at the end, all closed whatever happens.
final class StudySession {

  private static final int SHOWN = 5;

  private final InstalledPlugins plugins;
  private final StoreAccess stores;
  private final Environment environment;
  private final MedleyCommand options;
  private final Terminal terminal;

  @Inject
  StudySession(InstalledPlugins plugins, StoreAccess stores, Environment environment, MedleyCommand options, Terminal terminal) {
    this.plugins = plugins;
    this.stores = stores;
    this.environment = environment;
    this.options = options;
    this.terminal = terminal;
  }

  /// What to do with the runner.
  interface Work {
    StudyReport run(StudyRunner runner, StudyStore store, StudyView view);
  }

  /// @param create whether a store is made where there is none
  void run(String executor, boolean quiet, boolean create, Work work) {
    var component = plugins.get().find(Kind.EXECUTOR, executor);
    var runs = component.factory().apply(new Settings("executor." + executor, Map.of()));
    try (var view = new StudyView(terminal, options.json(), quiet, environment.clock())) {
      try (var interruption = new Interruption(() -> sayHowToGoOn(view));
          var store = create ? stores.open() : stores.openExisting()) {
        BooleanSupplier stop = () -> interruption.stopping() || view.abandoned();
        var report = work.run(new StudyRunner(plugins.get(), store, runs, environment.version(), stop), store, view);
        if (!options.json()) leaderboard(store, report);
      } catch (CancellationException e) {
        // The store is closed by now.
        if (!view.abandoned()) throw e;
        sayHowToGoOn(view);
        throw new OutputClosedException();
      }
    }
  }

  private void leaderboard(StudyStore store, StudyReport report) {
    var board = store.leaderboard(LeaderboardQuery.best(List.of(store.study(report.study()).id()), SHOWN));
    if (board.rows().isEmpty()) return;
    terminal.out().line("");
    var objectives = StudyRunner.objectives(store.study(report.study()));
    if (objectives.size() > 1) {
      var all = store.leaderboard(LeaderboardQuery.best(List.of(store.study(report.study()).id()), Integer.MAX_VALUE));
      new FrontView(objectives, all).listing(false, SHOWN).print(Format.TABLE, terminal);
    } else {
      new LeaderboardView(board, false, Repeats.standings(store, store.study(report.study()))).listing().print(Format.TABLE, terminal);
    }
    var stopped = StoppedTrials.of(store, store.study(report.study()).id());
    if (stopped.any()) terminal.err().line(stopped.line());
    terminal.err().line("More: medley leaderboard " + report.study() + ", medley show " + report.study() + " TRIAL");
  }

  private void sayHowToGoOn(StudyView view) {
    if (!view.study().isEmpty())
      terminal.err().line("Stopped with " + view.sofar() + " kept. `medley resume " + view.study() + "` goes on.");
  }
}
