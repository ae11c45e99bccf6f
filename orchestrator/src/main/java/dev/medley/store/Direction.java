package dev.medley.store;

/// Whether more of something is better, or less.
public enum Direction {
  MAXIMIZE,
  MINIMIZE;

  /// Orders the better value first; what is not a number comes last in either direction.
  int compare(double left, double right) {
    if (Double.isNaN(left) || Double.isNaN(right)) {
      return Boolean.compare(Double.isNaN(left), Double.isNaN(right));
    }
    return this == MAXIMIZE ? Double.compare(right, left) : Double.compare(left, right);
  }
}
