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

/// Asks a text, in several hops, for what it needs to know next: an end-to-end memory network whose memory is every word with its neighbours.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `x` | embeddings of the words | `(batch, length, embedding)` |
/// | `N(x)_t` | a word with `reach` neighbours to each side | `(batch, length, (2·reach + 1)·embedding)` |
/// | `φ_t` | fixed functions of place `t`: `t/length`, `log(1 + t)`, and waves | `(length, 2 + 2·waves)` |
/// | `K`, `V` | keys and values of the memory, `W·N(x)_t + P·φ_t`, of each its own `W` and `P` | `(batch, length, width)` |
/// | `H` | heads, each of `width/H` numbers | |
/// | `u_h` | what is known after hop `h` | `(batch, width)` |
///
/// `u_0 = Σ_t softmax_t(w·K_t)·V_t` with a learnt `w`; hop `h` is `u_h = u_{h−1} + R_h·relu(A_h·[attend(Q_h·N(u_{h−1}), K, V), N(u_{h−1})])` with
/// `attend(q, K, V) = Σ_t softmax_t(q·K_t/√d)·V_t` in each head over the words of the text, and `N` layer normalisation with a learnt scale and shift. `tokens = V`, `pooled = N(u_hops)`. Keys and
/// values are those of all hops. The embeddings and what a hop finds are dropped out.
/// O(batch·length·(2·reach + 1)·embedding·width) for the memory, and O(batch·length·width) a hop. Random: initial weights and dropout, from the member's stream.
///
/// A text whose question stands before its facts, the latest of them first, suits it: the first question to the memory is then one for the first places.
///
/// Deviations: a memory of words with neighbours, where the paper has one of sentences, since an input says nothing of where sentences end; places by functions instead of by a vector each; the
/// question is found in the text by `w`; several heads, normalisation, and a hidden layer where a hop's find joins what was known.
///
/// @see <a href="https://arxiv.org/abs/1503.08895">Sukhbaatar et al., End-To-End Memory Networks, NIPS 2015, sections 2.2 and 4.1</a>
record Memory(Settings settings) implements Encoder {

  private static final int WAVES = 6;

  @Override
  public boolean reads(Class<? extends ModelInput> kind) {
    return kind == ModelInput.Text.class;
  }

  @Override
  public Features encode(Network network, ModelInput input) {
    var text = (ModelInput.Text) input;
    int width = settings.whole("heads") * settings.whole("head-width");
    var dropout = settings.tensor(network, "dropout");

    var embedded = Layers.embedding(network, "words", text.tokens(), text.vocabulary(), settings.whole("embedding")).dropout(dropout);
    var near = Masks.zeroFilling(embedded, text.mask()).windows(2 * settings.whole("reach") + 1);
    var keys = memory(network.scope("keys"), near, width);
    var values = memory(network.scope("values"), near, width);
    var known = attended(network.parameter("question", Shape.of(1, width), new Init.Normal(0.1f)).expand(text.tokens().shape().dim(0), width),
        keys, values, text.mask());
    for (int hop = 1; hop <= settings.whole("hops"); hop++) {
      var scope = network.scope("layer-" + hop);
      var now = Layers.layerNorm(scope, "before", known);
      var found = attended(Layers.linear(scope, "asks", now, width), keys, values, text.mask()).dropout(dropout);
      known = known.add(Layers.linear(scope, "joins", Layers.linear(scope, "hidden", Tensor.concat(1, found, now), width).relu(), width));
    }
    return new Features.Sequence(values, Layers.layerNorm(network, "after", known));
  }

  private static Tensor memory(Network scope, Tensor near, int width) {
    return Layers.linear(scope, "words", near, width).add(Layers.linear(scope, "places", places(near.shape().dim(1)), width));
  }

  /// What one question `(batch, width)` finds, `(batch, width)`.
  private Tensor attended(Tensor question, Tensor keys, Tensor values, Tensor mask) {
    int rows = question.shape().dim(0);
    var found = Tensor.attention(heads(question.reshape(rows, 1, question.shape().dim(1))), heads(keys), heads(values), mask);
    return found.permute(0, 2, 1, 3).reshape(rows, question.shape().dim(1));
  }

  /// `(batch, length, width)` to `(batch, heads, length, d)`.
  private Tensor heads(Tensor x) {
    return x.reshape(x.shape().dim(0), x.shape().dim(1), settings.whole("heads"), settings.whole("head-width")).permute(0, 2, 1, 3);
  }

  private static Tensor places(int length) {
    int each = 2 + 2 * WAVES;
    float[] values = new float[length * each];
    for (int t = 0; t < length; t++) {
      values[t * each] = (float) t / length;
      values[t * each + 1] = (float) Math.log1p(t);
      for (int w = 0; w < WAVES; w++) {
        double angle = t * Math.PI / (1 << (w + 1));
        values[t * each + 2 + 2 * w] = (float) Math.sin(angle);
        values[t * each + 3 + 2 * w] = (float) Math.cos(angle);
      }
    }
    return Tensor.constant(Shape.of(length, each), values);
  }
}
