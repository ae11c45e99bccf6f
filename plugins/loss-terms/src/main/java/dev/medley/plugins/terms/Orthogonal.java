package dev.medley.plugins.terms;

import dev.medley.api.loss.LossTerm;
import dev.medley.api.loss.TermContext;
import dev.medley.api.parameter.Settings;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Tensor;

/// Keeps what a task makes of the shared features apart from them, so that it does not say again what they say.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `S` | pooled features of the first encoder that the sharing has, rows scaled to length 1 | `(batch, a)` |
/// | `P` | pooled features from which the heads predict, rows scaled to length 1 | `(batch, b)` |
///
/// `strength·‖Sᵀ·P‖_F² / batch²`, and nothing where the heads predict from the shared features themselves, as in plain hard sharing. O(batch·a·b). Deterministic.
/// The sharing `shared-private` has such a penalty of its own between its two encoders.
///
/// @see <a href="https://arxiv.org/abs/1608.06019">Bousmalis et al., Domain Separation Networks, NeurIPS 2016, eq. 5</a>
record Orthogonal(Settings settings) implements LossTerm {

  @Override
  public Tensor penalty(Network network, TermContext context) {
    var shared = context.encoded().pooled();
    var own = context.features().pooled();
    if (shared == own) return Tensor.constant(0);
    int rows = shared.shape().dim(0);
    return lengthOne(shared).transpose(0, 1).matmul(lengthOne(own)).square().sum().div((double) rows * rows)
        .mul(settings.tensor(network, "strength"));
  }

  private static Tensor lengthOne(Tensor x) {
    var length = x.square().sum(1).add(1e-6).sqrt();
    return x.div(length.unsqueeze(1).expand(x.shape().dim(0), x.shape().dim(1)));
  }
}
