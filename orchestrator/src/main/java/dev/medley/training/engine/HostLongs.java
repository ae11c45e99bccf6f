package dev.medley.training.engine;

import java.nio.LongBuffer;

/// Whole numbers in memory that the host and the engine share.
public final class HostLongs implements Argument {

  private final Array array;
  private final LongBuffer buffer;
  private final int size;

  HostLongs(Array array, LongBuffer buffer, int size) {
    this.array = array;
    this.buffer = buffer;
    this.size = size;
  }

  public int size() {
    return size;
  }

  public long get(int index) {
    return buffer.get(index);
  }

  public void set(int index, long number) {
    buffer.put(index, number);
  }

  @Override
  public long handle() {
    return array.handle();
  }
}
