package dev.medley.plugins.surgery;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.LossContext;

/// Moves along the direction that lies at the same angle to every task's gradient, as far as the gradients reach along it (ConFIG).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `C` | cosines of the task gradients `g` | `[m, m]` |
/// | `b` | weights of the gradients' directions, `C·b = 1` | `[m]` |
/// | `v` | the direction, `Σ_i b_i·g_i/‖g_i‖`, at length one | |
/// | `w` | weights of the step's tasks | `[m]` |
///
/// The paper writes `v` as the pseudo-inverse of the gradients at length one, times ones; that is the mixture above, so inner products suffice and the gradients themselves are not needed.
/// The update is `(Σ_i g_i·v) · v`, so `w_i = (Σ_j g_j·v) · b_i / (‖g_i‖·‖Σ…‖)`. Its length is the method's own; weights may be negative. O(m³) on the host. Not random. A zero gradient
/// has no weight, and gradients that cancel out give no update.
///
/// @see <a href="https://arxiv.org/abs/2408.11104">Liu et al., ConFIG: Towards Conflict-free Training of Physics Informed Neural Networks, ICLR 2025, eq. 2 and 3</a>
record Config() implements GramianWeighting {

  @Override
  public Session start(LossContext context) {
    return (_, gramian, _) -> weights(gramian);
  }

  private static double[] weights(Gramian gramian) {
    var directions = Directions.of(gramian);
    double[][] cosines = directions.cosines();
    double[] b = Impartial.of(directions);
    double square = 0;
    double reach = 0;
    for (int k = 0; k < b.length; k++) {
      double along = 0;
      for (int l = 0; l < b.length; l++) along += cosines[k][l] * b[l];
      square += b[k] * along;
      reach += directions.norm(k) * along;
    }
    for (int k = 0; k < b.length; k++) b[k] *= square > 0 ? reach / square : 0;
    return directions.weights(b);
  }
}
