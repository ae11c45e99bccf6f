package dev.medley.store;

/// Whether more of something is better, or less.
public enum Direction {
  MAXIMIZE,
  MINIMIZE;

  /// What an objective costs: less is better, in either direction.
  double cost(double objective) {
    return this == MAXIMIZE ? -objective : objective;
  }

  /// The objective that costs so much; 0 rather than -0.
  double objective(double cost) {
    return cost(cost) + 0.0;
  }

  /// Orders the better value first; what is not a number comes last in either direction. A zero has no sign, since not all databases keep it.
  int compare(double left, double right) {
    if (Double.isNaN(left) || Double.isNaN(right)) {
      return Boolean.compare(Double.isNaN(left), Double.isNaN(right));
    }
    return this == MAXIMIZE ? Double.compare(right + 0.0, left + 0.0) : Double.compare(left + 0.0, right + 0.0);
  }
}
