package dev.medley.store;

import java.time.InstantSource;
import java.util.Optional;

/// What a store needs to know about who opens it.
///
/// @param medleyVersion recorded beside the schema, and named when a later schema is refused
/// @param clock tells the time that is recorded
/// @param leases tells the time by which heartbeats are compared; otherwise the store takes one that does not jump when this machine's clock is set
public record StoreOptions(String medleyVersion, InstantSource clock, Optional<InstantSource> leases) {

  /// With one clock for everything.
  public StoreOptions(String medleyVersion, InstantSource clock) {
    this(medleyVersion, clock, Optional.of(clock));
  }

  /// With this machine's clock for what is recorded.
  public static StoreOptions of(String medleyVersion) {
    return new StoreOptions(medleyVersion, InstantSource.system(), Optional.empty());
  }
}
