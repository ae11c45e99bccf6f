package dev.medley.search.benchmark;

import static dev.medley.search.benchmark.At.square;

import dev.medley.space.Parameter;
import dev.medley.space.SearchSpace;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Functions of numbers in `[-5, 5]` that are moved away from the middle. The least is 0.
final class BoxProblem {

  private BoxProblem() {}

  static SearchProblem of(String name, String function, double[] shift, double[][] rotation) {
    ToDoubleFunction<double[]> formula = switch (function) {
      case "sphere" -> BoxProblem::sphere;
      case "rosenbrock" -> BoxProblem::rosenbrock;
      case "rastrigin" -> BoxProblem::rastrigin;
      case "ackley" -> BoxProblem::ackley;
      case "ellipsoid" -> z -> ellipsoid(rotated(rotation, z));
      default -> throw new IllegalArgumentException("There is no function " + function);
    };
    var names = At.names("x", shift.length);
    var space = new SearchSpace(
        names.stream().map(x -> (Parameter) new Parameter.Real(x, -5, 5, Parameter.Scale.LINEAR, List.of())).toList());
    return new SearchProblem(name, space, point -> formula
        .applyAsDouble(IntStream.range(0, shift.length).mapToDouble(i -> At.number(point, names.get(i)) - shift[i]).toArray()));
  }

  private static double sphere(double[] z) {
    double sum = 0;
    for (double v : z) sum += v * v;
    return sum;
  }

  private static double rosenbrock(double[] z) {
    double sum = 0;
    for (int i = 0; i + 1 < z.length; i++) sum += 100 * square(z[i + 1] + 1 - square(z[i] + 1)) + square(z[i]);
    return sum;
  }

  private static double rastrigin(double[] z) {
    double sum = 10.0 * z.length;
    for (double v : z) sum += v * v - 10 * Math.cos(2 * Math.PI * v);
    return sum;
  }

  private static double ackley(double[] z) {
    double squares = 0;
    double waves = 0;
    for (double v : z) {
      squares += v * v;
      waves += Math.cos(2 * Math.PI * v);
    }
    return 20 + Math.E - 20 * Math.exp(-.2 * Math.sqrt(squares / z.length)) - Math.exp(waves / z.length);
  }

  /// Axes from 1 to a million times as steep.
  private static double ellipsoid(double[] y) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) sum += Math.pow(10, 6.0 * i / (y.length - 1)) * y[i] * y[i];
    return sum;
  }

  private static double[] rotated(double[][] rotation, double[] z) {
    var rotated = new double[z.length];
    for (int i = 0; i < z.length; i++) for (int j = 0; j < z.length; j++) rotated[i] += rotation[i][j] * z[j];
    return rotated;
  }
}
