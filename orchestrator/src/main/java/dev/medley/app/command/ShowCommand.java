package dev.medley.app.command;

import dev.medley.app.terminal.Terminal;
import dev.medley.space.SpacePrinter;
import dev.medley.store.LeaderboardQuery;
import dev.medley.store.Study;
import dev.medley.store.StudyStore;
import dev.medley.study.StudyRunner;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `medley show`: a study with what mattered in it, or all about one trial, enough to run it again.
@Command(name = "show", description = "Show a study: how its best trial came about, and which parameters mattered. With TRIAL: all about that trial.")
final class ShowCommand implements Runnable {

  private final StoreAccess stores;
  private final InstalledPlugins plugins;
  private final MedleyCommand options;
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "STUDY", description = "The study.")
  private String study = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "TRIAL", description = "The trial's number.")
  private @Nullable Integer trial;

  @Option(names = "--by", paramLabel = "METRIC", description = "For what the parameters mattered: a metric such as pos.accuracy; otherwise the objective.")
  private String by = LeaderboardQuery.OBJECTIVE;

  @Option(names = "--where", paramLabel = "FILTER", description = "In which trials they mattered, such as \"sharing = 'mmoe'\"; otherwise in all.")
  private String where = "";

  @Option(names = "--as-space", description = "With TRIAL: print a space whose only trial trains as this one did, its schedules included.")
  private boolean asSpace;

  @Inject
  ShowCommand(StoreAccess stores, InstalledPlugins plugins, MedleyCommand options, Terminal terminal) {
    this.stores = stores;
    this.plugins = plugins;
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    try (var store = stores.openToRead()) {
      var of = store.study(study);
      if (trial == null) {
        overview(store, of);
        return;
      }
      if (asSpace) {
        terminal.out().line(SpacePrinter.print(StudyRunner.alone(of, store.trial(of.id(), trial), plugins.get())).stripTrailing());
        return;
      }
      var view = new TrialView(of, store.detail(store.trial(of.id(), trial).id()));
      if (options.json()) view.json().print(terminal.out());
      else view.print(terminal.out());
    }
  }

  private void overview(StudyStore store, Study of) {
    var query = LeaderboardQuery.best(List.of(of.id()), 1).where(where);
    if (!by.equals(LeaderboardQuery.OBJECTIVE)) query = query.by(by, LeaderboardCommand.betterEnd(by));
    var summary = store.studies().stream().filter(s -> s.study().id().equals(of.id())).findFirst().orElseThrow();
    var view = new StudyOverview(summary, store.lessons(of.id()), store.improvements(of.id()), by, store.importances(query));
    if (options.json()) view.json().print(terminal.out());
    else view.print(terminal.out());
  }
}
