package dev.medley.training;

import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Argument;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/// One member's parameters: those that its tasks share, and those that each has of its own. Immutable.
public final class Weights {

  private final float[] shared;
  private final float[] own;

  Weights(float[] shared, float[] own) {
    this.shared = shared;
    this.own = own;
  }

  /// Those of a member that has none.
  public static Weights none() {
    return new Weights(new float[0], new float[0]);
  }

  float[] shared() {
    return shared;
  }

  /// A shared number by its place among all.
  public float shared(int index) {
    return shared[index];
  }

  float[] own() {
    return own;
  }

  /// The arguments `shared` and `own` of a program for this one member.
  public Map<String, Argument> arguments(Arena arena, int tasks) {
    return Map.of("shared", arena.upload(shared, 1, shared.length), "own", arena.upload(own, 1, tasks, own.length / tasks));
  }

  /// How many numbers there are.
  public int size() {
    return shared.length + own.length;
  }

  /// Little-endian: the length of the shared part as four bytes, then all numbers.
  public byte[] toBytes() {
    var buffer = ByteBuffer.allocate(4 + 4 * size()).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putInt(shared.length);
    buffer.asFloatBuffer().put(shared).put(own);
    return buffer.array();
  }

  /// What [#toBytes] wrote.
  ///
  /// @throws IllegalArgumentException if the bytes are cut off
  public static Weights fromBytes(byte[] bytes) {
    var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int length = bytes.length < 4 ? -1 : buffer.getInt();
    if (length < 0 || length > buffer.remaining() / 4 || bytes.length % 4 != 0)
      throw new IllegalArgumentException("Weights of " + bytes.length + " bytes are cut off");
    float[] shared = new float[length];
    float[] own = new float[buffer.remaining() / 4 - shared.length];
    buffer.asFloatBuffer().get(shared).get(own);
    return new Weights(shared, own);
  }
}
