package dev.medley.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The right to open a store, which one store object of one process has at a time.
///
/// It is a lock of the operating system on a file that says who holds it, so it ends with the process, however that ends.
/// H2 locks its file too, but does not say who holds it, and lets a second writer of the same process in.
final class Holder implements AutoCloseable {

  // Beyond the text, since some systems let nobody read what is locked.
  private static final long LOCKED_BYTE = 1L << 40;

  // A process loses its lock when it closes any channel to the file, so no second one is opened here.
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private Holder(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static Holder take(StoreLocation.InDirectory place, Instant now) {
    try {
      Files.createDirectories(place.directory());
      var file = place.directory().toRealPath().resolve(place.lockFile().getFileName());
      if (!HELD_HERE.add(file)) {
        throw held(place, "this process, through another opening");
      }
      try {
        return lock(place, file, now);
      } catch (IOException | StoreException e) {
        HELD_HERE.remove(file);
        throw e;
      }
    } catch (IOException e) {
      throw unwritable(place, e);
    }
  }

  private static Holder lock(StoreLocation.InDirectory place, Path file, Instant now) throws IOException {
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
        throw held(place, holder(file));
      }
      introduce(channel, now);
      return new Holder(file, channel);
    } catch (IOException | StoreException e) {
      channel.close();
      throw e;
    }
  }

  static StoreException held(StoreLocation.InDirectory place) {
    return held(place, "another program");
  }

  /// Gives the right back.
  @Override
  public void close() {
    try (channel) {
      channel.truncate(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HELD_HERE.remove(file);
    }
  }

  private static void introduce(FileChannel channel, Instant now) throws IOException {
    var text = "process %d (%s) since %s"
        .formatted(ProcessHandle.current().pid(), command(), now.truncatedTo(ChronoUnit.SECONDS));
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
  }

  /// The program without its directory: enough to find it, and nothing private.
  private static String command() {
    return ProcessHandle.current()
        .info()
        .command()
        .map(path -> Path.of(path).getFileName())
        .map(Path::toString)
        .orElse("java");
  }

  private static StoreException held(StoreLocation.InDirectory place, String holder) {
    return StoreError.HELD.exception(
        "The store (%s) is held by %s.".formatted(place, holder),
        "Maybe wait until it has finished: one process at a time writes to a store in files."
            + " A store on a server is open to several, with --store jdbc:postgresql:...");
  }

  private static String holder(Path file) {
    try {
      var text = Files.readString(file).strip();
      return text.isEmpty() ? "another process" : text;
    } catch (IOException e) {
      return "another process, whose name cannot be read (" + e.getMessage() + ")";
    }
  }

  private static StoreException unwritable(StoreLocation.InDirectory place, IOException cause) {
    var reason = switch (cause) {
      case AccessDeniedException _ -> "permission denied";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      case FileSystemException e -> "a file (" + e.getFile() + ") is in the way";
      default -> cause.getMessage();
    };
    return StoreError.UNWRITABLE.exception(
        "The store (%s) cannot be written: %s.".formatted(place, reason),
        "Maybe choose a directory of your own with --store or MEDLEY_STORE.",
        cause);
  }
}
