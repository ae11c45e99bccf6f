package dev.medley.benchmark;

/// A point of the two-dimensional problem of CAGrad, with both losses and both gradients in double precision and closed form; independent of the tensor language and of its engine.
///
/// `f_1 = c_1·(ln max(|½(−x − 7) − tanh(−y)|, 5e-6) + 6) + c_2·(((−x + 7)² + 0.1·(−y − 8)²)/10 − 20)` and the same for `f_2` with its own valley and bowl, `c_1 = max(tanh(y/2), 0)`,
/// `c_2 = max(tanh(−y/2), 0)`.
record ToyPoint(double x, double y) {

  private static final double LEAST = 5e-6;

  /// A vector of the plane.
  record Vector(double x, double y) {
    double dot(Vector other) {
      return x * other.x + y * other.y;
    }

    double length() {
      return Math.sqrt(dot(this));
    }

    /// `a` times this and `b` times another.
    Vector mix(double a, double b, Vector other) {
      return new Vector(a * x + b * other.x, a * y + b * other.y);
    }
  }

  double first() {
    return loss(valley(), 7);
  }

  double second() {
    return loss(otherValley(), -7);
  }

  double mean() {
    return 0.5 * (first() + second());
  }

  Vector firstGradient() {
    return gradient(valley(), -slope(), 7);
  }

  Vector secondGradient() {
    return gradient(otherValley(), slope(), -7);
  }

  private double valley() {
    return 0.5 * (-x - 7) - Math.tanh(-y);
  }

  private double otherValley() {
    return 0.5 * (-x + 3) + Math.tanh(-y) + 2;
  }

  /// Of `tanh(−y)`.
  private double slope() {
    return -(1 - square(Math.tanh(y)));
  }

  private double loss(double valley, double centre) {
    return Math.max(Math.tanh(0.5 * y), 0) * log(valley) + Math.max(Math.tanh(-0.5 * y), 0) * bowl(centre);
  }

  private static double log(double valley) {
    return Math.log(Math.max(Math.abs(valley), LEAST)) + 6;
  }

  private double bowl(double centre) {
    return (square(-x + centre) + 0.1 * square(-y - 8)) / 10 - 20;
  }

  /// @param alongY how the argument of the logarithm changes with `y`; with `x` it always changes by -½
  private Vector gradient(double valley, double alongY, double centre) {
    double half = Math.tanh(0.5 * y);
    double above = Math.max(half, 0);
    double below = Math.max(-half, 0);
    double change = 0.5 * (1 - half * half);
    double log = Math.abs(valley) >= LEAST ? 1 / valley : 0;
    double byX = -0.5 * above * log - below * (-x + centre) / 5;
    double byY = above * log * alongY - below * (-y - 8) / 50 + (half > 0 ? change * log(valley) : half < 0 ? -change * bowl(centre) : 0);
    return new Vector(byX, byY);
  }

  private static double square(double number) {
    return number * number;
  }
}
