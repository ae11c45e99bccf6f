package dev.medley.training.engine;

import ai.djl.ndarray.NDArray;

/// An array that the engine holds; it lives as long as its arena.
public final class Array implements Argument {

  private final long value;
  private final NDArray array;

  Array(long value, NDArray array) {
    this.value = value;
    this.array = array;
  }

  @Override
  public long handle() {
    return value;
  }

  /// A copy of the numbers, row-major.
  public float[] read() {
    return array.toFloatArray();
  }

  /// Writes zeros over all of them.
  public void clear() {
    write(new float[Math.toIntExact(array.size())]);
  }

  /// Writes numbers over those that are there.
  public void write(float[] numbers) {
    array.set(numbers);
  }
}
