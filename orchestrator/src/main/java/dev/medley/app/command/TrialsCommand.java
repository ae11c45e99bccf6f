package dev.medley.app.command;

import dev.medley.app.terminal.Terminal;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `medley trials`: every trial of a study, by number.
@Command(name = "trials", description = "List the trials of a study, baselines included.")
final class TrialsCommand implements Runnable {

  private final StoreAccess stores;
  private final MedleyCommand options;
  private final Terminal terminal;

  @picocli.CommandLine.Parameters(paramLabel = "STUDY", description = "The study.")
  private String study = "";

  @Mixin
  private ListingOptions listing = new ListingOptions();

  @Inject
  TrialsCommand(StoreAccess stores, MedleyCommand options, Terminal terminal) {
    this.stores = stores;
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    try (var store = stores.openToRead()) {
      var trials = store.trials(store.study(study).id());
      var columns = Parameters.columns(trials);
      var rows = new Listing().with("trial", "TRIAL").with("kind", "KIND").with("state", "STATE").with("objective", "OBJECTIVE");
      columns.forEach(rows::maybe);
      rows.maybe("seconds", "SECONDS").maybe("reason", "REASON");
      for (var trial : trials) {
        var cells = new ArrayList<@Nullable Object>(
            Arrays.asList(trial.number(), trial.kind().name().toLowerCase(Locale.ROOT), trial.state().name().toLowerCase(Locale.ROOT),
                trial.objective().isPresent() ? trial.objective().getAsDouble() : null));
        columns.keySet().forEach(name -> cells.add(Parameters.value(trial, name)));
        cells.add(trial.outcome().map(o -> o.wall().toMillis() / 1000.0).orElse(null));
        cells.add(trial.outcome().map(o -> o.reason()).orElse(""));
        rows.add(cells);
      }
      if (rows.size() == 0) terminal.err().line("The study has no trial yet.");
      else rows.print(listing.format(options), terminal);
    }
  }
}
