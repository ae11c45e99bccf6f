package dev.medley.testkit;

import dev.medley.api.tensor.Shape;
import java.util.random.RandomGenerator;

/// What numbers an input of an expression takes when it is drawn.
public sealed interface Field {

  record Normal() implements Field {}

  /// Between two numbers.
  record Uniform(double low, double high) implements Field {}

  /// Whole numbers from 0 to below a bound. Drawn for real numbers they make ties.
  record Whole(int bound) implements Field {}

  /// Ones, then zeros, along the last axis, with at least one 1: which places of a text have a word.
  record Mask() implements Field {}

  /// Numbers that a `float` holds exactly.
  default Array draw(Shape shape, RandomGenerator random) {
    return switch (this) {
      case Normal() -> Array.generate(shape, i -> (float) random.nextGaussian());
      case Uniform(double low, double high) -> Array.generate(shape, i -> (float) random.nextDouble(low, high));
      case Whole(int bound) -> Array.generate(shape, i -> random.nextInt(bound));
      case Mask() -> {
        int length = shape.dim(-1);
        var words = random.ints(shape.size() / length, 1, length + 1).toArray();
        yield Array.generate(shape, i -> i % length < words[i / length] ? 1 : 0);
      }
    };
  }
}
