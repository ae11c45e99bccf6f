package dev.medley.benchmark;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.Kind;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.task.Split;
import dev.medley.api.task.Task;
import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import dev.medley.plugin.Plugins;
import dev.medley.training.Cohort;
import dev.medley.training.CohortTrainer;
import dev.medley.training.Member;
import dev.medley.training.MemberResult;
import dev.medley.training.MemberResult.Score;
import dev.medley.training.Scoring;
import dev.medley.training.data.LoadedTask;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.StudyDataReader;
import dev.medley.training.data.TaskTable.Scale;
import dev.medley.training.engine.Engine;
import dev.medley.training.model.Model;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Two tasks on the same images, in which two digits lie over each other: which is at the left, and which at the right. One network of 144-64-32 with a head for each.
///
/// @param data  with the right task's loss in the unit that was asked for
/// @param steps that every member trains
record DigitPair(StudyData data, int steps) {

  static final List<String> SIDES = List.of("left", "right");
  private static final int ROWS = 128;
  private static final Settings NO_TEXT = new Settings("text", Map.of("length", new Value.Whole(1), "vocabulary", new Value.Whole(2)));
  private static final String TASK = "digit-pairs";

  /// A mean accuracy for each side, in the order of [#SIDES].
  record Accuracy(double left, double right) {

    double mean() {
      return (left + right) / 2;
    }

    /// How much is lost against another, in per cent of it; the mean over the sides.
    double below(Accuracy other) {
      return 50 * ((other.left - left) / other.left + (other.right - right) / other.right);
    }
  }

  /// @param scale what the loss of the right side is multiplied by
  static DigitPair of(Plugins plugins, double scale, int steps) {
    Component<Task> component = plugins.find(Kind.TASK, TASK);
    var declared = plugins.tasks().stream().filter(d -> d.name().equals(TASK)).findFirst().orElseThrow();
    var tasks = new ArrayList<LoadedTask>();
    for (var side : SIDES) {
      var values = new HashMap<>(declared.defaults(List.of(side)));
      values.put("side", new Value.Word(side));
      Task task = component.factory().apply(new Settings("tasks." + side, values));
      var loaded = task.load();
      tasks.add(new LoadedTask(side, true, task.metrics(loaded.target()), loaded, side.equals("right") ? scale : 1));
    }
    return new DigitPair(StudyDataReader.read(tasks, NO_TEXT), steps);
  }

  /// Trains members as one cohort, and scores each.
  List<Accuracy> train(List<Member> members, int microBatches, Split split) {
    var cohort = new Cohort(members, this::model, ROWS, microBatches, steps, List.of());
    try (var arena = Engine.get().open("cpu")) {
      var trained = new CohortTrainer(cohort, data, arena).train();
      var scores = split == Split.VALIDATION
          ? trained.stream().map(MemberResult::scores).toList()
          : Scoring.score(cohort, trained.stream().map(MemberResult::weights).toList(), data, arena, split);
      return scores.stream().map(s -> new Accuracy(accuracy(s, SIDES.getFirst()), accuracy(s, SIDES.getLast()))).toList();
    }
  }

  private static double accuracy(List<Score> scores, String task) {
    return scores.stream().filter(s -> s.task().equals(task) && s.metric().equals("accuracy")).mapToDouble(Score::value).findFirst()
        .orElse(Double.NaN);
  }

  private Model model(int rows) {
    Sharing hard = (network, context) -> context.encode(network.scope("encoder"));
    return Model.write(data.shape(), new Perceptron(data), "perceptron", hard, "hard", rows);
  }

  /// Reads the pixels as they are, which Medley would otherwise bring to mean 0 and deviation 1: with those, all learns faster, and a task that was given up comes back within
  /// the same steps.
  private record Perceptron(StudyData data) implements Encoder {

    @Override
    public boolean reads(Class<? extends ModelInput> kind) {
      return kind == ModelInput.Vectors.class;
    }

    @Override
    public Features encode(Network network, ModelInput input) {
      var pixels = ((ModelInput.Vectors) input).values().mul(scale(Scale::deviation)).add(scale(Scale::mean));
      var hidden = Layers.linear(network.scope("layer-1"), "linear", pixels, 64).relu();
      return new Features.Rows(Layers.linear(network.scope("layer-2"), "linear", hidden, 32).relu());
    }

    private Tensor scale(ToDoubleFunction<Scale> number) {
      var numbers = data.inputScale().stream().mapToDouble(number).toArray();
      float[] values = new float[numbers.length];
      for (int i = 0; i < values.length; i++) values[i] = (float) numbers[i];
      return Tensor.constant(Shape.of(values.length), values);
    }
  }
}
