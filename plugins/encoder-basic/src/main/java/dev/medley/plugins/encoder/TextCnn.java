package dev.medley.plugins.encoder;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.parameter.Settings;
import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Network;

/// Reads a text through convolutions over its words, and sums it up by each feature's maximum.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `h_0` | embeddings of the words | `(batch, length, embedding)` |
/// | `h_l` | features of each word after layer `l` | `(batch, length, width)` |
/// | `N(h)_t` | a word with `reach` neighbours to each side, `[h_{t−reach}, ..., h_{t+reach}]` | `(batch, length, (2·reach + 1)·width)` |
/// | `pooled` | features of the text | `(batch, width)` |
///
/// `h_1 = relu(W_1·N(h_0) + b_1)`, then `h_l = h_{l−1} + relu(W_l·N(h_{l−1}) + b_l)`; `tokens = h_layers`, `pooled = max_t h_layers` over the words of the text. What fills
/// up a short text is zero before every layer, so that it never changes a result. The embeddings and the pooled features are dropped out.
/// O(batch·length·(2·reach + 1)·width²) a layer. Random: initial weights and dropout, from the member's stream.
///
/// Deviations: windows of one size where the paper has three side by side; several layers, with residuals; embeddings that start at random.
///
/// @see <a href="https://arxiv.org/abs/1408.5882">Kim, Convolutional Neural Networks for Sentence Classification, EMNLP 2014</a>
record TextCnn(Settings settings) implements Encoder {

  @Override
  public boolean reads(Class<? extends ModelInput> kind) {
    return kind == ModelInput.Text.class;
  }

  @Override
  public Features encode(Network network, ModelInput input) {
    var text = (ModelInput.Text) input;
    int width = settings.whole("width");
    int window = 2 * settings.whole("reach") + 1;
    var dropout = settings.tensor(network, "dropout");

    var embedded = Layers.embedding(network, "words", text.tokens(), text.vocabulary(), settings.whole("embedding")).dropout(dropout);
    var features = Layers.conv1d(network, "layer-1", Masks.zeroFilling(embedded, text.mask()), window, width).relu();
    for (int layer = 2; layer <= settings.whole("layers"); layer++) {
      features = features.add(Layers.conv1d(network, "layer-" + layer, Masks.zeroFilling(features, text.mask()), window, width).relu());
    }
    return new Features.Sequence(features, Masks.maxOfWords(features, text.mask()).dropout(dropout));
  }
}
