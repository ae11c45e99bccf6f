package dev.medley.plugins.encoder;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.parameter.Settings;
import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Network;

/// Reads a row of numbers through fully connected layers.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `h_0` | the numbers | `(batch, features)` |
/// | `h_l` | after layer `l` | `(batch, width)` |
///
/// `h_l = dropout(relu(W_l·h_{l−1} + b_l))`. O(batch·width²) a layer. Random: initial weights and dropout, from the member's stream.
record Mlp(Settings settings) implements Encoder {

  @Override
  public boolean reads(Class<? extends ModelInput> kind) {
    return kind == ModelInput.Vectors.class;
  }

  @Override
  public Features encode(Network network, ModelInput input) {
    var hidden = ((ModelInput.Vectors) input).values();
    int width = settings.whole("width");
    var dropout = settings.tensor(network, "dropout");
    for (int layer = 1; layer <= settings.whole("layers"); layer++) {
      hidden = Layers.linear(network, "layer-" + layer, hidden, width).relu().dropout(dropout);
    }
    return new Features.Rows(hidden);
  }
}
