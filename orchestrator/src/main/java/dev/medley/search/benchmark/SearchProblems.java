package dev.medley.search.benchmark;

import static dev.medley.search.benchmark.At.number;
import static dev.medley.search.benchmark.At.square;

import dev.medley.space.Condition;
import dev.medley.space.Parameter;
import dev.medley.space.Parameter.Scale;
import dev.medley.space.Point;
import dev.medley.space.SearchSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.QRDecomposition;

/// The problems. Where one has a hidden optimum of its own for each instance, the instance's number is the seed that it is drawn with.
public final class SearchProblems {

  private static final double[] TARGET_MIX = {.40, .25, .15, .10, .07, .03};

  private SearchProblems() {}

  /// All of them.
  public static List<ProblemFamily> families() {
    return List.of(new ProblemFamily("mix", seed -> mix()), new ProblemFamily("conditional", seed -> conditional()),
        new ProblemFamily("order-8", seed -> order(8, seed)), new ProblemFamily("order-15", seed -> order(15, seed)),
        new ProblemFamily("sphere", seed -> sphere(5, seed)), new ProblemFamily("rosenbrock", seed -> rosenbrock(5, seed)),
        new ProblemFamily("rastrigin", seed -> rastrigin(5, seed)), new ProblemFamily("ackley", seed -> ackley(5, seed)),
        new ProblemFamily("ellipsoid", seed -> ellipsoid(5, seed)));
  }

  /// Find the shares of six tasks: the divergence of a hidden mix from the proposed one.
  public static SearchProblem mix() {
    var tasks = At.names("task", TARGET_MIX.length);
    var space = new SearchSpace(List.of(new Parameter.Simplex("mix", tasks, List.of())));
    return new SearchProblem("mix", space, point -> {
      var shares = At.shares(point, "mix");
      double divergence = 0;
      for (int i = 0; i < TARGET_MIX.length; i++)
        divergence += TARGET_MIX[i] * Math.log(TARGET_MIX[i] / shares.getOrDefault(tasks.get(i), 0.0));
      return Math.max(0, divergence);
    });
  }

  /// Find an optimiser with settings of its own, and a number of layers with a width each; widths beyond that number do nothing.
  public static SearchProblem conditional() {
    var sgd = List.of(new Condition("optimizer", "sgd"));
    var adam = List.of(new Condition("optimizer", "adam"));
    var muon = List.of(new Condition("optimizer", "muon"));
    var parameters = new ArrayList<Parameter>(List.of(
        new Parameter.Choice("optimizer", List.of("sgd", "adam", "muon"), List.of()),
        new Parameter.Real("sgd.rate", 1e-5, 1, Scale.LOG, sgd),
        new Parameter.Real("sgd.momentum", 0, .99, Scale.LINEAR, sgd),
        new Parameter.Real("adam.rate", 1e-5, 1, Scale.LOG, adam),
        new Parameter.Real("adam.beta", .5, .999, Scale.LINEAR, adam),
        new Parameter.Real("adam.decay", 1e-6, .1, Scale.LOG, adam),
        new Parameter.Real("muon.rate", 1e-5, 1, Scale.LOG, muon),
        new Parameter.Whole("muon.iterations", 1, 9, Scale.LINEAR, muon),
        new Parameter.Whole("layers", 1, 8, Scale.LINEAR, List.of())));
    var widths = At.names("width", 8);
    for (var width : widths) parameters.add(new Parameter.Whole(width, 16, 512, Scale.LOG, List.of()));
    return new SearchProblem("conditional", new SearchSpace(parameters), point -> optimizer(point) + layers(point, widths));
  }

  private static double optimizer(Point point) {
    return switch (At.word(point, "optimizer")) {
      case "sgd" -> .30 + .15 * square(Math.log10(number(point, "sgd.rate")) + 1.5) + square(number(point, "sgd.momentum") - .9);
      case "adam" -> .10 + .10 * square(Math.log10(number(point, "adam.rate")) + 3.2) + square(number(point, "adam.beta") - .92)
          + .02 * square(Math.log10(number(point, "adam.decay")) + 3);
      default -> .05 + .25 * square(Math.log10(number(point, "muon.rate")) + 2.1) + .01 * square(number(point, "muon.iterations") - 5);
    };
  }

  private static double layers(Point point, List<String> widths) {
    double layers = number(point, "layers");
    double off = widths.stream().limit((long) layers).mapToDouble(width -> Math.abs(number(point, width) - 128) / 512).average()
        .orElseThrow();
    return .02 * Math.abs(layers - 3) + .02 * off;
  }

  /// Find an order of tasks: the weighted share of pairs that stand the wrong way round, and of neighbours that are apart.
  public static SearchProblem order(int tasks, long instance) {
    var random = new Random(instance);
    var names = At.names("task", tasks);
    var target = new ArrayList<>(names);
    Collections.shuffle(target, random);
    var weights = random.doubles((long) tasks * tasks).toArray();
    var space = new SearchSpace(List.of(new Parameter.Permutation("order", names, List.of())));
    return new SearchProblem("order-" + tasks, space, point -> {
      var order = At.order(point, "order");
      double wrong = 0;
      double all = 0;
      for (int i = 0; i < tasks; i++) {
        for (int j = i + 1; j < tasks; j++) {
          double weight = weights[i * tasks + j];
          int distance = order.indexOf(target.get(j)) - order.indexOf(target.get(i));
          if (distance < 0 || (j == i + 1 && distance > 1)) wrong += weight;
          all += weight;
        }
      }
      return wrong / all;
    });
  }

  public static SearchProblem sphere(int dimensions, long instance) {
    return shifted("sphere", dimensions, instance);
  }

  public static SearchProblem rosenbrock(int dimensions, long instance) {
    return shifted("rosenbrock", dimensions, instance);
  }

  public static SearchProblem rastrigin(int dimensions, long instance) {
    return shifted("rastrigin", dimensions, instance);
  }

  public static SearchProblem ackley(int dimensions, long instance) {
    return shifted("ackley", dimensions, instance);
  }

  /// A bowl a thousand times as long as it is wide, whose axes are not those of the parameters.
  public static SearchProblem ellipsoid(int dimensions, long instance) {
    var random = new Random(instance);
    var drawn = new double[dimensions][dimensions];
    for (var row : drawn) for (int i = 0; i < dimensions; i++) row[i] = random.nextGaussian();
    var rotation = new QRDecomposition(new Array2DRowRealMatrix(drawn, false)).getQ().getData();
    return BoxProblem.of("ellipsoid", "ellipsoid", random.doubles(dimensions, -4, 4).toArray(), rotation);
  }

  private static SearchProblem shifted(String name, int dimensions, long instance) {
    return BoxProblem.of(name, name, new Random(instance).doubles(dimensions, -4, 4).toArray(), new double[0][]);
  }
}
