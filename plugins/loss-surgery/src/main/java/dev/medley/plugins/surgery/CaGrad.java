package dev.medley.plugins.surgery;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.LossContext;
import dev.medley.api.parameter.Settings;
import java.util.Arrays;

/// Leaves the mean gradient as little as it must to serve the task that is served worst (CAGrad).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `g_0` | mean of the task gradients, `Jᵀ·1/m` | |
/// | `c` | setting `c`: how far from `g_0` the update may go, in units of its length | `()` |
/// | `a` | a point on the simplex; `g_a = Jᵀa` | `[m]` |
/// | `w` | weights of the step's tasks | `[m]` |
///
/// The update `d` has the largest `min_i g_i·d` among those with `‖d − g_0‖ ≤ c·‖g_0‖`. Dually, `a = argmin g_a·g_0 + c·‖g_0‖·‖g_a‖` over the simplex, and
/// `d = g_0 + c·‖g_0‖/‖g_a‖ · g_a`, so `w = 1 + m·c·‖g_0‖/‖g_a‖ · a`. For a multiplier `λ`, `a` is the shortest mixture of the vectors `g_i + λ·g_0`, and the right `λ` has
/// `‖g_a‖ = λ·c·‖g_0‖`; each mixture is found exactly (see [MinimumNorm]), `λ` by false position. O(m³) some ten times, on the host. Not random.
///
/// The setting `rescale` divides the update by `1 + c²` or by `1 + c`, as the authors' programs do; `none` is the paper's. Weights are not scaled to sum to `m`, since the length of
/// the update is the method's own. Deviation: the paper's solver is general and approximate.
///
/// @see <a href="https://arxiv.org/abs/2110.14048">Liu et al., Conflict-Averse Gradient Descent for Multi-task Learning, NeurIPS 2021, Algorithm 1</a>
record CaGrad(double c, double divisor) implements GramianWeighting {

  static final String NONE = "none";
  static final String SQUARE = "square";
  static final String PLAIN = "plain";

  static CaGrad of(Settings settings) {
    double c = settings.real("c");
    return new CaGrad(c, switch (settings.word("rescale")) {
      case SQUARE -> 1 + c * c;
      case PLAIN -> 1 + c;
      default -> 1;
    });
  }

  @Override
  public Session start(LossContext context) {
    return (_, gramian, _) -> weights(gramian, c, divisor);
  }

  private static double[] weights(Gramian given, double c, double divisor) {
    var gramian = SimplexWalk.measured(given);
    double[] weights = new double[gramian.size()];
    Arrays.fill(weights, 1);
    double radius = c * Math.sqrt(Math.max(0, gramian.quadratic(Simplex.centre(gramian.size()))));
    if (radius > 1e-12) {
      double[] worst = new Worst(gramian, radius).find();
      double length = Math.sqrt(Math.max(0, gramian.quadratic(worst)));
      for (int i = 0; length > 1e-12 && i < weights.length; i++) weights[i] += weights.length * radius / length * worst[i];
    }
    for (int i = 0; i < weights.length; i++) weights[i] /= divisor;
    return weights;
  }

  /// The mixture against which the update must be guarded most.
  private static final class Worst {

    private static final double EXACT = 1e-10;

    private final Gramian gramian;
    private final double radius;
    private final double[] withMean;
    private final double meanSquare;
    private double[] mixture;

    Worst(Gramian gramian, double radius) {
      this.gramian = gramian;
      this.radius = radius;
      mixture = Simplex.centre(gramian.size());
      withMean = new double[gramian.size()];
      for (int i = 0; i < withMean.length; i++) withMean[i] = gramian.dot(i, mixture);
      meanSquare = gramian.quadratic(mixture);
    }

    /// False position with halving (Illinois) on logarithms, between a multiplier that is too small and one that is too large.
    double[] find() {
      double longest = 0;
      for (int i = 0; i < gramian.size(); i++) longest = Math.max(longest, gramian.norm(i));
      double high = Math.log(longest / radius);
      double atHigh = excess(high);
      double low = high;
      double atLow = atHigh;
      for (int step = 0; step < 10 && atLow < 0; step++) {
        low -= 3;
        atLow = excess(low);
      }
      for (int step = 0; step < 60 && atLow > EXACT && atHigh < -EXACT; step++) {
        double middle = (low * -atHigh + high * atLow) / (atLow - atHigh);
        double excess = excess(middle);
        if (Math.abs(excess) <= EXACT || high - low <= EXACT) break;
        if (excess > 0) {
          low = middle;
          atLow = excess;
          atHigh /= 2;
        } else {
          high = middle;
          atHigh = excess;
          atLow /= 2;
        }
      }
      return mixture;
    }

    /// `log(‖g_a‖ / (λ·c·‖g_0‖))`, which falls as `λ` rises, for the shortest mixture `a` of the vectors `g_i + λ·g_0`, which is kept.
    private double excess(double logMultiplier) {
      double multiplier = Math.exp(logMultiplier);
      int m = gramian.size();
      double[] shifted = new double[m * m];
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < m; j++)
          shifted[i * m + j] = gramian.get(i, j) + multiplier * (withMean[i] + withMean[j]) + multiplier * multiplier * meanSquare;
      }
      mixture = MinimumNorm.of(Gramian.of(m, shifted), mixture);
      double length = Math.sqrt(Math.max(1e-30, gramian.quadratic(mixture)));
      return Math.log(length / radius) - logMultiplier;
    }
  }
}
