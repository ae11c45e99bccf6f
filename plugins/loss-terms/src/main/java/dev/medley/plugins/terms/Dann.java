package dev.medley.plugins.terms;

import dev.medley.api.loss.LossTerm;
import dev.medley.api.loss.TermContext;
import dev.medley.api.parameter.Settings;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Tensor;

/// Trains a discriminator to tell domains apart by the features from which the heads predict, and the features to hide it, by a reversed gradient.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `x` | pooled features from which the heads predict | `(batch, width)` |
/// | `D` | a discriminator of one hidden layer | `(batch, domains)` |
/// | `R` | forward the identity, backward `−strength·λ_p` | |
/// | `λ_p` | `2/(1 + exp(−10·p)) − 1` with the share `p` of the training that is done; 1 without `ramp` | `()` |
///
/// The mean of `−log softmax(D(R(x)))_d` over the rows with a domain `d`; rows without one do not count. The discriminator learns at full strength; `strength` and its ramp act on
/// the features alone. O(batch·width²). Random: the discriminator's initial weights, from the member's stream. The reported value is the discriminator's loss: `ln(domains)`
/// when it can tell nothing.
///
/// Deviations: the paper's learning rate schedule is the optimiser's business.
///
/// @see <a href="https://arxiv.org/abs/1505.07818">Ganin et al., Domain-Adversarial Training of Neural Networks, JMLR 2016</a>
record Dann(Settings settings) implements LossTerm {

  @Override
  public Tensor penalty(Network network, TermContext context) {
    context.requireDomains("dann");
    var labelled = context.domain().toFloat().maximum(Tensor.constant(0)).toInt();
    var counts = context.domain().toFloat().gt(Tensor.constant(-0.5)).toFloat();
    return Discriminator.loss(network, context.features().pooled(), Strength.now(settings, network), settings.whole("width"),
        context.domains().size(), labelled, counts);
  }
}
