package dev.medley.plugins.surgery;

import dev.medley.api.loss.Jacobian;
import dev.medley.api.loss.JacobianAggregator;
import dev.medley.api.parameter.Settings;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Tensor;

/// Keeps, for every number of the model, only the gradients of one sign, chosen at random by how pure the sign is (GradDrop).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `J` | gradients of the step's tasks | `[m, P]` |
/// | `u` | uniform numbers | `[P]` |
/// | `p` | purity of the positive sign, `½·(1 + Σ_i J_i / Σ_i |J_i|)` | `[P]` |
/// | `l` | setting `leak`: what passes unhindered | `()` |
/// | `d` | the update | `[P]` |
///
/// Where `p > u` positive gradients stay, elsewhere negative ones: `d = l·Σ_i J_i + (1 − l)·Σ_i {max(0, J_i) or min(0, J_i)}`. O(m·P) in the engine. Random: `u`, from the trial's stream. The sum of two
/// tasks that conflict in a number is, on average, the same as without dropping.
///
/// Deviations: the paper drops at the shared representation, whose gradients it multiplies by the activations' signs, and gives each task a leak of its own; here at the shared parameters, with one
/// leak, so that tasks with batches of their own need nothing else.
///
/// @see <a href="https://arxiv.org/abs/2010.06808">Chen et al., Just Pick a Sign: Optimizing Deep Multitask Models with Gradient Sign Dropout, NeurIPS 2020, Algorithm 1</a>
record GradDrop(Settings settings) implements JacobianAggregator {

  /// Where there is no gradient at all, the purity is a half.
  private static final double TINY = 1e-30;

  @Override
  public Tensor aggregate(Network network, Jacobian jacobian) {
    var rows = jacobian.rows();
    var sum = rows.sum(0);
    var purity = sum.div(rows.abs().sum(0).maximum(Tensor.constant(TINY))).add(1).mul(0.5);
    var positive = rows.relu().sum(0);
    var kept = Tensor.where(purity.gt(jacobian.uniform()), positive, sum.sub(positive));
    var leak = settings.tensor(network, "leak");
    return kept.add(sum.sub(kept).mul(leak));
  }
}
