package dev.medley.training.model;

import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import dev.medley.training.compile.HeadOutput;
import dev.medley.training.compile.Inputs;
import dev.medley.training.data.HeadKind;
import dev.medley.training.data.StudyShape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Writes the losses of a model anew, of labels that are drawn from what it says itself: the mean square of their gradients is the true Fisher information, where that of the data's labels is the empirical one.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `z` | logits | `(rows, classes)`, or `(rows, length, classes)` |
/// | `o` | values | `(rows, values)` |
/// | `u` | independent uniform numbers, negative where the data's label stays | as `z`; as `o` with two for each value |
///
/// A class is `argmax(z - log(-log u))`, which has the probabilities `softmax(z)` (the Gumbel-max trick); each word's class is drawn by itself. A value is `o + sqrt(n/2) · sqrt(-2 log u_1) · cos(2π u_2)`, with `n` values a task: the normal
/// distribution of which the mean squared error is the negative logarithmic likelihood. No gradient flows through what is drawn. Answers that are written keep those of the data.
///
/// @see <a href="https://arxiv.org/abs/1905.12558">Kunstner et al., Limitations of the Empirical Fisher Approximation for Natural Gradient Descent, NeurIPS 2019</a>
public final class DrawnLabels {

  private static final double LEAST = 1e-30;

  private DrawnLabels() {}

  /// A model whose labels are drawn where the numbers `drawn_KIND` are not negative.
  public static Model in(Model model, StudyShape shape) {
    return new Model(model.parameters(), model.outputs().stream().map(output -> drawn(output, shape)).toList(), List.of(), model.features(),
        model.rows());
  }

  /// How many numbers a row's labels of a kind of head are drawn by.
  public static int numbers(Model model, String kind) {
    var prediction = model.outputs().stream().filter(o -> o.kind().equals(kind)).findFirst().orElseThrow().prediction();
    return (prediction.type() == DType.INT ? prediction.inputs().getFirst().shape().size() : 2 * prediction.shape().size()) / model.rows();
  }

  private static HeadOutput drawn(HeadOutput output, StudyShape shape) {
    var kind = HeadKind.valueOf(output.kind().toUpperCase(Locale.ROOT));
    if (kind == HeadKind.TEXT) return output;
    var network = Network.empty();
    var loss = new Rewriting(tensor -> tensor.op() instanceof Op.Input(var name) && name.equals(Inputs.TARGET + output.kind())
        ? Optional.of(kind == HeadKind.NUMBERS ? value(network, output, tensor, shape) : label(network, output, tensor))
        : Optional.empty()).of(output.loss());
    return new HeadOutput(output.kind(), loss, output.prediction(), output.tasks(), output.firstRow());
  }

  private static Tensor label(Network network, HeadOutput output, Tensor right) {
    var logits = output.prediction().inputs().getFirst().stopGradient();
    var uniform = network.input(Inputs.DRAWN + output.kind(), logits.shape(), DType.FLOAT);
    var drawn = logits.sub(uniform.clamp(LEAST, 1).log().neg().maximum(Tensor.constant(LEAST)).log()).argmax(-1);
    return Tensor.where(isDrawn(uniform), drawn, right);
  }

  private static Tensor value(Network network, HeadOutput output, Tensor right, StudyShape shape) {
    var values = output.prediction().stopGradient();
    var uniform = network.input(Inputs.DRAWN + output.kind(), values.shape().append(2), DType.FLOAT);
    float[] deviations = new float[shape.tasks().size()];
    for (int t = 0; t < deviations.length; t++) deviations[t] = (float) Math.sqrt(shape.tasks().get(t).outputs() / 2.0);
    var deviation = Tensor.constant(Shape.of(deviations.length), deviations).take(network.task());
    var size = uniform.narrow(-1, 0, 1).squeeze(-1).clamp(LEAST, 1).log().mul(-2).sqrt();
    var normal = size.mul(uniform.narrow(-1, 1, 1).squeeze(-1).mul(2 * Math.PI).cos());
    return Tensor.where(isDrawn(uniform), values.add(normal.mul(deviation)), right);
  }

  private static Tensor isDrawn(Tensor uniform) {
    return uniform.narrow(-1, 0, 1).squeeze(-1).ge(Tensor.constant(0));
  }
}
