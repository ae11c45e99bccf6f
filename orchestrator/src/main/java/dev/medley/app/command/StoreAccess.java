package dev.medley.app.command;

import dev.medley.app.terminal.Terminal;
import dev.medley.store.StoreError;
import dev.medley.store.StoreException;
import dev.medley.store.StoreLocation;
import dev.medley.store.StoreOptions;
import dev.medley.store.Stores;
import dev.medley.store.StudyStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;

/// Opens the store that the command line names.
@Singleton
final class StoreAccess {

  private final MedleyCommand options;
  private final Environment environment;
  private final Terminal terminal;

  @Inject
  StoreAccess(MedleyCommand options, Environment environment, Terminal terminal) {
    this.options = options;
    this.environment = environment;
    this.terminal = terminal;
  }

  /// For commands that write: makes the store where there is none.
  StudyStore open() {
    return Stores.open(location(), StoreOptions.of(environment.version()));
  }

  /// For commands that go on with something: leaves no empty store behind.
  StudyStore openExisting() {
    return Stores.openExisting(location(), StoreOptions.of(environment.version()));
  }

  /// For commands that only ask: leaves no empty store behind, and reads a copy, saying so, of one that another process has open or that cannot be written.
  StudyStore openToRead() {
    try {
      return openExisting();
    } catch (StoreException e) {
      if (!Set.of(StoreError.HELD, StoreError.UNWRITABLE).contains(e.error()) || !(location() instanceof StoreLocation.InDirectory place))
        throw e;
      terminal.err().line(e.sentence() + " This is what is in it now.");
      return Stores.openCopy(place, StoreOptions.of(environment.version()));
    }
  }

  /// Where it lies and what is in it.
  String described() {
    var location = location();
    if (!Stores.exists(location)) return location + ", not there yet: the first run makes it";
    try (var store = openToRead()) {
      int studies = store.studies().size();
      return location + " with " + (studies == 1 ? "1 study" : studies + " studies");
    }
  }

  private StoreLocation location() {
    return StoreLocation.parse(options.store());
  }
}
