package dev.medley.plugins.terms;

import dev.medley.api.loss.LossTerm;
import dev.medley.api.loss.TermContext;
import dev.medley.api.parameter.Settings;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Tensor;

/// Trains a discriminator to tell tasks apart by the features that they share, and the features to hide it, by a reversed gradient.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `x` | pooled features of the first encoder that the sharing has | `(batch, width)` |
/// | `D` | a discriminator of one hidden layer | `(batch, T)` |
/// | `R` | forward the identity, backward `−strength·λ_p`, with the ramp `λ_p` of `dann` | |
///
/// `−mean log softmax(D(R(x)))_t` for a micro-batch of task `t`. The micro-batches of a step reach it together, so it sees all tasks that take part. O(batch·width²).
/// Random: the discriminator's initial weights, from the member's stream. The reported value is the discriminator's loss: `ln T` when it can tell nothing.
///
/// @see <a href="https://arxiv.org/abs/1704.05742">Liu et al., Adversarial Multi-task Learning for Text Classification, ACL 2017, eq. 9 to 11</a>
record Adversarial(Settings settings) implements LossTerm {

  @Override
  public Tensor penalty(Network network, TermContext context) {
    var x = context.encoded().pooled();
    int rows = x.shape().dim(0);
    return Discriminator.loss(network, x, Strength.now(settings, network), settings.whole("width"), context.tasks().size(),
        network.task().expand(rows), Tensor.constant(1).expand(rows));
  }
}
