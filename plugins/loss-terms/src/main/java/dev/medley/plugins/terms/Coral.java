package dev.medley.plugins.terms;

import dev.medley.api.loss.LossTerm;
import dev.medley.api.loss.TermContext;
import dev.medley.api.parameter.Settings;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Tensor;

/// Makes the features of all domains in a micro-batch vary together in the same way: the distance of their covariances (CORAL).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `x` | pooled features from which the heads predict | `(batch, width)` |
/// | `C_a` | covariance of domain `a`'s `n_a` rows, with `1/(n_a − 1)` | `(width, width)` |
///
/// `‖C_s − C_t‖_F² / (4·width²)` for each pair of domains, averaged over the pairs with two rows or more each. All domains are one batched product.
/// O(domains·batch·width²). Deterministic. Adds to a micro-batch's loss what its own rows show: the rows of a task must be of several domains.
///
/// @see <a href="https://arxiv.org/abs/1607.01719">Sun and Saenko, Deep CORAL, ECCV 2016, eq. 1 to 3</a>
record Coral(Settings settings) implements LossTerm {

  @Override
  public Tensor penalty(Network network, TermContext context) {
    context.requireDomains("coral");
    var domains = Domains.of(context.domain(), context.domains().size());
    return distance(context.features().pooled(), domains).mul(Strength.now(settings, network));
  }

  private static Tensor distance(Tensor x, Domains domains) {
    int n = domains.count();
    int rows = x.shape().dim(0);
    int width = x.shape().dim(1);
    var means = domains.member().matmul(x).div(domains.atLeast(1).unsqueeze(1).expand(n, width));
    var centred = x.unsqueeze(0).expand(n, rows, width).sub(means.unsqueeze(1).expand(n, rows, width))
        .mul(domains.member().unsqueeze(2).expand(n, rows, width));
    var products = centred.transpose(1, 2).matmul(centred).reshape(n, width * width);
    var covariances = products.div(domains.atLeast(2).sub(1).unsqueeze(1).expand(n, width * width));
    var between = covariances.matmul(covariances.transpose(0, 1));
    var squares = covariances.square().sum(1);
    return domains.overPairs(squares.unsqueeze(1).expand(n, n).add(squares).sub(between.mul(2)), 2).div(4.0 * width * width);
  }
}
