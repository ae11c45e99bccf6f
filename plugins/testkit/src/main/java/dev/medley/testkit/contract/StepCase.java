package dev.medley.testkit.contract;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.LossContext;
import dev.medley.api.loss.TaskLosses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// A step that a weighting may meet: losses and gradients of the tasks that take part.
///
/// @param name what is particular about it
/// @param rows the tasks' gradients
record StepCase(String name, List<List<Double>> rows, List<Double> losses) {

  private static final double[] SCALES = {1e-10, 1e-5, 1, 1e5, 1e10, 1e15};

  StepCase {
    rows = List.copyOf(rows);
    losses = List.copyOf(losses);
  }

  static StepCase of(String name, double[][] rows, double... losses) {
    return new StepCase(name, IntStream.range(0, rows.length).mapToObj(i -> boxed(rows[i])).toList(), boxed(losses));
  }

  int tasks() {
    return rows.size();
  }

  Gramian gramian() {
    return Gramian.ofRows(rows.stream().map(StepCase::unboxed).toArray(double[][]::new));
  }

  TaskLosses taskLosses() {
    return TaskLosses.of(unboxed(losses));
  }

  /// A context in which as many tasks are studied; all are of ten classes.
  static LossContext context(int tasks, long seed) {
    return new LossContext(names(tasks), Collections.nCopies(tasks, 10), 100, new SplittableRandom(seed));
  }

  static List<String> names(int tasks) {
    return IntStream.range(0, tasks).mapToObj(i -> "task-" + i).toList();
  }

  /// The tasks in the order that `order` names.
  StepCase permuted(List<Integer> order) {
    return new StepCase(name + ", in the order " + order, order.stream().map(rows::get).toList(), order.stream().map(losses::get).toList());
  }

  /// Gradients and losses times a factor.
  StepCase scaled(double factor) {
    return new StepCase(name + ", times " + factor, rows.stream().map(r -> r.stream().map(v -> v * factor).toList()).toList(),
        losses.stream().map(v -> v * factor).toList());
  }

  /// From none in common to all, from nothing to huge.
  static List<StepCase> all() {
    var cases = new ArrayList<StepCase>();
    cases.add(of("one task", new double[][]{{1, -2}}, 0.7));
    cases.add(of("one task without a gradient", new double[][]{{0, 0}}, 0.7));
    cases.add(of("a conflict", new double[][]{{-4, 1, 1}, {6, 1, 1}}, 1, 2));
    cases.add(of("opposite gradients", new double[][]{{1, 2}, {-2, -4}}, 1, 2));
    cases.add(of("orthogonal gradients", new double[][]{{3, 0, 0}, {0, 2, 0}, {0, 0, 1}}, 1, 2, 3));
    cases.add(of("no gradient at all", new double[3][4], 1, 2, 3));
    cases.add(of("one task of three without a gradient", new double[][]{{1, 2}, {0, 0}, {-2, 1}}, 1, 2, 3));
    cases.add(of("equal gradients", new double[][]{{1, 2}, {1, 2}, {1, 2}, {1, 2}}, 1, 1, 1, 1));
    cases.add(of("rank one", new double[][]{{1, 2}, {2, 4}, {-3, -6}, {0.5, 1}}, 1, 2, 3, 4));
    cases.add(of("a Pareto-stationary point", new double[][]{{1, 0}, {-0.5, 1}, {-0.5, -1}}, 1, 2, 3));
    cases.add(of("gradients of very different lengths", new double[][]{{1e-6, 2e-6, 0}, {-1, 0, 1}, {1e5, -2e5, 1e5}}, 1, 2, 3));
    cases.add(of("losses of zero", new double[][]{{1, 2}, {2, -1}}, 0, 0));
    var random = new SplittableRandom(20260101);
    for (int tasks = 1; tasks <= 6; tasks++) {
      for (int rank : new int[]{1, 2, 5, 20}) cases.add(random(tasks, rank, random));
    }
    for (double scale : SCALES) cases.add(random(3, 4, random).scaled(scale));
    return cases;
  }

  /// Standard normal gradients in few dimensions, so that conflicts are usual, and losses around 1.
  static StepCase random(int tasks, int rank, SplittableRandom random) {
    double[][] rows = new double[tasks][rank];
    double[] losses = new double[tasks];
    for (int i = 0; i < tasks; i++) {
      for (int k = 0; k < rank; k++) rows[i][k] = random.nextGaussian();
      losses[i] = random.nextDouble(0.2, 3);
    }
    return of(tasks + " random gradients in " + rank + " dimensions", rows, losses);
  }

  private static List<Double> boxed(double... values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static double[] unboxed(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
