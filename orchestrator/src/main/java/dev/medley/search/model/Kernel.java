package dev.medley.search.model;

import java.util.Arrays;

/// How alike the outcomes at two points are: a Matérn kernel over the whole point, and a small one for each group of features.
///
/// With the squared distance `d_g` of two points within group `g`: `k = s·M(Σ_g w_g·d_g) + Σ_g a_g·M(ℓ·d_g)`, and the noise `n` on the diagonal. The first
/// term knows interactions; the others let a group be learnt whatever the rest of the point is, which many parameters and few trials need.
///
/// All of it is one vector of logarithms, in the order `w`, `s`, `n`, `a`, `ℓ`. Beside it there is the kernel of quadratic functions alone.
final class Kernel {

  /// A group whose own kernel is smaller than this is left without one, which saves its cost.
  private static final double LEAST_AMPLITUDE = 0.01;

  private static final double LEAST_NOISE = 1e-7;

  /// Of outcomes of deviation 1: large, so that the samples say what the function is.
  private static final double QUADRATIC = 4;

  private final int groups;
  private final double[] logarithms;
  private final double quadratic;

  private Kernel(int groups, double[] logarithms, double quadratic) {
    this.groups = groups;
    this.logarithms = logarithms;
    this.quadratic = quadratic;
  }

  /// The one to begin with: all groups alike.
  static Kernel initial(int groups) {
    var logarithms = new double[2 * groups + 3];
    Arrays.fill(logarithms, 0, groups, Math.log(0.5));
    logarithms[groups] = 0;
    logarithms[groups + 1] = Math.log(1e-3);
    Arrays.fill(logarithms, groups + 2, 2 * groups + 2, Math.log(0.5 / groups));
    logarithms[2 * groups + 2] = Math.log(4);
    return new Kernel(groups, logarithms, 0);
  }

  /// `q·Q` alone, with next to no noise.
  static Kernel quadratic(int groups) {
    var logarithms = new double[2 * groups + 3];
    Arrays.fill(logarithms, Double.NEGATIVE_INFINITY);
    return new Kernel(groups, logarithms, QUADRATIC);
  }

  /// The same, at other logarithms.
  Kernel at(double[] other) {
    return new Kernel(groups, other.clone(), quadratic);
  }

  double[] logarithms() {
    return logarithms.clone();
  }

  int groups() {
    return groups;
  }

  /// `w_g`.
  double weight(int group) {
    return Math.exp(logarithms[group]);
  }

  /// `s`.
  double joint() {
    return Math.exp(logarithms[groups]);
  }

  /// `n`.
  double noise() {
    return Math.exp(logarithms[groups + 1]) + LEAST_NOISE;
  }

  /// `a_g`; 0 where it is not worth its cost.
  double amplitude(int group) {
    double amplitude = Math.exp(logarithms[groups + 2 + group]);
    return amplitude < (1 - 1e-9) * LEAST_AMPLITUDE ? 0 : amplitude;
  }

  /// `ℓ`.
  double reach() {
    return Math.exp(logarithms[2 * groups + 2]);
  }

  /// `q`.
  double quadratic() {
    return quadratic;
  }

  /// The variance of an outcome, without noise and without what is quadratic.
  double variance() {
    double sum = joint();
    for (int g = 0; g < groups; g++) sum += amplitude(g);
    return sum;
  }

  /// The same, with a small kernel of its own for every group that had none.
  Kernel revived() {
    var all = logarithms();
    for (int g = 0; g < groups; g++) all[groups + 2 + g] = Math.max(all[groups + 2 + g], Math.log(LEAST_AMPLITUDE));
    return new Kernel(groups, all, quadratic);
  }

  /// The same with more noise, for samples that leave the covariance singular.
  Kernel noisier() {
    var more = logarithms();
    more[groups + 1] = Math.max(more[groups + 1], Math.log(LEAST_NOISE)) + 1;
    return new Kernel(groups, more, quadratic);
  }
}
