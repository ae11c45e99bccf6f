package dev.medley.training.model;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.sharing.SharingContext;
import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import dev.medley.training.compile.HeadOutput;
import dev.medley.training.compile.Inputs;
import dev.medley.training.data.InputShape;
import dev.medley.training.data.StudyShape;
import java.util.List;

/// The network of one configuration, written for one model and one micro-batch: encoder, sharing, and a head for every kind of target.
///
/// @param parameters in the order of their declaration
/// @param outputs    one for each kind of head in the study
/// @param rows       examples in a micro-batch
public record Model(List<Tensor> parameters, List<HeadOutput> outputs, int rows) {

  public Model {
    parameters = List.copyOf(parameters);
    outputs = List.copyOf(outputs);
  }

  /// Writes the network. The names are those of the components, for the messages of errors.
  public static Model write(StudyShape shape, Encoder encoder, String encoderName, Sharing sharing, String sharingName, int rows) {
    var network = Network.empty();
    var input = input(network, shape.input(), rows);
    var tasks = shape.tasks().stream().map(StudyShape.TaskShape::name).toList();
    var context = new SharingContext(tasks, scope -> encoder.encode(scope.writtenBy(encoderName), input));
    var features = sharing.share(network.writtenBy(sharingName), context);
    var heads = shape.kinds().stream().map(kind -> Heads.write(network.writtenBy("head"), kind, features, shape, rows)).toList();
    return new Model(network.parameters(), heads, rows);
  }

  private static ModelInput input(Network network, InputShape inputs, int rows) {
    return switch (inputs) {
      case InputShape.Text(int length, int vocabulary) -> new ModelInput.Text(
          network.input(Inputs.TOKENS, Shape.of(rows, length), DType.INT), network.input(Inputs.MASK, Shape.of(rows, length), DType.FLOAT),
          vocabulary);
      case InputShape.Vectors(int width) -> new ModelInput.Vectors(network.input(Inputs.VALUES, Shape.of(rows, width), DType.FLOAT));
    };
  }

  /// What kind of input an encoder must be able to read.
  public static Class<? extends ModelInput> inputKind(InputShape shape) {
    return switch (shape) {
      case InputShape.Text _ -> ModelInput.Text.class;
      case InputShape.Vectors _ -> ModelInput.Vectors.class;
    };
  }

  /// Equal for models that can train in one cohort: the same operations on the same shapes, with parameters of the same names.
  public String fingerprint() {
    return Fingerprint.of(outputs.stream().map(HeadOutput::loss).toList());
  }
}
