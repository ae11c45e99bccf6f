package dev.medley.training.model;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.error.MedleyException;
import dev.medley.api.error.Problem;
import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Losses;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import dev.medley.training.compile.HeadOutput;
import dev.medley.training.compile.Inputs;
import dev.medley.training.data.HeadKind;
import dev.medley.training.data.StudyShape;
import java.util.List;
import java.util.Optional;

/// The head of all tasks whose answers are texts: the encoder's decoder, and one linear layer to the words. Which task an answer is for, the text says that was read.
///
/// In training every word is predicted from the right ones before it; in prediction from those that were written so far, and the next one's logarithmic probabilities alone are given, `(batch, words known)`.
final class TextHead {

  private TextHead() {}

  static Heads.Head write(Network network, Encoder encoder, String encoderName, Features features, ModelInput input, StudyShape shape,
      int rows) {
    var first = shape.tasks().stream().filter(t -> t.kind() == HeadKind.TEXT).findFirst().orElseThrow();
    var decoder = encoder.decoder().orElseThrow(() -> new MedleyException(List.of(Problem.maybe("MED-850",
        "The encoder (" + encoderName + ") of task (" + first.name() + ") must be one that can write, since its answers are texts.",
        "choose `transformer` or `decoder-only`"))));
    if (!(features instanceof Features.Sequence read) || !(input instanceof ModelInput.Text text)) {
      throw new MedleyException(List.of(Problem.maybe("MED-851",
          "The features (one vector per example) of this sharing and encoder must be one vector per token for task (" + first.name()
              + "), since its answers are written from them.",
          "share by `hard`")));
    }
    int length = shape.answerLength();
    var words = Shape.of(rows, length);
    var target = network.input(Inputs.TARGET + HeadKind.TEXT.key(), words, DType.INT);
    var counts = network.input(Inputs.WEIGHT + HeadKind.TEXT.key(), words, DType.FLOAT);
    var begin = Tensor.constant(Shape.of(rows, 1), new float[rows]).toInt();
    var before = length == 1 ? begin : Tensor.concat(1, begin, target.narrow(1, 0, length - 1));
    var states = decoder.decode(network.scope("decoder").writtenBy(encoderName), read, text, before, first.outputs());
    var logits = Layers.linear(network.scope("head"), HeadKind.TEXT.key(), states, first.outputs());
    var output = new HeadOutput(HeadKind.TEXT.key(), Heads.scaled(Losses.crossEntropy(logits, target, counts, 0), network, shape.tasks()),
        next(network, logits, before, words), (int) shape.tasks().stream().filter(t -> t.kind() == HeadKind.TEXT).count(),
        shape.firstRow(HeadKind.TEXT));
    return new Heads.Head(output, logits);
  }

  /// What comes behind the words that were written, as many in all rows.
  private static Tensor next(Network network, Tensor logits, Tensor before, Shape words) {
    var written = network.input(Inputs.WRITTEN, words, DType.INT);
    var place = network.input(Inputs.PLACE, Shape.of(words.dim(1)), DType.FLOAT);
    var all = new Rewriting(tensor -> tensor == before ? Optional.of(written) : Optional.empty()).of(logits);
    return new OnePlace(place).of(all, 1).squeeze(1).logSoftmax(-1);
  }
}
