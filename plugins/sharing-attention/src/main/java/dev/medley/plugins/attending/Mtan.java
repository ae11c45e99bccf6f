package dev.medley.plugins.attending;

import dev.medley.api.encoder.Features;
import dev.medley.api.parameter.Settings;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.sharing.SharingContext;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Shares a trunk of blocks; in each block every task masks the features with an attention of its own, and carries what it found on to its next mask (MTAN).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `p_0` | features of the shared encoder | `(..., in)` |
/// | `u_l`, `p_l` | the two shared layers of block `l` | `(..., width)` |
/// | `a_l` | what the task sees of block `l`; `a_0` is nothing | `(..., width)` |
///
/// `u_l = relu(W_l·p_{l−1})`, `p_l = relu(V_l·u_l)`; the task's mask is `m_l = sigmoid(H_l·relu(G_l·[u_l, F_l·a_{l−1}]))`, and `a_l = m_l ⊙ p_l`, for words and for the whole text
/// alike. `F`, `G` and `H` are the task's own. O(batch·width²) a block. Random: initial weights, from the member's stream.
///
/// Deviations: fully connected layers where the paper has convolutions, and no pooling between blocks, since it stands on the features of any encoder; no batch normalisation.
///
/// @see <a href="https://arxiv.org/abs/1803.10704">Liu et al., End-to-End Multi-Task Learning with Attention, CVPR 2019, eq. 1 and 2</a>
record Mtan(Settings settings) implements Sharing {

  /// @param carry of what the task saw before; none in the first block
  private record Block(Layer first, Layer second, Optional<Layer> carry, Layer squeeze, Layer mask) {}

  @Override
  public Features share(Network network, SharingContext context) {
    var features = context.encode(network.scope("encoder"));
    int width = settings.whole("width");
    var blocks = new ArrayList<Block>();
    for (int l = 1; l <= settings.whole("layers"); l++)
      blocks.add(block(network.scope("block-" + l), l == 1 ? features.width() : width, width, l > 1));
    return features.map(through(blocks));
  }

  private static Block block(Network scope, int in, int width, boolean carries) {
    var carry = carries ? Optional.of(Layer.ofTask(scope.scope("carry"), width, width)) : Optional.<Layer>empty();
    return new Block(Layer.shared(scope.scope("first"), in, width), Layer.shared(scope.scope("second"), width, width), carry,
        Layer.ofTask(scope.scope("squeeze"), carries ? 2 * width : width, width), Layer.ofTask(scope.scope("mask"), width, width));
  }

  private static UnaryOperator<Tensor> through(List<Block> blocks) {
    return x -> {
      var p = x;
      var seen = x;
      for (var block : blocks) {
        var u = block.first().apply(p).relu();
        p = block.second().apply(u).relu();
        var before = seen;
        var about = block.carry().map(carry -> Tensor.concat(-1, u, carry.apply(before))).orElse(u);
        seen = block.mask().apply(block.squeeze().apply(about).relu()).sigmoid().mul(p);
      }
      return seen;
    };
  }
}
