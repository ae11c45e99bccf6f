package dev.medley.search.benchmark;

import dev.medley.search.History;
import dev.medley.search.Outcome;
import dev.medley.search.Search;
import dev.medley.space.Parameter;
import dev.medley.space.Point;
import dev.medley.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Two functions of the same numbers, both to be minimised, which cannot both be least at once.
///
/// @param reference1 how bad the first objective may be to count in the hypervolume
/// @see <a href="https://doi.org/10.1162/106365600568202">Zitzler, Deb and Thiele, Comparison of Multiobjective Evolutionary Algorithms, 2000</a>
/// @see <a href="https://doi.org/10.1109/CEC.2002.1007032">Deb et al., Scalable Multi-Objective Optimization Test Problems, 2002</a>
public record FrontProblem(String name, SearchSpace space, Function<Point, List<Double>> objectives, double reference1, double reference2) {

  private static final int DIMENSIONS = 10;
  private static final List<String> NAMES = At.names("x", DIMENSIONS);

  public static List<FrontProblem> all() {
    return List.of(
        zitzler("zdt1", (f, g) -> 1 - Math.sqrt(f / g)),
        zitzler("zdt2", (f, g) -> 1 - f / g * (f / g)),
        zitzler("zdt3", (f, g) -> 1 - Math.sqrt(f / g) - f / g * Math.sin(10 * Math.PI * f)),
        new FrontProblem("dtlz2", numbers(), FrontProblem::sphere, 2.5, 2.5));
  }

  private interface Shape {
    double of(double f, double g);
  }

  private static FrontProblem zitzler(String name, Shape shape) {
    return new FrontProblem(name, numbers(), point -> {
      var x = numbers(point);
      double g = 1;
      for (int i = 1; i < DIMENSIONS; i++) g += 9 * x[i] / (DIMENSIONS - 1);
      return List.of(x[0], g * shape.of(x[0], g));
    }, 1.1, 11);
  }

  private static List<Double> sphere(Point point) {
    var x = numbers(point);
    double g = 0;
    for (int i = 1; i < DIMENSIONS; i++) g += At.square(x[i] - .5);
    return List.of((1 + g) * Math.cos(x[0] * Math.PI / 2), (1 + g) * Math.sin(x[0] * Math.PI / 2));
  }

  private static double[] numbers(Point point) {
    return IntStream.range(0, DIMENSIONS).mapToDouble(i -> At.number(point, NAMES.get(i))).toArray();
  }

  private static SearchSpace numbers() {
    return new SearchSpace(
        NAMES.stream().map(x -> (Parameter) new Parameter.Real(x, 0, 1, Parameter.Scale.LINEAR, List.of())).toList());
  }

  /// What the trials of a search dominate.
  public double hypervolume(Search search, int trials) {
    var finished = new ArrayList<Outcome>();
    for (int i = 0; i < trials; i++) {
      var point = search.ask(History.of(finished), 1).getFirst();
      finished.add(new Outcome(i, point, objectives.apply(point)));
    }
    return Hypervolume.of(finished.stream().map(Outcome::objectives).toList(), reference1, reference2);
  }
}
