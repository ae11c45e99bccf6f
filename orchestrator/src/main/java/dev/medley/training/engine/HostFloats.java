package dev.medley.training.engine;

import java.nio.FloatBuffer;

/// Real numbers in memory that the host and the engine share.
public final class HostFloats implements Argument {

  private final Array array;
  private final FloatBuffer buffer;
  private final int size;

  HostFloats(Array array, FloatBuffer buffer, int size) {
    this.array = array;
    this.buffer = buffer;
    this.size = size;
  }

  public int size() {
    return size;
  }

  public float get(int index) {
    return buffer.get(index);
  }

  public void set(int index, double number) {
    buffer.put(index, (float) number);
  }

  public void fill(double number) {
    for (int i = 0; i < size; i++) buffer.put(i, (float) number);
  }

  @Override
  public long handle() {
    return array.handle();
  }
}
