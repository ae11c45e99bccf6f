package dev.medley.plugins.encoder;

import dev.medley.api.encoder.Decoder;
import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.parameter.Settings;
import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import java.util.Optional;

/// Reads a text through layers in which every word attends to every other.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `H`, `d` | heads, and numbers of each; `width = H·d` | |
/// | `h_0` | embeddings of the words, and of their places where positions are learnt | `(batch, length, width)` |
/// | `h_l` | features of each word after layer `l` | `(batch, length, width)` |
/// | `Q`, `K`, `V` | queries, keys, values, each a linear layer of `N(h_{l−1})` | `(batch, H, length, d)` |
/// | `N` | layer normalisation with a learnt scale and shift | |
///
/// `a = h_{l−1} + dropout(W_o·softmax(Q·Kᵀ/√d)·V + b_o)` over the words of the text alone, then `h_l = a + dropout(W_2·gelu(W_1·N(a) + b_1) + b_2)`, with
/// `expansion·width` numbers in between. `tokens = N(h_layers)`, `pooled` is their mean over the words. Rotary positions turn queries and keys by their place, so that
/// their product depends on the distance of two words. The embeddings are dropped out too. Every product is one for all members of a cohort.
/// O(batch·length·width·(length + expansion·width)) a layer. Random: initial weights and dropout, from the member's stream.
///
/// A width that the heads do not divide cannot be written: what is set is the width of one head.
///
/// Where answers are texts, [TransformerDecoder] writes them from `tokens`.
///
/// Deviations: normalised before each part instead of after it, which trains without a warm-up (Xiong et al.); GELU for ReLU; no dropout of attention
/// weights; the mean of the words instead of a word of its own.
///
/// @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al., Attention Is All You Need, NeurIPS 2017</a>
/// @see <a href="https://arxiv.org/abs/2002.04745">Xiong et al., On Layer Normalization in the Transformer Architecture, ICML 2020</a>
record Transformer(Settings settings) implements Encoder {

  @Override
  public boolean reads(Class<? extends ModelInput> kind) {
    return kind == ModelInput.Text.class;
  }

  @Override
  public Features encode(Network network, ModelInput input) {
    var text = (ModelInput.Text) input;
    int width = settings.whole("heads") * settings.whole("head-width");
    boolean rotary = settings.word("positions").equals("rotary");
    var dropout = settings.tensor(network, "dropout");

    var features = Layers.embedding(network, "words", text.tokens(), text.vocabulary(), width);
    if (!rotary) features = features.add(network.parameter("places", Shape.of(text.tokens().shape().dim(1), width), new Init.Normal(0.1f)));
    features = features.dropout(dropout);
    for (int layer = 1; layer <= settings.whole("layers"); layer++) {
      var scope = network.scope("layer-" + layer);
      features = features.add(attended(scope, Layers.layerNorm(scope, "before-attention", features), text.mask(), rotary).dropout(dropout));
      features = features.add(hidden(scope, Layers.layerNorm(scope, "before-hidden", features)).dropout(dropout));
    }
    var tokens = Layers.layerNorm(network, "after", features);
    return new Features.Sequence(tokens, Masks.meanOfWords(Masks.zeroFilling(tokens, text.mask()), text.mask()));
  }

  @Override
  public Optional<Decoder> decoder() {
    return Optional.of(new TransformerDecoder(settings));
  }

  private Tensor attended(Network scope, Tensor x, Tensor mask, boolean rotary) {
    var queries = heads(Layers.linear(scope, "queries", x, x.shape().dim(-1)));
    var keys = heads(Layers.linear(scope, "keys", x, x.shape().dim(-1)));
    var values = heads(Layers.linear(scope, "values", x, x.shape().dim(-1)));
    var attended = rotary
        ? Tensor.attention(headsFirst(Rotary.turned(queries)), headsFirst(Rotary.turned(keys)), headsFirst(values), mask)
        : Tensor.attention(headsFirst(queries), headsFirst(keys), headsFirst(values), mask);
    var joined = attended.permute(0, 2, 1, 3).reshape(x.shape().dim(0), x.shape().dim(1), x.shape().dim(2));
    return Layers.linear(scope, "attended", joined, x.shape().dim(-1));
  }

  /// `(batch, length, width)` to `(batch, length, heads, d)`.
  private Tensor heads(Tensor x) {
    return x.reshape(x.shape().dim(0), x.shape().dim(1), settings.whole("heads"), settings.whole("head-width"));
  }

  private static Tensor headsFirst(Tensor x) {
    return x.permute(0, 2, 1, 3);
  }

  private Tensor hidden(Network scope, Tensor x) {
    int width = x.shape().dim(-1);
    return Layers.linear(scope, "out", Layers.linear(scope, "hidden", x, settings.whole("expansion") * width).gelu(), width);
  }
}
