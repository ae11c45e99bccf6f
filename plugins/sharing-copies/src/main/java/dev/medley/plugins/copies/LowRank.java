package dev.medley.plugins.copies;

import dev.medley.api.encoder.Features;
import dev.medley.api.parameter.Settings;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.sharing.SharingContext;
import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;

/// Shares any encoder, of which every task changes each matrix by one of low rank (LoRA).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `W` | a matrix of the encoder, shared | `(in, out)` |
/// | `A_k`, `B_k` | task `k`'s own; `B_k` is zero at first | `(in, rank)`, `(rank, out)` |
/// | `s` | the setting `scale` | `()` |
///
/// Task `k` uses `W + s·A_k·B_k` in place of `W`; vectors such as biases, and embeddings of words, are shared as they are. The sum is never made: `x·W` stays one product for all
/// tasks, to which `(x·A_k)·B_k` is added. O(batch·rank·(in + out)) a matrix. Random: initial weights, from the member's stream.
///
/// Deviations: `W` learns too, since nothing is pretrained; a matrix whose smaller side is no more than `rank` is changed by one of that side's rank.
///
/// @see <a href="https://arxiv.org/abs/2106.09685">Hu et al., LoRA: Low-Rank Adaptation of Large Language Models, ICLR 2022, eq. 3</a>
record LowRank(Settings settings) implements Sharing {

  @Override
  public Features share(Network network, SharingContext context) {
    var layers = context.upperLayers(settings.whole("own-layers"));
    var scale = settings.tensor(network, "scale");
    int rank = settings.whole("rank");
    return context.encode(network.scope("encoder").making(layers::contains,
        (plain, name, shape,
            init) -> shape.rank() == 2 ? changed(plain, name, shape, init, rank, scale) : plain.parameter(name, shape, init)));
  }

  private static Tensor changed(Network plain, String name, Shape shape, Init init, int atMost, Tensor scale) {
    int in = shape.dim(0);
    int out = shape.dim(1);
    int rank = Math.min(atMost, Math.min(in, out));
    var down = plain.taskParameter(name + "-down", Shape.of(in, rank), Init.fanIn(in));
    var up = plain.taskParameter(name + "-up", Shape.of(rank, out), Init.zeros());
    return plain.parameter(name, shape, init).add(down.matmul(up.mul(scale)));
  }
}
