package dev.medley.plugins.encoder;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.parameter.Settings;
import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Tensor;

/// Reads an image through convolutions, each followed by the maximum over squares of two by two.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `h_0` | the image | `(batch, channels, height, width)` |
/// | `h_l` | after layer `l`, with `c_l = filters·2^(l−1)` | `(batch, c_l, ⌊height/2^l⌋, ⌊width/2^l⌋)` |
/// | `pooled` | features of the image | `(batch, width)` |
///
/// `h_l = maxpool(relu(W_l∗h_{l−1} + b_l))` with kernels of three by three and zeros beyond the edges, then `pooled = dropout(relu(V·flat(h_layers) + c))`. Where a side is
/// down to one pixel, nothing is pooled any more. O(batch·height·width·9·c_1·(channels + 2·c_1·layers)). Random: initial weights and dropout, from the member's stream.
///
/// Deviations: maxima where the paper averages, ReLU for its sigmoids, one fully connected layer for its two.
///
/// @see <a href="https://doi.org/10.1109/5.726791">LeCun et al., Gradient-Based Learning Applied to Document Recognition, Proceedings of the IEEE 86, 1998</a>
record ImageCnn(Settings settings) implements Encoder {

  @Override
  public boolean reads(Class<? extends ModelInput> kind) {
    return kind == ModelInput.Images.class;
  }

  @Override
  public Features encode(Network network, ModelInput input) {
    var features = ((ModelInput.Images) input).values();
    int filters = settings.whole("filters");
    for (int layer = 1; layer <= settings.whole("layers"); layer++, filters *= 2) {
      features = halved(Layers.conv2d(network, "layer-" + layer, features, 3, filters).relu());
    }
    int batch = features.shape().dim(0);
    var flat = features.reshape(batch, features.shape().size() / batch);
    var pooled = Layers.linear(network, "features", flat, settings.whole("width")).relu();
    return new Features.Rows(pooled.dropout(settings.tensor(network, "dropout")));
  }

  /// Half as high and half as wide, unless that would leave nothing.
  static Tensor halved(Tensor image) {
    return Math.min(image.shape().dim(2), image.shape().dim(3)) < 2 ? image : image.maxPool2d(2);
  }
}
