package dev.medley.training;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One member's training as it stood after a step, from which it goes on as if it had never stopped: alone, in the same company or in other. Immutable by agreement.
///
/// What a step changes is of two kinds. Arrays that the engine changes in place, such as parameters and their optimiser's state, are *kept* as they are. Everything on
/// the host (what samplers and losses have learnt, where random streams stand, Adam's counts, why a member ended) is a function of what the host has *seen*, step by
/// step, which is a few numbers; so those are kept, and the host's part of every step is done again. No component writes or reads anything.
public final class Snapshot {

  private static final int CHUNK = 1 << 14;
  private static final float[] NOTHING = {};

  private final long trial;
  private final int step;
  private final Map<String, float[]> kept;
  private final Map<String, float[]> seen;
  private final List<MemberResult.Score> scores;

  /// @param kept the member's part of each array, by name
  /// @param seen step after step of each buffer that the engine fills for the host, by name
  Snapshot(long trial, int step, Map<String, float[]> kept, Map<String, float[]> seen, List<MemberResult.Score> scores) {
    this.trial = trial;
    this.step = step;
    this.kept = new TreeMap<>(kept);
    this.seen = new TreeMap<>(seen);
    this.scores = List.copyOf(scores);
  }

  public long trial() {
    return trial;
  }

  /// The same of another trial, which stands where this one does.
  public Snapshot of(long other) {
    return new Snapshot(other, step, kept, seen, scores);
  }

  /// After how many steps.
  public int step() {
    return step;
  }

  float[] kept(String name) {
    return floats(kept, name);
  }

  float[] seen(String name) {
    return floats(seen, name);
  }

  static String examplesName(int step, int task) {
    return "examples " + step + " " + task;
  }

  /// The losses of all training examples that the member was given before a step, if it was.
  ExampleLosses examples(int before, int tasks) {
    var all = new ArrayList<List<Double>>();
    for (int task = 0; task < tasks; task++) {
      var losses = new ArrayList<Double>();
      for (float loss : seen.getOrDefault(examplesName(before, task), NOTHING)) losses.add((double) loss);
      all.add(losses);
    }
    return new ExampleLosses(all);
  }

  List<MemberResult.Score> scores() {
    return scores;
  }

  private float[] floats(Map<String, float[]> all, String name) {
    var found = all.get(name);
    if (found == null) throw new IllegalArgumentException("The snapshot of trial " + trial + " has no " + name + ", only " + all.keySet());
    return found;
  }

  public void writeTo(DataOutputStream out) throws IOException {
    out.writeLong(trial);
    out.writeInt(step);
    write(out, kept);
    write(out, seen);
    out.writeInt(scores.size());
    for (var score : scores) {
      out.writeInt(score.step());
      out.writeUTF(score.task());
      out.writeUTF(score.metric());
      out.writeDouble(score.value());
    }
  }

  /// What [#writeTo] wrote.
  public static Snapshot readFrom(DataInputStream in) throws IOException {
    long trial = in.readLong();
    int step = in.readInt();
    var kept = read(in);
    var seen = read(in);
    var scores = new ArrayList<MemberResult.Score>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) scores.add(new MemberResult.Score(in.readInt(), in.readUTF(), in.readUTF(), in.readDouble()));
    return new Snapshot(trial, step, kept, seen, scores);
  }

  private static void write(DataOutputStream out, Map<String, float[]> all) throws IOException {
    out.writeInt(all.size());
    var chunk = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (var entry : all.entrySet()) {
      out.writeUTF(entry.getKey());
      float[] numbers = entry.getValue();
      out.writeInt(numbers.length);
      for (int from = 0; from < numbers.length; from += CHUNK) {
        int count = Math.min(CHUNK, numbers.length - from);
        chunk.asFloatBuffer().put(numbers, from, count);
        out.write(chunk.array(), 0, count * Float.BYTES);
      }
    }
  }

  private static Map<String, float[]> read(DataInputStream in) throws IOException {
    var all = new TreeMap<String, float[]>();
    int count = in.readInt();
    var chunk = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      var name = in.readUTF();
      float[] numbers = new float[in.readInt()];
      for (int from = 0; from < numbers.length; from += CHUNK) {
        int some = Math.min(CHUNK, numbers.length - from);
        in.readFully(chunk.array(), 0, some * Float.BYTES);
        chunk.asFloatBuffer().get(numbers, from, some);
      }
      all.put(name, numbers);
    }
    return all;
  }
}
