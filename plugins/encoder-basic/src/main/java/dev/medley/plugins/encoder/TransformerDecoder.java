package dev.medley.plugins.encoder;

import dev.medley.api.encoder.Decoder;
import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.parameter.Settings;
import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;

/// The decoder half of a transformer: writes by layers in which each word of the answer attends to those before it, and to all of the text that was read.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `y_0` | embeddings of the words before each place, and of the places | `(batch, words, width)` |
/// | `y_l` | features of each place after layer `l` | `(batch, words, width)` |
/// | `x` | what was read | `(batch, length, width of what was read)` |
///
/// With `N` layer normalisation: `a = y_{l−1} + attend(N(y_{l−1}), N(y_{l−1}))`, each place to itself and those before it, `c = a + attend(N(a), x)`, `y_l = c + W_2·gelu(W_1·N(c) + b_1) + b_2`; what is added is dropped
/// out. Gives `N(y_layers)`. O(batch·words·width·(words + length + expansion·width)) a layer. Random: initial weights and dropout, from the member's stream.
///
/// Deviations: as of the encoder half ([Transformer]); places by learnt vectors; answers have embeddings of their own, apart from those of texts and from the last layer.
///
/// @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al., Attention Is All You Need, NeurIPS 2017, section 3.1</a>
record TransformerDecoder(Settings settings) implements Decoder {

  @Override
  public Tensor decode(Network network, Features.Sequence read, ModelInput.Text text, Tensor before, int vocabulary) {
    var blocks = new Blocks(settings.whole("heads"), settings.whole("head-width"), settings.whole("expansion"),
        settings.tensor(network, "dropout"));
    int words = before.shape().dim(1);
    var features = Layers.embedding(network, "words", before, vocabulary, blocks.width())
        .add(network.parameter("places", Shape.of(words, blocks.width()), new Init.Normal(0.1f))).dropout(blocks.dropout());
    var onward = Blocks.onward(words, 0);
    for (int layer = 1; layer <= settings.whole("decoder-layers"); layer++) {
      var scope = network.scope("layer-" + layer);
      features = blocks.hidden(scope, blocks.across(scope, blocks.self(scope, features, onward), read.tokens(), text.mask()));
    }
    return Layers.layerNorm(network, "after", features);
  }
}
