package dev.medley.plugins.encoder;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.parameter.Settings;
import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;

/// Reads an image through layers of two convolutions each, which add to what the layer before found.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `h_0` | the image through a first convolution | `(batch, width, height, breadth)` |
/// | `h_l` | after layer `l`; between layers the maximum over squares of two by two halves the sides | `(batch, width, ...)` |
/// | `N` | normalisation of each image over all its channels and pixels, with a learnt scale and shift of each channel | |
/// | `pooled` | features of the image | `(batch, width)` |
///
/// `h_l = h + W_2∗relu(N(W_1∗relu(N(h)) + b_1)) + b_2`, where `h` is `h_{l−1}` halved, the first excepted; `pooled` is the mean of `relu(N(h_layers))` over the pixels, dropped
/// out. Kernels are three by three. O(batch·height·breadth·18·width²·4/3). Random: initial weights and dropout, from the member's stream.
///
/// Deviations: one image is normalised by itself where the paper normalises the batch, so that an example's features do not depend on its company; sides are halved by maxima and
/// the channels stay as many.
///
/// @see <a href="https://arxiv.org/abs/1603.05027">He et al., Identity Mappings in Deep Residual Networks, ECCV 2016</a>
record ImageResidual(Settings settings) implements Encoder {

  @Override
  public boolean reads(Class<? extends ModelInput> kind) {
    return kind == ModelInput.Images.class;
  }

  @Override
  public Features encode(Network network, ModelInput input) {
    var features = Layers.conv2d(network, "pixels", ((ModelInput.Images) input).values(), 3, settings.whole("width"));
    for (int layer = 1; layer <= settings.whole("layers"); layer++) {
      if (layer > 1) features = ImageCnn.halved(features);
      features = features.add(added(network.scope("layer-" + layer), features));
    }
    var last = normalized(network, "after", features).relu();
    var shape = last.shape();
    var pooled = last.reshape(shape.dim(0), shape.dim(1), shape.dim(2) * shape.dim(3)).mean(2);
    return new Features.Rows(pooled.dropout(settings.tensor(network, "dropout")));
  }

  private static Tensor added(Network scope, Tensor x) {
    int width = x.shape().dim(1);
    var first = Layers.conv2d(scope, "first", normalized(scope, "before-first", x).relu(), 3, width);
    return Layers.conv2d(scope, "second", normalized(scope, "before-second", first).relu(), 3, width);
  }

  private static Tensor normalized(Network network, String name, Tensor x) {
    var shape = x.shape();
    var scope = network.scope(name);
    var scale = scope.parameter("scale", Shape.of(shape.dim(1)), Init.ones());
    var shift = scope.parameter("shift", Shape.of(shape.dim(1)), Init.zeros());
    var even = x.reshape(shape.dim(0), shape.size() / shape.dim(0)).normalize(1e-5).reshape(shape.dim(0), shape.dim(1), shape.dim(2),
        shape.dim(3));
    return even.mul(Layers.perChannel(scale, x)).add(Layers.perChannel(shift, x));
  }
}
