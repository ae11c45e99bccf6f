package dev.medley.app.command;

import dev.medley.app.terminal.Numbers;
import dev.medley.app.terminal.Terminal;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `medley query`: SQL over the views of the store, reading only.
@Command(name = "query", description = "Ask the store in SQL: SELECT over study_v, trial_v, metric_v and other views, reading only.")
final class QueryCommand implements Runnable {

  private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

  private final StoreAccess stores;
  private final MedleyCommand options;
  private final Terminal terminal;

  @Parameters(paramLabel = "SQL", description = "One SELECT.")
  private String sql = "";

  @Option(names = "--limit", paramLabel = "N", description = "The most rows to answer with; 1000 unless said otherwise.")
  private int limit = 1000;

  @Mixin
  private ListingOptions listing = new ListingOptions();

  @Inject
  QueryCommand(StoreAccess stores, MedleyCommand options, Terminal terminal) {
    this.stores = stores;
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    Arguments.atLeast("--limit", limit, 1);
    try (var store = stores.openToRead()) {
      var result = store.query(sql, limit, TIME_LIMIT);
      var rows = new Listing();
      result.columns().forEach(column -> rows.with(column, column.toUpperCase(Locale.ROOT)));
      result.rows().forEach(rows::add);
      rows.print(listing.format(options), terminal);
      if (result.truncated()) terminal.err().line("There are more than " + Numbers.count(limit, "row") + ": --limit shows more.");
    }
  }
}
