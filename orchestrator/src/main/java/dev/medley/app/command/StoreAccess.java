package dev.medley.app.command;

import dev.medley.store.StoreLocation;
import dev.medley.store.StoreOptions;
import dev.medley.store.Stores;
import dev.medley.store.StudyStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// Opens the store that the command line names.
@Singleton
final class StoreAccess {

  private final MedleyCommand options;
  private final Environment environment;

  @Inject
  StoreAccess(MedleyCommand options, Environment environment) {
    this.options = options;
    this.environment = environment;
  }

  /// For commands that write: makes the store where there is none.
  StudyStore open() {
    return Stores.open(location(), StoreOptions.of(environment.version()));
  }

  /// For commands that only ask: leaves no empty store behind.
  StudyStore openExisting() {
    return Stores.openExisting(location(), StoreOptions.of(environment.version()));
  }

  /// Where it lies and what is in it.
  String described() {
    var location = location();
    if (!Stores.exists(location)) return location + ", not there yet: the first run makes it";
    try (var store = openExisting()) {
      int studies = store.studies().size();
      return location + " with " + (studies == 1 ? "1 study" : studies + " studies");
    }
  }

  private StoreLocation location() {
    return StoreLocation.parse(options.store());
  }
}
