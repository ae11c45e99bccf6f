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

/// Reads a text and writes on: one stack of layers over the text and its answer, each word seeing those before it.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `x` | embeddings of the words that were read, and of their places | `(batch, length, width)` |
/// | `y` | embeddings of the words of the answer before each place, and of the places | `(batch, words, width)` |
/// | `h_l` | features after layer `l` of `h_0 = [x; y]` | `(batch, length + words, width)` |
///
/// `a = h_{l−1} + attend(N(h_{l−1}), N(h_{l−1}))`, each place to itself and those before it but not to what fills a text up, `h_l = a + W_2·gelu(W_1·N(a) + b_1) + b_2`. With `looks-ahead` the words of the text see each
/// other both ways, as in a prefix language model. Gives the answer's part of `N(h_layers)`. Features of the text alone, for tasks whose answers are not written, are its embeddings and their mean: they need
/// another encoder. O(batch·(length + words)·width·(length + words + expansion·width)) a layer. Random: initial weights and dropout, from the member's stream.
///
/// The text does not depend on its answer, so the two parts of `h` are computed one after the other: `x` once, `y` for every word that is written; of the last layer `x` needs its keys and values alone.
///
/// Deviations: the loss is of the answer alone; texts and answers have embeddings of their own.
///
/// @see <a href="https://arxiv.org/abs/1801.10198">Liu et al., Generating Wikipedia by Summarizing Long Sequences, ICLR 2018, section 4.2.3</a>
/// @see <a href="https://arxiv.org/abs/1910.10683">Raffel et al., Exploring the Limits of Transfer Learning with a Unified Text-to-Text Transformer, JMLR 2020, section 3.2.1</a>
record DecoderOnly(Settings settings) implements Encoder {

  @Override
  public boolean reads(Class<? extends ModelInput> kind) {
    return kind == ModelInput.Text.class;
  }

  @Override
  public Features encode(Network network, ModelInput input) {
    var text = (ModelInput.Text) input;
    int width = settings.whole("heads") * settings.whole("head-width");
    var tokens = Layers.embedding(network, "words", text.tokens(), text.vocabulary(), width)
        .add(network.parameter("places", Shape.of(text.tokens().shape().dim(1), width), new Init.Normal(0.1f)))
        .dropout(settings.tensor(network, "dropout"));
    return new Features.Sequence(tokens, Masks.meanOfWords(Masks.zeroFilling(tokens, text.mask()), text.mask()));
  }

  @Override
  public Optional<Decoder> decoder() {
    return Optional.of(this::decode);
  }

  private Tensor decode(Network network, Features.Sequence read, ModelInput.Text text, Tensor before, int vocabulary) {
    var blocks = new Blocks(settings.whole("heads"), settings.whole("head-width"), settings.whole("expansion"),
        settings.tensor(network, "dropout"));
    int rows = before.shape().dim(0);
    int words = before.shape().dim(1);
    int length = text.mask().shape().dim(1);
    var answer = Layers.embedding(network, "words", before, vocabulary, blocks.width())
        .add(network.parameter("places", Shape.of(words, blocks.width()), new Init.Normal(0.1f))).dropout(blocks.dropout());
    // A word that fills up sees at least itself, so that no softmax is over nothing; what comes of it is seen by nobody.
    var filling = text.mask().sub(1).mul(1e9).reshape(rows, 1, 1, length);
    var amongRead = filling.expand(rows, blocks.heads(), length, length)
        .add(Blocks.onward(length, settings.flag("looks-ahead") ? length : 0));
    var fromAnswer = Tensor.concat(3, filling.expand(rows, blocks.heads(), words, length),
        Blocks.onward(words, 0).expand(rows, blocks.heads(), words, words));
    // The text sees nothing of its answer, so it goes through the layers by itself: once for all words that are written.
    var x = read.tokens();
    for (int n = 1; n <= settings.whole("layers"); n++) {
      var layer = Layer.of(network.scope("layer-" + n), blocks);
      var seen = layer.seen(x);
      answer = layer.of(answer, seen.then(layer.seen(answer)), fromAnswer);
      x = layer.of(x, seen, amongRead);
    }
    return Layers.layerNorm(network, "after", answer);
  }
}
