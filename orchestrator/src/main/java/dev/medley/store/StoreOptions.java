package dev.medley.store;

import java.time.InstantSource;

/// What a store needs to know about who opens it.
///
/// @param medleyVersion recorded beside the schema, and named when a later schema is refused
/// @param clock tells the time that is recorded
public record StoreOptions(String medleyVersion, InstantSource clock) {

  /// With this machine's clock.
  public static StoreOptions of(String medleyVersion) {
    return new StoreOptions(medleyVersion, InstantSource.system());
  }
}
