package dev.medley.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Whether this process ignores a signal, and so does all that it starts: Ctrl-C in a build that was started in the background, a closed terminal in one under `nohup`.
enum Ignored {
  HUP(1), INT(2);

  private final int number;

  Ignored(int number) {
    this.number = number;
  }

  /// Linux says so; elsewhere nothing does, and signals are expected to work.
  boolean here() throws IOException {
    var status = Path.of("/proc/self/status");
    if (!Files.exists(status)) return false;
    return Files.readAllLines(status).stream().filter(line -> line.startsWith("SigIgn:"))
        .anyMatch(line -> (Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16) >> (number - 1) & 1) != 0);
  }
}
