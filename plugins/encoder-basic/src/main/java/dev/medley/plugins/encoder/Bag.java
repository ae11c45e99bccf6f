package dev.medley.plugins.encoder;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.parameter.Settings;
import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Network;

/// Reads a text as a bag of words: the mean of their embeddings through one hidden layer; the fastest text encoder, and a strong one for topics.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `e` | embeddings of the words, zero where a text is filled up | `(batch, length, embedding)` |
/// | `n` | number of words | `(batch)` |
/// | `pooled` | features of the text | `(batch, width)` |
/// | `tokens` | features of each word with its two neighbours | `(batch, length, width)` |
///
/// `pooled = relu(W·(Σ_t e_t / n) + b)` and `tokens_t = relu(V·[e_{t−1}, e_t, e_{t+1}] + c)`. The embeddings and the pooled features are dropped out.
/// O(batch·length·embedding·width), nearly all of it for `tokens`. Random: initial weights and dropout, from the member's stream.
///
/// Deviations: one hidden layer, and single elements of the embeddings dropped rather than whole words; the paper has no features of single words, which tagging needs.
///
/// @see <a href="https://aclanthology.org/P15-1162">Iyyer et al., Deep Unordered Composition Rivals Syntactic Methods for Text Classification, ACL 2015</a>
record Bag(Settings settings) implements Encoder {

  @Override
  public boolean reads(Class<? extends ModelInput> kind) {
    return kind == ModelInput.Text.class;
  }

  @Override
  public Features encode(Network network, ModelInput input) {
    var text = (ModelInput.Text) input;
    int width = settings.whole("width");
    var dropout = settings.tensor(network, "dropout");

    var words = Masks.zeroFilling(
        Layers.embedding(network, "words", text.tokens(), text.vocabulary(), settings.whole("embedding")).dropout(dropout), text.mask());
    var layer = network.scope("layer-1");
    var tokens = Layers.conv1d(layer, "neighbours", words, 3, width).relu();
    var pooled = Layers.linear(layer, "hidden", Masks.meanOfWords(words, text.mask()), width).relu().dropout(dropout);
    return new Features.Sequence(tokens, pooled);
  }
}
