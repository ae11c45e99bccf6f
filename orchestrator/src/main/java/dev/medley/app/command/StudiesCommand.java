package dev.medley.app.command;

import dev.medley.app.terminal.Terminal;
import dev.medley.store.TrialState;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `medley studies`: what the store holds.
@Command(name = "studies", description = "List the studies of the store.")
final class StudiesCommand implements Runnable {

  private final StoreAccess stores;
  private final MedleyCommand options;
  private final Terminal terminal;

  @Mixin
  private ListingOptions listing = new ListingOptions();

  @Inject
  StudiesCommand(StoreAccess stores, MedleyCommand options, Terminal terminal) {
    this.stores = stores;
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    var rows = new Listing().with("study", "STUDY").with("state", "STATE").with("finished", "FINISHED").with("trials", "TRIALS")
        .with("best", "BEST").maybe("objective", "OBJECTIVE")
        .maybe("seed", "SEED").maybe("created", "CREATED");
    try (var store = stores.openToRead()) {
      for (var summary : store.studies()) {
        var study = summary.study();
        int finished = Arrays.stream(TrialState.values()).filter(TrialState::finished).mapToInt(summary::count).sum();
        int all = Arrays.stream(TrialState.values()).mapToInt(summary::count).sum();
        rows.add(Arrays.asList(study.name(), study.state().name().toLowerCase(Locale.ROOT), finished, all,
            summary.best().isPresent() ? summary.best().getAsDouble() : null, study.objective(),
            study.seed(), study.createdAt()));
      }
    }
    if (rows.size() == 0) terminal.err().line("The store holds no study.");
    else rows.print(listing.format(options), terminal);
  }
}
