package dev.medley.testkit.contract;

import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Network;
import java.util.List;

/// The encoders on which a sharing is tried: the smallest of texts and of vectors.
final class Trunk {

  static final int TASKS = 3;
  static final List<Class<? extends ModelInput>> KINDS = List.of(ModelInput.Vectors.class, ModelInput.Text.class);

  private static final int WIDTH = 6;

  private Trunk() {}

  static Features encode(Network scope, ModelInput input) {
    return switch (input) {
      case ModelInput.Vectors(var values) -> new Features.Rows(Layers.linear(scope, "layer", values, WIDTH).tanh());
      case ModelInput.Images(var values) -> {
        int batch = values.shape().dim(0);
        yield new Features.Rows(Layers.linear(scope, "layer", values.reshape(batch, values.shape().size() / batch), WIDTH).tanh());
      }
      case ModelInput.Text(var tokens, var mask, int vocabulary) -> {
        var words = Layers.linear(scope, "layer", Layers.embedding(scope, "words", tokens, vocabulary, WIDTH), WIDTH).tanh();
        var counted = words.mul(mask.unsqueeze(2).expand(words.shape().dim(0), words.shape().dim(1), WIDTH));
        yield new Features.Sequence(words, counted.sum(1).div(mask.sum(1).unsqueeze(1).expand(words.shape().dim(0), WIDTH)));
      }
    };
  }
}
