package dev.medley.api.tensor;

/// Numbers that never change while a model trains, in row-major order; immutable, compared by content.
public final class Values {

  private final float[] values;

  private Values(float[] values) {
    this.values = values;
  }

  /// Copies the given numbers.
  public static Values of(float... values) {
    return new Values(values.clone());
  }

  public int size() {
    return values.length;
  }

  public float get(int index) {
    return values[index];
  }

  /// A copy that the caller owns.
  public float[] toArray() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Values v && java.util.Arrays.equals(values, v.values);
  }

  @Override
  public int hashCode() {
    return java.util.Arrays.hashCode(values);
  }
}
