package dev.medley.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.TaskLosses;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;

/// What the contracts of losses assert alike, whatever the losses see.
final class WeightingTrials {

  /// A few steps, so that methods with a memory are seen using it.
  private static final int STEPS = 5;

  /// The weights of a step, given also to a method that does not look at gradients.
  interface Weighting {
    double[] weights(int step, StepCase given, TaskLosses losses);
  }

  /// Starts the training of a member for a study of so many tasks, with a seed.
  interface Start {
    Weighting start(int tasks, long seed);
  }

  private WeightingTrials() {}

  static void claimed(Set<WeightingProperty> properties, WeightingProperty property) {
    Assumptions.assumeTrue(properties.contains(property), () -> "does not claim " + property);
  }

  static void everyStep(Start start, BiConsumer<StepCase, double[]> check) {
    for (var given : StepCase.all()) {
      for (double[] weights : run(start, given, 1)) check.accept(given, weights);
    }
  }

  static void finiteAndOnePerRow(Start start) {
    everyStep(start, (given, weights) -> assertThat(weights).as(given.name()).hasSize(given.tasks()).doesNotContain(Double.NaN,
        Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
  }

  static void sameFromTheSameStream(Start start) {
    for (var given : StepCase.all())
      assertThat(run(start, given, 7)).as(given.name()).usingRecursiveComparison().isEqualTo(run(start, given, 7));
  }

  static void sameFromAnyStream(Start start) {
    for (var given : StepCase.all())
      assertThat(run(start, given, 7)).as(given.name()).usingRecursiveComparison().isEqualTo(run(start, given, 8));
  }

  static void sumToTasks(Start start) {
    everyStep(start, (given, weights) -> assertThat(IntStream.range(0, weights.length).mapToDouble(i -> weights[i]).sum()).as(given.name())
        .isEqualTo(given.tasks(), within(1e-9)));
  }

  static void notNegative(Start start) {
    everyStep(start, (given, weights) -> assertThat(weights).as(given.name()).satisfies(w -> {
      for (double each : w) assertThat(each).isGreaterThanOrEqualTo(0);
    }));
  }

  /// Tasks come and go; a task is known by its index and never by its row.
  static void tasksThatComeAndGo(Start start) {
    var random = new SplittableRandom(3);
    var weighting = start.start(6, 1);
    for (int step = 0; step < 60; step++) {
      var present = IntStream.range(0, 6).filter(_ -> random.nextBoolean()).toArray();
      if (present.length == 0) present = new int[]{random.nextInt(6)};
      var given = StepCase.random(present.length, 4, random);
      var weights = weighting.weights(step, given, TaskLosses.of(present, given.taskLosses().toArray()));
      assertThat(weights).as("step %d", step).hasSize(present.length);
      for (double weight : weights) assertThat(weight).as("step %d", step).isFinite();
    }
  }

  /// The inner products of the update with every gradient are compared, which are unique where the weights are not.
  static void equivariant(Start start, boolean throughGradients) {
    var random = new SplittableRandom(11);
    for (var given : StepCase.all()) {
      var order = new ArrayList<>(IntStream.range(0, given.tasks()).boxed().toList());
      Collections.shuffle(order, new Random(random.nextLong()));
      var permuted = given.permuted(order);
      var plain = run(start, given, 1);
      var other = run(start, permuted, 1);
      for (int step = 0; step < STEPS; step++) {
        double[] expected = throughGradients ? effects(given, plain.get(step)) : plain.get(step);
        double[] actual = throughGradients ? effects(permuted, other.get(step)) : other.get(step);
        for (int i = 0; i < order.size(); i++) {
          double size = throughGradients ? size(permuted, i, other.get(step)) : Math.abs(actual[i]);
          assertThat(actual[i]).as(permuted.name()).isEqualTo(expected[order.get(i)], within(1e-7 * size + Double.MIN_NORMAL));
        }
      }
    }
  }

  static void scaleInvariant(Start start) {
    var random = new SplittableRandom(5);
    for (int tasks = 1; tasks <= 6; tasks++) {
      var given = StepCase.random(tasks, 4, random);
      var plain = run(start, given, 1);
      for (double factor : new double[]{1e-10, 1e-3, 1e3, 1e15}) {
        var scaled = run(start, given.scaled(factor), 1);
        for (int step = 0; step < STEPS; step++)
          assertThat(scaled.get(step)).as(given.scaled(factor).name()).containsExactly(plain.get(step), within(1e-6));
      }
    }
  }

  static void nonConflicting(Start start) {
    everyStep(start, (given, weights) -> {
      double[] effects = effects(given, weights);
      for (int i = 0; i < effects.length; i++) {
        assertThat(effects[i]).as("%s: the update against the gradient of task %d", given.name(), i)
            .isGreaterThanOrEqualTo(-1e-7 * size(given, i, weights));
      }
    });
  }

  /// `G·w`.
  private static double[] effects(StepCase given, double[] weights) {
    var gramian = given.gramian();
    return IntStream.range(0, weights.length).mapToDouble(i -> gramian.dot(i, weights)).toArray();
  }

  /// What rounding is measured against: `‖g_i‖·Σ_j |w_j|·‖g_j‖`.
  private static double size(StepCase given, int i, double[] weights) {
    var gramian = given.gramian();
    double sum = 0;
    for (int j = 0; j < weights.length; j++) sum += Math.abs(weights[j]) * gramian.norm(j);
    return gramian.norm(i) * sum;
  }

  private static List<double[]> run(Start start, StepCase given, long seed) {
    var weighting = start.start(given.tasks(), seed);
    var all = new ArrayList<double[]>();
    for (int step = 0; step < STEPS; step++) all.add(weighting.weights(step, given, given.taskLosses()));
    return all;
  }
}
