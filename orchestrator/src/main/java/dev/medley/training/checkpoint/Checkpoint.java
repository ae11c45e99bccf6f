package dev.medley.training.checkpoint;

import dev.medley.training.Snapshot;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/// One checkpoint: a header that says whose it is, the snapshots, and a checksum of all that goes before it.
///
/// @param place  where it lies
/// @param name   what it is called there
/// @param origin of what else the snapshots are a function, such as versions and data; those of another are of no use
/// @param trials whose snapshots it holds
/// @param step   after which they were taken
record Checkpoint(CheckpointPlace place, String name, String origin, Set<Long> trials, int step) {

  private static final long MAGIC = 0x4d45444c45593031L;

  Checkpoint {
    trials = Set.copyOf(trials);
  }

  static void write(CheckpointPlace place, String name, String origin, List<Snapshot> snapshots) throws IOException {
    place.write(name, stream -> {
      var sum = new CRC32C();
      var out = new DataOutputStream(new BufferedOutputStream(new CheckedOutputStream(stream, sum), 1 << 16));
      out.writeLong(MAGIC);
      out.writeUTF(origin);
      out.writeInt(snapshots.getFirst().step());
      out.writeInt(snapshots.size());
      for (var snapshot : snapshots) out.writeLong(snapshot.trial());
      for (var snapshot : snapshots) snapshot.writeTo(out);
      out.flush();
      out.writeLong(sum.getValue());
      out.flush();
    });
  }

  /// Reads the header.
  ///
  /// @throws IOException if it is no checkpoint
  static Checkpoint read(CheckpointPlace place, String name) throws IOException {
    try (var in = new DataInputStream(new BufferedInputStream(place.open(name)))) {
      return header(place, name, in);
    }
  }

  private static Checkpoint header(CheckpointPlace place, String name, DataInputStream in) throws IOException {
    if (in.readLong() != MAGIC) throw new IOException(name + " is no checkpoint");
    var origin = in.readUTF();
    int step = in.readInt();
    int count = in.readInt();
    var trials = new HashSet<Long>();
    for (int i = 0; i < count; i++) trials.add(in.readLong());
    return new Checkpoint(place, name, origin, trials, step);
  }

  /// Reads everything.
  ///
  /// @throws IOException if a byte is not as it was written
  List<Snapshot> snapshots() throws IOException {
    verify();
    try (var in = new DataInputStream(new BufferedInputStream(place.open(name), 1 << 16))) {
      var header = header(place, name, in);
      var snapshots = new ArrayList<Snapshot>();
      for (int i = 0; i < header.trials().size(); i++) snapshots.add(Snapshot.readFrom(in));
      return snapshots;
    }
  }

  /// Before any length in it is believed.
  private void verify() throws IOException {
    long size = place.size(name) - Long.BYTES;
    var sum = new CRC32C();
    try (var in = new DataInputStream(new CheckedInputStream(new BufferedInputStream(place.open(name), 1 << 16), sum))) {
      in.skipNBytes(Math.max(0, size));
      long found = sum.getValue();
      if (in.readLong() != found) throw new IOException(name + " is damaged");
    }
  }
}
