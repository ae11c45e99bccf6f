package dev.medley.store;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// A small disk of its own, in memory. Only root may mount one, and not in every container: otherwise the test that wants one is skipped and says so.
final class Tmpfs implements AutoCloseable {

  private final Path directory;

  private Tmpfs(Path directory) {
    this.directory = directory;
  }

  static Tmpfs mount(Path directory, int mebibytes) {
    Assumptions.assumeTrue(
        succeeds("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", directory.toString()),
        "This user may not mount a small disk.");
    return new Tmpfs(directory);
  }

  void remount(String options) {
    if (!succeeds("mount", "-o", "remount," + options, directory.toString())) {
      throw new AssertionError("The small disk cannot be mounted again with " + options);
    }
  }

  @Override
  public void close() {
    if (!succeeds("umount", "-l", directory.toString())) {
      throw new AssertionError("The small disk cannot be taken away");
    }
  }

  private static boolean succeeds(String... command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
