package dev.medley.plugins.terms;

import dev.medley.api.loss.LossTerm;
import dev.medley.api.loss.TermContext;
import dev.medley.api.parameter.Settings;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;

/// Makes the features of all domains in a micro-batch alike in distribution: the squared maximum mean discrepancy under several Gaussian kernels.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `x` | pooled features from which the heads predict | `(batch, width)` |
/// | `k(a, b)` | mean over the kernels `u` of `exp(−‖a − b‖²/(2·σ_u²))`, each `σ²` twice the one before | |
/// | `k_ab` | mean of `k` over the rows of domain `a` and those of domain `b` | `(domains, domains)` |
///
/// `MMD² = k_ss + k_tt − 2·k_st` for each pair of domains, averaged over the pairs that have rows. Biased, `k_ss` counts each row with itself and is never zero for few rows; unbiased,
/// it does not, and may fall below zero. With a bandwidth of 0, the middle `2·σ²` is the mean squared distance of two different rows of the batch, which stands still. All pairs
/// are one product. O(batch²·(width + domains)). Deterministic. Adds to a micro-batch's loss what its own rows show: the rows of a task must be of several domains.
///
/// Deviations: the mean of the kernels where the paper learns their weights.
///
/// @see <a href="https://arxiv.org/abs/1502.02791">Long et al., Learning Transferable Features with Deep Adaptation Networks, ICML 2015</a>
record Mmd(Settings settings) implements LossTerm {

  @Override
  public Tensor penalty(Network network, TermContext context) {
    context.requireDomains("mmd");
    var domains = Domains.of(context.domain(), context.domains().size());
    return discrepancy(context.features().pooled(), domains).mul(Strength.now(settings, network));
  }

  private Tensor discrepancy(Tensor x, Domains domains) {
    boolean biased = settings.word("estimator").equals("biased");
    int rows = x.shape().dim(0);
    var squares = x.square().sum(1);
    var distances = squares.unsqueeze(1).expand(rows, rows).add(squares).sub(x.matmul(x.transpose(0, 1)).mul(2))
        .maximum(Tensor.constant(0));
    var kernel = biased ? kernel(distances) : kernel(distances).mul(besides(rows));
    int n = domains.count();
    var sums = domains.member().matmul(kernel).matmul(domains.member().transpose(0, 1));
    var count = domains.atLeast(1);
    var means = sums.div(count).div(count.unsqueeze(1).expand(n, n));
    var within = sums.mul(diagonal(n)).sum(1).div(count).div(biased ? count : domains.atLeast(2).sub(1));
    return domains.overPairs(within.unsqueeze(1).expand(n, n).add(within).sub(means.mul(2)), biased ? 1 : 2);
  }

  private Tensor kernel(Tensor distances) {
    int kernels = settings.whole("kernels");
    double given = settings.real("bandwidth");
    int rows = distances.shape().dim(0);
    Tensor twice = given > 0
        ? Tensor.constant(2 * given * given)
        : distances.sum().div((double) rows * Math.max(1, rows - 1)).add(1e-6).stopGradient();
    Tensor sum = Tensor.constant(0);
    for (int u = 0; u < kernels; u++) {
      var width = twice.mul(Math.pow(2, u - kernels / 2));
      sum = u == 0 ? distances.div(width).neg().exp() : sum.add(distances.div(width).neg().exp());
    }
    return sum.div(kernels);
  }

  private static Tensor diagonal(int n) {
    var values = new float[n * n];
    for (int i = 0; i < n; i++) values[i * n + i] = 1;
    return Tensor.constant(Shape.of(n, n), values);
  }

  private static Tensor besides(int n) {
    return diagonal(n).neg().add(1);
  }
}
