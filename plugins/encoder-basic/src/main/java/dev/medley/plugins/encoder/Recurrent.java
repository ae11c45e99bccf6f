package dev.medley.plugins.encoder;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.parameter.Settings;
import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;

/// Reads a text word by word, carrying a state along: gated recurrent units or long short-term memories, in one direction or both.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `h_0` | embeddings of the words | `(batch, length, embedding)` |
/// | `h_l` | states of layer `l`, forwards and backwards side by side where both are read | `(batch, length, width)` |
/// | `pooled` | features of the text | `(batch, width)` |
///
/// `h_l = [cell(W_l·h_{l−1} + b_l); cell←(V_l·h_{l−1} + c_l)]` with the equations of [Tensor#gru] and [Tensor#lstm], each direction half as wide; `tokens = h_layers`,
/// `pooled = max_t h_layers` over the words of the text. What fills up a short text leaves every state as it is. The embeddings, what passes from layer to layer, and the pooled
/// features are dropped out. All products with inputs are one before the first step; a step is one small product for all members.
/// O(batch·length·width²) a layer, one step after the other. Random: initial weights and dropout, from the member's stream.
///
/// Deviations: where the width is odd, the direction from the start is wider by one.
///
/// @see <a href="https://arxiv.org/abs/1406.1078">Cho et al., Learning Phrase Representations using RNN Encoder-Decoder for Statistical Machine Translation, EMNLP 2014</a>
/// @see <a href="https://doi.org/10.1162/neco.1997.9.8.1735">Hochreiter and Schmidhuber, Long Short-Term Memory, Neural Computation 9, 1997</a>
/// @see <a href="https://arxiv.org/abs/1705.02364">Conneau et al., Supervised Learning of Universal Sentence Representations, EMNLP 2017, section 3.2.2</a>
record Recurrent(Op.Recurrence.Cell cell, Settings settings) implements Encoder {

  @Override
  public boolean reads(Class<? extends ModelInput> kind) {
    return kind == ModelInput.Text.class;
  }

  @Override
  public Features encode(Network network, ModelInput input) {
    var text = (ModelInput.Text) input;
    int width = settings.whole("width");
    var dropout = settings.tensor(network, "dropout");

    var features = Layers.embedding(network, "words", text.tokens(), text.vocabulary(), settings.whole("embedding"));
    for (int layer = 1; layer <= settings.whole("layers"); layer++) {
      features = layer(network.scope("layer-" + layer), features.dropout(dropout), text.mask(), width);
    }
    return new Features.Sequence(features, Masks.maxOfWords(features, text.mask()).dropout(dropout));
  }

  private Tensor layer(Network scope, Tensor x, Tensor mask, int width) {
    if (!settings.flag("both-ways")) return states(scope.scope("forwards"), x, mask, width, false);
    return Tensor.concat(2, states(scope.scope("forwards"), x, mask, width - width / 2, false),
        states(scope.scope("backwards"), x, mask, width / 2, true));
  }

  private Tensor states(Network scope, Tensor x, Tensor mask, int width, boolean backwards) {
    int gates = cell.gates() * width;
    var words = Layers.linear(scope, "words", x, gates);
    var weight = scope.scope("state").parameter("weight", Shape.of(width, gates), Init.fanIn(width));
    var bias = scope.scope("state").parameter("bias", Shape.of(gates), Init.fanIn(width));
    return switch (cell) {
      case GRU -> Tensor.gru(words, weight, bias, mask, backwards);
      case LSTM -> Tensor.lstm(words, weight, bias, mask, backwards);
    };
  }
}
