package dev.medley.app.command;

import dev.medley.app.terminal.Terminal;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `medley show`: all about one trial, enough to run it again.
@Command(name = "show", description = "Show all about one trial: what it was, what it reached, what it ran on.")
final class ShowCommand implements Runnable {

  private final StoreAccess stores;
  private final MedleyCommand options;
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "STUDY", description = "The study.")
  private String study = "";

  @Parameters(index = "1", paramLabel = "TRIAL", description = "The trial's number.")
  private int trial;

  @Inject
  ShowCommand(StoreAccess stores, MedleyCommand options, Terminal terminal) {
    this.stores = stores;
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    try (var store = stores.openExisting()) {
      var of = store.study(study);
      var view = new TrialView(of, store.detail(store.trial(of.id(), trial).id()));
      if (options.json()) view.json().print(terminal.out());
      else view.print(terminal.out());
    }
  }
}
