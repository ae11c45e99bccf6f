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

/// Asks a text that begins with a question, in several hops: an end-to-end memory network whose memory is every word with its neighbours.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `E_0, ..., E_H` | tables of word embeddings, one more than there are hops | `(vocabulary, width)` |
/// | `N_h(t)` | `Σ_j l_hj∘E_h(word t+j)` over the `reach` neighbours to each side, with learnt `l` that start at one | `(batch, length, width)` |
/// | `φ_t` | fixed functions of place `t`: `t/64`, `log(1 + t)`, and waves | `(length, 14)` |
/// | `m_h`, `c_h` | keys and values of hop `h`: `N_{h−1}(t) + P_h·φ_t` and `N_h(t) + R_h·φ_t` | `(batch, length, width)` |
/// | `u_h` | what is asked after hop `h` | `(batch, width)` |
///
/// `u_0 = 4·Σ_t softmax_t(b·φ_t − t/2)·E_0(word t)`: about the sum of the first words. Hop `h` is `u_h = u_{h−1} + W_h·u_{h−1} + Σ_t softmax_t(u_{h−1}·m_h(t))·c_h(t)` over the words of the text.
/// `pooled = u_H`, `tokens = c_H`. That the values of a hop and the keys of the next have one table makes words match themselves from the start. Embeddings and `pooled` are dropped out.
/// O(batch·length·(2·reach + 1)·width) a hop. Random: initial weights and dropout, from the member's stream.
///
/// Deviations: a memory of words with neighbours, where the paper has one of sentences, since an input says nothing of where sentences end; places by functions of them instead of by a vector each;
/// the question is found by its place; no linear start.
///
/// @see <a href="https://arxiv.org/abs/1503.08895">Sukhbaatar et al., End-To-End Memory Networks, NIPS 2015, sections 2.2 (adjacent tying) and 4.1</a>
record Memory(Settings settings) implements Encoder {

  private static final int WAVES = 6;
  private static final int QUESTION = 4;
  private static final int FAR = 64;

  @Override
  public boolean reads(Class<? extends ModelInput> kind) {
    return kind == ModelInput.Text.class;
  }

  @Override
  public Features encode(Network network, ModelInput input) {
    var text = (ModelInput.Text) input;
    var dropout = settings.tensor(network, "dropout");
    var words = words(network, text, dropout);
    var asked = question(network, words, text.mask());
    var values = words;
    for (int hop = 1; hop <= settings.whole("hops"); hop++) {
      var scope = network.scope("layer-" + hop);
      var keys = memory(scope.scope("keys"), words);
      words = words(scope, text, dropout);
      values = memory(scope.scope("values"), words);
      asked = asked.add(Layers.linear(scope, "asks", asked, asked.shape().dim(1))).add(found(asked, keys, values, text.mask()));
    }
    return new Features.Sequence(values, asked.dropout(dropout));
  }

  private Tensor words(Network scope, ModelInput.Text text, Tensor dropout) {
    var embedded = Layers.embedding(scope, "words", text.tokens(), text.vocabulary(), settings.whole("width")).dropout(dropout);
    return Masks.zeroFilling(embedded, text.mask());
  }

  /// `(batch, width)`, of words `(batch, length, width)`.
  private static Tensor question(Network network, Tensor words, Tensor mask) {
    int length = words.shape().dim(1);
    float[] first = new float[length];
    for (int t = 0; t < length; t++) first[t] = -t / 2f;
    var scores = Layers.linear(network, "question", places(length), 1).reshape(length).add(Tensor.constant(Shape.of(length), first));
    var weights = mask.sub(1).mul(1e9).add(scores).softmax(1).unsqueeze(2);
    return words.mul(weights.expand(words.shape().dim(0), length, words.shape().dim(2))).sum(1).mul(QUESTION);
  }

  private Tensor memory(Network scope, Tensor words) {
    int window = 2 * settings.whole("reach") + 1;
    var shape = words.shape();
    var near = words.windows(window).mul(scope.parameter("neighbours", Shape.of(window * shape.dim(2)), Init.ones()));
    return near.reshape(shape.dim(0), shape.dim(1), window, shape.dim(2)).sum(2)
        .add(Layers.linear(scope, "places", places(shape.dim(1)), shape.dim(2)));
  }

  private static Tensor found(Tensor asked, Tensor keys, Tensor values, Tensor mask) {
    int rows = asked.shape().dim(0);
    int width = asked.shape().dim(1);
    // Attention divides by the root of the width, which the paper does not.
    var query = asked.mul(Math.sqrt(width)).reshape(rows, 1, 1, width);
    return Tensor.attention(query, keys.unsqueeze(1), values.unsqueeze(1), mask).reshape(rows, width);
  }

  private static Tensor places(int length) {
    int each = 2 + 2 * WAVES;
    float[] values = new float[length * each];
    for (int t = 0; t < length; t++) {
      values[t * each] = (float) t / FAR;
      values[t * each + 1] = (float) Math.log1p(t);
      for (int w = 0; w < WAVES; w++) {
        double angle = t * Math.PI / (2 << w);
        values[t * each + 2 + 2 * w] = (float) Math.sin(angle);
        values[t * each + 3 + 2 * w] = (float) Math.cos(angle);
      }
    }
    return Tensor.constant(Shape.of(length, each), values);
  }
}
