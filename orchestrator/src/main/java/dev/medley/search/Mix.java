package dev.medley.search;

import java.util.random.RandomGenerator;

/// How two numbers of two parents are joined; one rule holds for a whole child.
sealed interface Mix {

  /// A number in the unit interval.
  double blend(double mother, double father, RandomGenerator random);

  /// Each number from either parent.
  record Either() implements Mix {
    @Override
    public double blend(double mother, double father, RandomGenerator random) {
      return random.nextBoolean() ? mother : father;
    }
  }

  /// Simulated binary crossover: each number near one of the parents', the nearer the larger the index.
  record Binary(double index) implements Mix {
    @Override
    public double blend(double mother, double father, RandomGenerator random) {
      double u = random.nextDouble();
      double beta = Math.pow(u < 0.5 ? 2 * u : 0.5 / (1 - u), 1 / (index + 1));
      double half = (random.nextBoolean() ? beta : -beta) * (mother - father) / 2;
      return Math.clamp((mother + father) / 2 + half, 0, 1);
    }
  }

  /// A point on the line through both parents; `at` is 0 at the mother and 1 at the father.
  record Line(double at) implements Mix {
    @Override
    public double blend(double mother, double father, RandomGenerator random) {
      return Math.clamp(mother + at * (father - mother), 0, 1);
    }
  }

  /// Any of the three, at random.
  static Mix drawn(RandomGenerator random) {
    return switch (random.nextInt(3)) {
      case 0 -> new Either();
      case 1 -> new Binary(5);
      default -> new Line(random.nextDouble(-0.5, 1.5));
    };
  }
}
