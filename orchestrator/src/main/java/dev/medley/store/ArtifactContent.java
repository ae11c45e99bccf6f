package dev.medley.store;

import java.io.IOException;
import java.io.OutputStream;

/// Writes what an artifact holds.
@FunctionalInterface
public interface ArtifactContent {

  /// Writes everything; the stream is closed by the caller.
  void writeTo(OutputStream stream) throws IOException;
}
