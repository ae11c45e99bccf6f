package dev.medley.training.engine;

/// What can be passed to a module's method.
public sealed interface Argument permits Array, HostFloats, HostLongs, Result {

  /// The engine's handle.
  long handle();
}
