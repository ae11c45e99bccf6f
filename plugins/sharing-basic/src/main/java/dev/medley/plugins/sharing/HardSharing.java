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

/// Shares the encoder up to a layer; a task keeps to itself the layers above it, further ones behind the encoder if so set, and its head.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `x` | features of the encoder, whose uppermost `own-layers` layers are task `k`'s own | `(..., width)` |
/// | `W_k`, `b_k` | layer of task `k`'s own, one of the setting `private-layers` | `(width, width)`, `(width)` |
///
/// `h = x`, then for each layer of the task's own `h ← relu(W_k·h + b_k)`. O(batch·width²) a layer of the task's own. Random: initial weights, from the member's stream.
///
/// With `own-layers` at 0, all of the encoder is shared; with all its layers a task's own, only the embeddings of words are. An encoder with fewer layers gives all it has.
///
/// @see <a href="https://doi.org/10.1023/A:1007379606734">Caruana, Multitask Learning, Machine Learning 28, 1997</a>
record HardSharing(Settings settings) implements Sharing {

  @Override
  public Features share(Network network, SharingContext context) {
    var own = context.upperLayers(settings.whole("own-layers"));
    var features = context.encode(network.scope("encoder").taskwise(own::contains));
    for (int layer = 1; layer <= settings.whole("private-layers"); layer++) {
      features = features.map(privateLayer(network.scope("private-" + layer), features.width()));
    }
    return features;
  }

  /// Declares the layer once, to be applied to words and texts alike.
  private static UnaryOperator<Tensor> privateLayer(Network scope, int width) {
    var weight = scope.taskParameter("weight", Shape.of(width, width), Init.fanIn(width));
    var bias = scope.taskParameter("bias", Shape.of(width), Init.fanIn(width));
    return x -> x.matmul(weight).add(bias).relu();
  }
}
