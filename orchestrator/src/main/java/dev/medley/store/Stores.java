package dev.medley.store;

import java.nio.file.Files;

/// Opens stores.
public final class Stores {

  private Stores() {}

  /// Opens a store, or makes it where there is none.
  ///
  /// @throws StoreException where it cannot be made, is held by another process, or is of a later schema
  public static StudyStore open(StoreLocation location, StoreOptions options) {
    return OpenStore.open(location, options);
  }

  /// Opens a store that is there: for commands that only ask, which must not leave an empty store behind.
  ///
  /// @throws StoreException where there is none, and as [#open]
  public static StudyStore openExisting(StoreLocation location, StoreOptions options) {
    if (!exists(location)) {
      throw StoreError.LOCATION.exception(
          "The store (%s) does not exist.".formatted(location),
          "Maybe run a study first, or say with --store or MEDLEY_STORE where its store lies.");
    }
    return open(location, options);
  }

  /// Opens a copy of a store that another process has open, as it is at this moment: for commands that only ask. What is held for reading does not
  /// disturb who writes; the copy is gone when it is closed.
  public static StudyStore openCopy(StoreLocation.InDirectory place, StoreOptions options) {
    return OpenStore.openCopy(place, options);
  }

  /// Whether there is a store; says nothing about whether it can be opened.
  public static boolean exists(StoreLocation location) {
    return switch (location) {
      case StoreLocation.InDirectory place -> Files.exists(place.databaseFile());
      case StoreLocation.InMemory _ -> false;
      // Opening it tells.
      case StoreLocation.OnServer _ -> true;
    };
  }
}
