package dev.medley.plugins.surgery;

import dev.medley.api.loss.Jacobian;
import dev.medley.api.loss.JacobianAggregator;
import dev.medley.api.parameter.Settings;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;

/// Leaves out, for every number of the model, the tasks with the largest and the smallest gradients, and takes the mean of the others (trimmed mean).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `J` | gradients of the step's tasks | `[m, P]` |
/// | `k` | setting `trim`, but at most `(m − 1)/2` | `()` |
/// | `d` | the update | `[P]` |
///
/// `d = m/(m − 2k) · Σ` of what remains of a column of `J` without its `k` largest and `k` smallest elements. O(k·m·P) in the engine. Not random. Deviation: the update is `m` times the mean, in the length
/// of the tasks' sum, where the paper's is the mean.
///
/// @see <a href="https://arxiv.org/abs/1803.01498">Yin et al., Byzantine-Robust Distributed Learning: Towards Optimal Statistical Rates, ICML 2018, Definition 2</a>
record TrimmedMean(Settings settings) implements JacobianAggregator {

  @Override
  public Tensor aggregate(Network network, Jacobian jacobian) {
    int m = jacobian.size();
    int trim = Math.min(settings.whole("trim"), (m - 1) / 2);
    var rows = jacobian.rows();
    var gone = rows.mul(0).gt(Tensor.constant(0));
    gone = withoutLargest(rows, gone, trim);
    gone = withoutLargest(rows.neg(), gone, trim);
    // The rest is added up, rather than what goes subtracted: an outlier would take the digits of all others with it.
    return Tensor.where(gone, Tensor.constant(0), rows).sum(0).mul(m).div(m - 2 * trim);
  }

  /// Marks the `count` largest elements of every column that are still there, one at a time.
  private static Tensor withoutLargest(Tensor rows, Tensor gone, int count) {
    int m = rows.shape().dim(0);
    int p = rows.shape().dim(1);
    float[] indices = new float[m];
    for (int i = 0; i < m; i++) indices[i] = i;
    var index = Tensor.constant(Shape.of(m, 1), indices).expand(m, p);
    for (int taken = 0; taken < count; taken++) {
      var place = Tensor.where(gone, Tensor.constant(-Float.MAX_VALUE), rows).argmax(0).toFloat().reshape(1, p).expand(m, p);
      gone = gone.not().and(index.eq(place).not()).not();
    }
    return gone;
  }
}
