package dev.medley.training.checkpoint;

import dev.medley.training.Snapshot;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/// One checkpoint: a header that says whose it is, the snapshots, and a checksum of all that goes before it.
///
/// @param origin of what else the snapshots are a function, such as versions and data; those of another are of no use
/// @param trials whose snapshots it holds
/// @param step   after which they were taken
record CheckpointFile(Path path, String origin, Set<Long> trials, int step) {

  private static final long MAGIC = 0x4d45444c45593031L;
  static final String UNFINISHED = ".part";

  CheckpointFile {
    trials = Set.copyOf(trials);
  }

  /// Writes beside its place, forces to the disk and renames, so that a file is there whole or not at all.
  static void write(Path path, String origin, List<Snapshot> snapshots) throws IOException {
    var unfinished = path.resolveSibling(path.getFileName() + UNFINISHED);
    var sum = new CRC32C();
    // Not a channel of our own: an interrupt in the middle of a write would close it.
    try (var file = new FileOutputStream(unfinished.toFile());
        var out = new DataOutputStream(new BufferedOutputStream(new CheckedOutputStream(file, sum), 1 << 16))) {
      out.writeLong(MAGIC);
      out.writeUTF(origin);
      out.writeInt(snapshots.getFirst().step());
      out.writeInt(snapshots.size());
      for (var snapshot : snapshots) out.writeLong(snapshot.trial());
      for (var snapshot : snapshots) snapshot.writeTo(out);
      out.flush();
      out.writeLong(sum.getValue());
      out.flush();
      file.getFD().sync();
    } catch (IOException | RuntimeException | Error e) {
      Files.deleteIfExists(unfinished);
      throw e;
    }
    Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    force(Objects.requireNonNull(path.getParent()));
  }

  /// Makes a rename last through a power cut, where directories can be forced.
  private static void force(Path directory) throws IOException {
    if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) return;
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /// Reads the header.
  ///
  /// @throws IOException if it is no checkpoint
  static CheckpointFile read(Path path) throws IOException {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
      return header(path, in);
    }
  }

  private static CheckpointFile header(Path path, DataInputStream in) throws IOException {
    if (in.readLong() != MAGIC) throw new IOException(path + " is no checkpoint");
    var origin = in.readUTF();
    int step = in.readInt();
    int count = in.readInt();
    var trials = new HashSet<Long>();
    for (int i = 0; i < count; i++) trials.add(in.readLong());
    return new CheckpointFile(path, origin, trials, step);
  }

  /// Reads everything.
  ///
  /// @throws IOException if a byte is not as it was written
  List<Snapshot> snapshots() throws IOException {
    verify();
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16))) {
      var header = header(path, in);
      var snapshots = new ArrayList<Snapshot>();
      for (int i = 0; i < header.trials().size(); i++) snapshots.add(Snapshot.readFrom(in));
      return snapshots;
    }
  }

  /// Before any length in the file is believed.
  private void verify() throws IOException {
    long size = Files.size(path) - Long.BYTES;
    var sum = new CRC32C();
    try (var in = new DataInputStream(new CheckedInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16), sum))) {
      in.skipNBytes(Math.max(0, size));
      long found = sum.getValue();
      if (in.readLong() != found) throw new IOException(path + " is damaged");
    }
  }
}
