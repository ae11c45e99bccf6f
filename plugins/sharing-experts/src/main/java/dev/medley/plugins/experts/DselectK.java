package dev.medley.plugins.experts;

import dev.medley.api.encoder.Features;
import dev.medley.api.parameter.Settings;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.sharing.SharingContext;
import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import java.util.ArrayList;

/// Shares `n = 2^m` experts, of which each task chooses a few for each row, by bits that learn to be 0 or 1 (DSelect-k).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `x` | features of the shared encoder | `(rows, in)` |
/// | `f_i` | expert `i`, one layer | `(rows, width)` |
/// | `z_j` | the `m` bits of choice `j` of `k`, before they are smoothed: `Z_j·x` | `(rows, m)` |
/// | `S(t)` | smooth step: 0 below `−γ/2`, 1 above `γ/2`, `−2/γ³·t³ + 3/(2·γ)·t + 1/2` between | |
///
/// Choice `j` gives expert `i` the share `r_ji = Π_b S(z_jb)` over the bits that are one in `i`, times `1 − S(z_jb)` over those that are zero; the task sees
/// `Σ_j softmax(V·x)_j·Σ_i r_ji·f_i(x)`, for words and for the whole text alike. The entropy of the choices, `−Σ r·log r` averaged over rows, times `entropy` is added to the loss.
/// `Z` and `V` are the task's own. O(rows·in·n·width). Random: initial weights, from the member's stream. Reports `dselect-k.entropy`.
///
/// Deviations: every expert is computed, also where its share has become 0; `n` is a power of two, so no choice can fall outside.
///
/// @see <a href="https://arxiv.org/abs/2106.03760">Hazimeh et al., DSelect-k, NeurIPS 2021, eq. 4 to 6 and section 3.2</a>
record DselectK(Settings settings) implements Sharing {

  /// Keeps logarithms of shares finite.
  private static final double TINY = 1e-6;

  @Override
  public Features share(Network network, SharingContext context) {
    var features = context.encode(network.scope("encoder"));
    int in = features.width();
    int bits = settings.whole("bits");
    int chosen = settings.whole("chosen");
    int experts = 1 << bits;
    int width = settings.whole("width");
    var scope = network.scope("experts");
    var weight = scope.parameter("weight", Shape.of(in, experts * width), Init.fanIn(in));
    var bias = scope.parameter("bias", Shape.of(experts * width), Init.fanIn(in));
    var choice = network.scope("choice").taskParameter("weight", Shape.of(in, chosen * bits), new Init.Normal(0.05f));
    var mixture = network.scope("mixture").taskParameter("weight", Shape.of(in, chosen), Init.fanIn(in));
    var entropies = new ArrayList<Tensor>();
    var mixed = features.map(Mixing.byRow(x -> {
      var each = Mixing.split(x.matmul(weight).add(bias).relu(), experts);
      var shares = shares(smoothStep(Mixing.split(x.matmul(choice), chosen), settings.real("gamma")));
      entropies.add(shares.mul(shares.add(TINY).log()).sum(2).sum(1).neg().mean());
      return Mixing.weighed(Mixing.blend(x.matmul(mixture), shares), each);
    }));
    network.penalty("entropy", entropies.stream().reduce(Tensor::add).orElseThrow().mul(settings.tensor(network, "entropy")));
    return mixed;
  }

  static Tensor smoothStep(Tensor t, double gamma) {
    var inside = t.clamp(-gamma / 2, gamma / 2);
    return inside.mul(inside).mul(inside).mul(-2 / (gamma * gamma * gamma)).add(inside.mul(1.5 / gamma)).add(0.5);
  }

  /// Bits `(rows, chosen, m)` to shares `(rows, chosen, 2^m)`, the first bit the lowest: each further bit doubles the experts.
  static Tensor shares(Tensor bits) {
    var shape = bits.shape();
    var all = Tensor.constant(1).expand(shape.dim(0), shape.dim(1), 1);
    for (int b = 0; b < shape.dim(2); b++) {
      var one = bits.narrow(2, b, 1).expand(shape.dim(0), shape.dim(1), all.shape().dim(2));
      all = Tensor.concat(2, all.mul(one.neg().add(1)), all.mul(one));
    }
    return all;
  }
}
