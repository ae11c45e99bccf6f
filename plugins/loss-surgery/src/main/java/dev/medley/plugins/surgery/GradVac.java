package dev.medley.plugins.surgery;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.LossContext;
import dev.medley.api.loss.TaskLosses;
import dev.medley.api.parameter.Settings;
import java.util.random.RandomGenerator;

/// Turns each task gradient towards the others until their cosines are what they usually are (Gradient Vaccine).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `G = J·Jᵀ` | inner products of the task gradients `g` | `[m, m]` |
/// | `h_i` | gradient `i`, turned; `h_i = Σ_k c_k·g_k` | |
/// | `φ̂_ij` | the usual cosine of tasks `i` and `j`, from 0 | `[T, T]` |
/// | `w` | weights of the step's tasks | `[m]` |
///
/// For every task `i`, over the other tasks `j` in random order, with `φ = cos(h_i, g_j)`: where `φ < φ̂_ij`,
/// `h_i ← h_i + ‖h_i‖·(φ̂·√(1−φ²) − φ·√(1−φ̂²)) / (‖g_j‖·√(1−φ̂²)) · g_j`; then `φ̂_ij ← (1−β)·φ̂_ij + β·φ` with the setting `beta`. The update is `Σ_i h_i = Jᵀw`.
/// O(m³) on the host. Random: the order, from the trial's stream. The first step is PCGrad's.
///
/// Returns `w` as it is: that the update grows longer is the method's own. Deviation: `φ̂` stays within ±0.99, because an aim of 1 asks for an endless step. A zero
/// gradient is turned nowhere.
///
/// @see <a href="https://arxiv.org/abs/2010.05874">Wang et al., Gradient Vaccine: Investigating and Improving Multi-task Optimization in Massively Multilingual Models, ICLR 2021, Algorithm 1</a>
record GradVac(Settings settings) implements GramianWeighting {

  @Override
  public Session start(LossContext context) {
    int tasks = context.tasks().size();
    return new Vaccination(settings.real("beta"), new double[tasks][tasks], context.random());
  }

  private static final class Vaccination implements Session {

    private static final double FURTHEST = 0.99;

    private final double beta;
    private final double[][] usual;
    private final RandomGenerator random;

    Vaccination(double beta, double[][] usual, RandomGenerator random) {
      this.beta = beta;
      this.usual = usual;
      this.random = random;
    }

    @Override
    public double[] weights(int step, Gramian gramian, TaskLosses losses) {
      int m = gramian.size();
      double[] weights = new double[m];
      int[] order = RandomOrder.first(m);
      for (int i = 0; i < m; i++) {
        RandomOrder.shuffle(order, random);
        double[] coefficients = turn(gramian, losses, i, order);
        for (int k = 0; k < m; k++) weights[k] += coefficients[k];
      }
      return weights;
    }

    /// Keeps the products of the turned gradient with all others and with itself up to date, which costs O(m) a turn.
    private double[] turn(Gramian gramian, TaskLosses losses, int i, int[] order) {
      double[] coefficients = new double[order.length];
      double[] products = new double[order.length];
      for (int k = 0; k < order.length; k++) products[k] = gramian.get(i, k);
      coefficients[i] = 1;
      double square = gramian.get(i, i);
      for (int j : order) {
        if (j == i || !(gramian.norm(j) > 0) || !(square > 0)) continue;
        double length = Math.sqrt(square);
        double cosine = Math.clamp(products[j] / length / gramian.norm(j), -1, 1);
        double[] aims = usual[losses.task(i)];
        double aim = aims[losses.task(j)];
        if (cosine < aim) {
          double across = Math.sqrt(1 - aim * aim);
          double more = length * (aim * Math.sqrt(1 - cosine * cosine) - cosine * across) / (gramian.norm(j) * across);
          coefficients[j] += more;
          square += more * (2 * products[j] + more * gramian.get(j, j));
          for (int k = 0; k < order.length; k++) products[k] += more * gramian.get(j, k);
        }
        aims[losses.task(j)] = Math.clamp((1 - beta) * aim + beta * cosine, -FURTHEST, FURTHEST);
      }
      return coefficients;
    }
  }
}
