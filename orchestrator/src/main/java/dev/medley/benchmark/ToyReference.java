package dev.medley.benchmark;

import dev.medley.benchmark.ToyPoint.Vector;

/// Where methods lead on the two-dimensional problem of CAGrad in double precision: the closed forms that they have for two tasks, and Adam, written apart from the plugins and from the
/// trainer that they are to be held against.
final class ToyReference {

  private static final double RATE = 1e-3;

  /// How two gradients become one direction; may keep something from step to step.
  interface Rule {
    Vector direction(ToyPoint at, Vector first, Vector second);
  }

  private ToyReference() {}

  /// A fresh rule for a method.
  static Rule of(String loss) {
    return switch (loss) {
      case "equal" -> (_, g, h) -> g.mix(1, 1, h);
      case "pcgrad" -> (_, g, h) -> g.mix(1 - Math.min(0, g.dot(h)) / g.dot(g), 1 - Math.min(0, g.dot(h)) / h.dot(h), h);
      case "mgda" -> (_, g, h) -> shortest(g, h);
      case "nash" -> (_, g, h) -> bargain(g, h);
      case "imtl-g" -> (_, g, h) -> g.mix(h.length() / (g.length() + h.length()), g.length() / (g.length() + h.length()), h);
      case "cagrad" -> (_, g, h) -> averse(g, h, 0.5);
      case "famo" -> new FastAdaptive();
      default -> throw new IllegalArgumentException("There is no closed form of " + loss + " here");
    };
  }

  /// Where so many steps of Adam lead.
  static ToyPoint train(Rule rule, ToyPoint start, int steps) {
    var x = new Adam();
    var y = new Adam();
    var at = start;
    for (int step = 0; step < steps; step++) {
      var direction = rule.direction(at, at.firstGradient(), at.secondGradient());
      at = new ToyPoint(at.x() - RATE * x.next(direction.x()), at.y() - RATE * y.next(direction.y()));
    }
    return at;
  }

  private static Vector shortest(Vector g, Vector h) {
    double apart = g.dot(g) + h.dot(h) - 2 * g.dot(h);
    double share = apart > 0 ? Math.clamp((h.dot(h) - g.dot(h)) / apart, 0, 1) : 0.5;
    return g.mix(share, 1 - share, h);
  }

  /// Of length one at most; none where the gradients are exactly opposed, and there is nothing to agree on.
  private static Vector bargain(Vector g, Vector h) {
    double opening = 1 + g.dot(h) / (g.length() * h.length());
    if (!(opening > 0)) return new Vector(0, 0);
    double scale = 1 / Math.sqrt(opening);
    var direction = g.mix(scale / g.length(), scale / h.length(), h);
    double length = Math.max(1, direction.length());
    return direction.mix(1 / length, 0, direction);
  }

  /// The mixture is found by halving the interval by thirds, on a convex function.
  private static Vector averse(Vector g, Vector h, double c) {
    var mean = g.mix(0.5, 0.5, h);
    double radius = c * mean.length();
    double low = 0;
    double high = 1;
    while (high - low > 1e-12) {
      double left = low + (high - low) / 3;
      double right = high - (high - low) / 3;
      if (worst(g.mix(left, 1 - left, h), mean, radius) < worst(g.mix(right, 1 - right, h), mean, radius)) high = right;
      else low = left;
    }
    var mixture = g.mix(low, 1 - low, h);
    return mixture.length() == 0 ? mean : mean.mix(1, radius / mixture.length(), mixture);
  }

  private static double worst(Vector mixture, Vector mean, double radius) {
    return mixture.dot(mean) + radius * mixture.length();
  }

  /// FAMO for two tasks: one number says their shares, which learns from the next step's losses. Without decay, and with losses of at least -21.
  private static final class FastAdaptive implements Rule {

    private static final double LOGIT_RATE = 0.025;
    private static final double LEAST = -21 - 1e-8;

    private final Adam first = new Adam();
    private final Adam second = new Adam();
    private double logit;
    private double otherLogit;
    private double before = Double.NaN;
    private double otherBefore;

    @Override
    public Vector direction(ToyPoint at, Vector g, Vector h) {
      double loss = at.first() - LEAST;
      double other = at.second() - LEAST;
      if (!Double.isNaN(before)) learn(Math.log(before / loss), Math.log(otherBefore / other));
      before = loss;
      otherBefore = other;
      double share = share();
      double scale = 1 / (share / loss + (1 - share) / other);
      return g.mix(scale * share / loss, scale * (1 - share) / other, h);
    }

    private void learn(double gain, double otherGain) {
      double share = share();
      double slope = share * (1 - share) * (gain - otherGain);
      logit -= LOGIT_RATE * first.next(slope);
      otherLogit -= LOGIT_RATE * second.next(-slope);
    }

    private double share() {
      return 1 / (1 + Math.exp(otherLogit - logit));
    }
  }

  /// Adam of one number.
  private static final class Adam {

    private double mean;
    private double square;
    private double kept = 1;
    private double keptSquare = 1;

    double next(double gradient) {
      mean = 0.9 * mean + 0.1 * gradient;
      square = 0.999 * square + 0.001 * gradient * gradient;
      kept *= 0.9;
      keptSquare *= 0.999;
      return mean / (1 - kept) / (Math.sqrt(square / (1 - keptSquare)) + 1e-8);
    }
  }
}
