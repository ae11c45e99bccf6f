package dev.medley.plugins.sharing;

import dev.medley.api.encoder.Features;
import dev.medley.api.parameter.Settings;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.sharing.SharingContext;
import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import java.util.function.UnaryOperator;

/// Shares several small networks, the experts, of which every task mixes its own blend for each example (MMoE).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `x` | features of the shared encoder | `(..., in)` |
/// | `f_i` | expert `i` of `n`, one layer, shared | `(..., width)` |
/// | `W_gk` | gate of task `k`; the same for all with `one-gate` | `(in, n)` |
/// | `f^k` | features for task `k` | `(..., width)` |
///
/// `f^k = Σ_i softmax(W_gk·x)_i · f_i(x)`, with `f_i(x) = relu(W_i·x + b_i)`; for every word and for the whole text alike, with the same experts and gates. All experts are one
/// product with `(in, n·width)`. With `one-gate` it is the mixture that the paper compares to, OMoE, whose blend is the same for all tasks. O(batch·in·n·width). Random: initial weights, from the member's stream.
///
/// Deviations: the paper's `x` is the input itself; here it is what a shared encoder makes of it, so that any input can be mixed. The paper's tower of each task is its head.
///
/// @see <a href="https://doi.org/10.1145/3219819.3220007">Ma et al., Modeling Task Relationships in Multi-task Learning with Multi-gate Mixture-of-Experts, KDD 2018, eq. 6 and 7</a>
record Mmoe(Settings settings) implements Sharing {

  @Override
  public Features share(Network network, SharingContext context) {
    var features = context.encode(network.scope("encoder"));
    return features.map(mixture(network, features.width()));
  }

  private UnaryOperator<Tensor> mixture(Network network, int in) {
    int experts = settings.whole("experts");
    int width = settings.whole("width");
    var weight = network.scope("experts").parameter("weight", Shape.of(in, experts * width), Init.fanIn(in));
    var bias = network.scope("experts").parameter("bias", Shape.of(experts * width), Init.fanIn(in));
    var gate = gate(network.scope("gate"), Shape.of(in, experts));
    return x -> {
      var each = split(x.matmul(weight).add(bias).relu(), experts, width);
      var shares = x.matmul(gate).softmax(-1).unsqueeze(-2);
      return shares.matmul(each).squeeze(-2);
    };
  }

  private Tensor gate(Network network, Shape shape) {
    var init = Init.fanIn(shape.dim(0));
    return settings.flag("one-gate") ? network.parameter("weight", shape, init) : network.taskParameter("weight", shape, init);
  }

  /// `(..., experts * width)` to `(..., experts, width)`.
  private static Tensor split(Tensor joined, int experts, int width) {
    var outer = joined.shape().without(-1);
    return joined.reshape(outer.append(experts, width).dims().stream().mapToInt(Integer::intValue).toArray());
  }
}
