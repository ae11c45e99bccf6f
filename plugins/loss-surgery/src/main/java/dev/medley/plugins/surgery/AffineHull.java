package dev.medley.plugins.surgery;

import dev.medley.api.loss.Gramian;
import java.util.List;

/// The point nearest to the origin in the affine hull of some of the vectors: weights of any sign that sum to 1.
///
/// With `r` the shortest of the vectors `p`, the weights `b` of the others solve `D·b = d`, where `D_kl = (p_k − p_r)·(p_l − p_r)` and `d_k = −p_r·(p_k − p_r)`;
/// by Cholesky on `D` scaled to a unit diagonal, so that vectors of very different lengths do no harm.
final class AffineHull {

  /// Below this a scaled pivot is nothing but rounding.
  private static final double SINGULAR = 1e-13;

  private AffineHull() {}

  /// Weights by index among all vectors, zero for those not kept; empty if the kept vectors are affinely dependent.
  static double[] nearest(Gramian gramian, List<Integer> kept) {
    int r = kept.getFirst();
    for (int k : kept) if (gramian.get(k, k) < gramian.get(r, r)) r = k;
    int reference = r;
    int[] others = kept.stream().mapToInt(Integer::intValue).filter(k -> k != reference).toArray();

    int n = others.length;
    double[][] factor = new double[n][n];
    double[] solution = new double[n];
    double[] scale = new double[n];
    for (int k = 0; k < n; k++) {
      double squared = difference(gramian, reference, others[k], others[k]);
      if (!(squared > 0)) return new double[0];
      scale[k] = 1 / Math.sqrt(squared);
      solution[k] = scale[k] * (gramian.get(reference, reference) - gramian.get(reference, others[k]));
    }
    for (int k = 0; k < n; k++) {
      for (int l = 0; l <= k; l++) {
        double sum = scale[k] * scale[l] * difference(gramian, reference, others[k], others[l]);
        for (int j = 0; j < l; j++) sum -= factor[k][j] * factor[l][j];
        if (k == l && sum < SINGULAR) return new double[0];
        factor[k][l] = k == l ? Math.sqrt(sum) : sum / factor[l][l];
      }
    }
    solve(factor, solution);

    double[] weights = new double[gramian.size()];
    weights[reference] = 1;
    for (int k = 0; k < n; k++) {
      weights[others[k]] = scale[k] * solution[k];
      weights[reference] -= weights[others[k]];
    }
    return weights;
  }

  private static double difference(Gramian g, int r, int k, int l) {
    return g.get(k, l) - g.get(k, r) - g.get(r, l) + g.get(r, r);
  }

  /// Solves `F·Fᵀ·x = b` in place.
  private static void solve(double[][] factor, double[] b) {
    int n = b.length;
    for (int k = 0; k < n; k++) {
      for (int j = 0; j < k; j++) b[k] -= factor[k][j] * b[j];
      b[k] /= factor[k][k];
    }
    for (int k = n - 1; k >= 0; k--) {
      for (int j = k + 1; j < n; j++) b[k] -= factor[j][k] * b[j];
      b[k] /= factor[k][k];
    }
  }
}
