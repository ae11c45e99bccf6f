package dev.medley.training.model;

import dev.medley.api.encoder.Features;
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
import dev.medley.training.data.StudyShape.TaskShape;
import java.util.Arrays;
import java.util.List;

/// The tasks' own output layers with their losses: one linear layer per task, as wide as the widest task of its kind, of which a task uses its own part; or one for all tasks of a kind, where the study says so.
final class Heads {

  /// Added to the logits of classes that a task does not have.
  private static final float NEVER = -1e9f;

  private Heads() {}

  /// @param logits of the micro-batch's task, as wide as the widest task of its kind; values of a regression
  record Head(HeadOutput output, Tensor logits) {}

  static Head write(Network network, HeadKind kind, Features features, StudyShape shape, int rows) {
    var tasks = shape.tasks();
    var ofKind = tasks.stream().filter(t -> t.kind() == kind).toList();
    int widest = ofKind.stream().mapToInt(TaskShape::outputs).max().orElseThrow();
    var scope = network.scope("head");
    var read = kind == HeadKind.TAGS ? tokens(features, tasks) : features.pooled();
    var output = shape.oneHead() ? Layers.linear(scope, kind.key(), read, widest) : Layers.taskLinear(scope, kind.key(), read, widest);
    return switch (kind) {
      case TEXT -> throw new IllegalArgumentException("Answers are written by a head of their own");
      case CLASSES, TAGS -> {
        var logits = output.add(table(tasks, kind, widest, 0, NEVER).take(network.task()));
        var labelled = kind == HeadKind.TAGS ? logits.shape().without(-1) : Shape.of(rows);
        var target = network.input(Inputs.TARGET + kind.key(), labelled, DType.INT);
        var weights = kind == HeadKind.TAGS ? network.input(Inputs.WEIGHT + kind.key(), labelled, DType.FLOAT) : ones(labelled);
        yield new Head(new HeadOutput(kind.key(), scaled(Losses.crossEntropy(logits, target, weights, 0), network, tasks),
            logits.argmax(-1), ofKind.size(), shape.firstRow(kind)), logits);
      }
      case NUMBERS -> {
        var target = network.input(Inputs.TARGET + kind.key(), output.shape(), DType.FLOAT);
        var counts = table(tasks, kind, widest, 1, 0).take(network.task()).expand(rows, widest);
        yield new Head(new HeadOutput(kind.key(), scaled(Losses.weightedMean(output.sub(target).square(), counts), network, tasks), output,
            ofKind.size(), shape.firstRow(kind)), output);
      }
    };
  }

  /// In the unit that the study gives each task's loss.
  static Tensor scaled(Tensor loss, Network network, List<TaskShape> tasks) {
    if (tasks.stream().allMatch(t -> t.lossScale() == 1)) return loss;
    float[] scales = new float[tasks.size()];
    for (int t = 0; t < scales.length; t++) scales[t] = (float) tasks.get(t).lossScale();
    return loss.mul(Tensor.constant(Shape.of(scales.length), scales).take(network.task()));
  }

  private static Tensor tokens(Features features, List<TaskShape> tasks) {
    return switch (features) {
      case Features.Sequence(var tokens, _) -> tokens;
      case Features.Rows _ -> throw new MedleyException(List.of(Problem.maybe("MED-143",
          "The features (one vector per example) of this sharing and encoder must be one vector per token for task ("
              + tasks.stream().filter(t -> t.kind() == HeadKind.TAGS).findFirst().orElseThrow().name() + ").",
          "choose an encoder of texts")));
    };
  }

  /// `(tasks, widest)`: one value where a task has an output, another where it has none.
  private static Tensor table(List<TaskShape> tasks, HeadKind kind, int widest, float there, float missing) {
    float[] values = new float[tasks.size() * widest];
    for (int t = 0; t < tasks.size(); t++) {
      int outputs = tasks.get(t).kind() == kind ? tasks.get(t).outputs() : 0;
      for (int o = 0; o < widest; o++) values[t * widest + o] = o < outputs ? there : missing;
    }
    return Tensor.constant(Shape.of(tasks.size(), widest), values);
  }

  private static Tensor ones(Shape shape) {
    float[] ones = new float[shape.size()];
    Arrays.fill(ones, 1);
    return Tensor.constant(shape, ones);
  }
}
