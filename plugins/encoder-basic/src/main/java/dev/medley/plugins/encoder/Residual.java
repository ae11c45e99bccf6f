package dev.medley.plugins.encoder;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.parameter.Settings;
import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Tensor;

/// Reads a row of numbers through layers each of which adds to what the one before it found.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `x` | the numbers | `(batch, features)` |
/// | `h_l` | after layer `l`; `h_0 = V·x + c` | `(batch, width)` |
/// | `W_1`, `W_2` | of each layer | `(width, expansion·width)`, `(expansion·width, width)` |
/// | `N` | layer normalisation with a learnt scale and shift | |
///
/// `h_l = h_{l−1} + dropout(W_2·dropout(relu(W_1·N(h_{l−1}) + b_1)) + b_2)`, and `relu(N(h_layers))` in the end. O(batch·expansion·width²) a layer.
/// Random: initial weights and dropout, from the member's stream.
///
/// Deviations: layer normalisation where the paper has that of the batch, so that an example's features do not depend on its company.
///
/// @see <a href="https://arxiv.org/abs/2106.11959">Gorishniy et al., Revisiting Deep Learning Models for Tabular Data, NeurIPS 2021, section 3.2</a>
record Residual(Settings settings) implements Encoder {

  @Override
  public boolean reads(Class<? extends ModelInput> kind) {
    return kind == ModelInput.Vectors.class;
  }

  @Override
  public Features encode(Network network, ModelInput input) {
    int width = settings.whole("width");
    var dropout = settings.tensor(network, "dropout");
    var features = Layers.linear(network, "numbers", ((ModelInput.Vectors) input).values(), width);
    for (int layer = 1; layer <= settings.whole("layers"); layer++) {
      features = features.add(added(network.scope("layer-" + layer), features, dropout));
    }
    return new Features.Rows(Layers.layerNorm(network, "after", features).relu());
  }

  private Tensor added(Network scope, Tensor x, Tensor dropout) {
    int width = x.shape().dim(-1);
    var hidden = Layers.linear(scope, "hidden", Layers.layerNorm(scope, "before", x), settings.whole("expansion") * width).relu();
    return Layers.linear(scope, "out", hidden.dropout(dropout), width).dropout(dropout);
  }
}
