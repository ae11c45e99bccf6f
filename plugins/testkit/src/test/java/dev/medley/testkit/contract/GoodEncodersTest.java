package dev.medley.testkit.contract;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/// Encoders that keep the contract: of vectors, of texts with convolutions, with attention and with learnt positions.
class GoodEncodersTest {

  record Perceptron() implements Encoder {
    @Override
    public boolean reads(Class<? extends ModelInput> kind) {
      return kind == ModelInput.Vectors.class;
    }

    @Override
    public Features encode(Network network, ModelInput input) {
      return new Features.Rows(
          Layers.linear(network, "layer", ((ModelInput.Vectors) input).values(), 7).relu().dropout(network.scalar("dropout")));
    }
  }

  record Convolution() implements Encoder {
    @Override
    public boolean reads(Class<? extends ModelInput> kind) {
      return kind == ModelInput.Text.class;
    }

    @Override
    public Features encode(Network network, ModelInput input) {
      var text = (ModelInput.Text) input;
      var words = masked(Layers.embedding(network, "words", text.tokens(), text.vocabulary(), 6), text);
      var tokens = masked(Layers.conv1d(network, "conv", words, 3, 6).relu(), text);
      return new Features.Sequence(tokens, tokens.max(1));
    }
  }

  record Transformer() implements Encoder {
    @Override
    public boolean reads(Class<? extends ModelInput> kind) {
      return kind == ModelInput.Text.class;
    }

    @Override
    public Features encode(Network network, ModelInput input) {
      var text = (ModelInput.Text) input;
      int batch = text.tokens().shape().dim(0);
      int length = text.tokens().shape().dim(1);
      var words = Layers.embedding(network, "words", text.tokens(), text.vocabulary(), 4);
      var x = Layers.layerNorm(network, "norm", words.add(network.parameter("positions", Shape.of(length, 4), new Init.Normal(0.1f))))
          .unsqueeze(1);
      var attended = Tensor.attention(Layers.linear(network, "q", x, 4), Layers.linear(network, "k", x, 4),
          Layers.linear(network, "v", x, 4), text.mask());
      var tokens = words.add(attended.squeeze(1));
      var counted = masked(tokens, text).sum(1);
      return new Features.Sequence(tokens, counted.div(text.mask().sum(1).unsqueeze(1).expand(batch, 4)));
    }
  }

  static Tensor masked(Tensor x, ModelInput.Text text) {
    return x.mul(text.mask().unsqueeze(2).expand(x.shape().dim(0), x.shape().dim(1), x.shape().dim(2)));
  }

  @Nested
  class OfVectors implements EncoderContract {
    @Override
    public Encoder encoder() {
      return new Perceptron();
    }

    @Override
    public Class<? extends ModelInput> kind() {
      return ModelInput.Vectors.class;
    }

    @Override
    public Map<String, Double> scalars() {
      return Map.of("dropout", 0.3);
    }
  }

  @Nested
  class WithConvolutions implements EncoderContract {
    @Override
    public Encoder encoder() {
      return new Convolution();
    }

    @Override
    public Class<? extends ModelInput> kind() {
      return ModelInput.Text.class;
    }
  }

  @Nested
  class WithAttention implements EncoderContract {
    @Override
    public Encoder encoder() {
      return new Transformer();
    }

    @Override
    public Class<? extends ModelInput> kind() {
      return ModelInput.Text.class;
    }
  }
}
