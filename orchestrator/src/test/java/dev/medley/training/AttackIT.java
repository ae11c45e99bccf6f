package dev.medley.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.metric.Metrics;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Split;
import dev.medley.api.task.Target;
import dev.medley.api.task.TaskData;
import dev.medley.api.tensor.Network;
import dev.medley.robustness.Adversary;
import dev.medley.training.data.LoadedTask;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.StudyDataReader;
import dev.medley.training.engine.Engine;
import dev.medley.training.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A linear model of two classes is known to the last example: within a distance of `ε`, its margin falls by `ε · ‖w‖₁` and no further.
final class AttackIT {

  private static final int WIDTH = 5;

  /// The numbers as they are.
  private record Plain() implements Encoder {
    @Override
    public boolean reads(Class<? extends ModelInput> kind) {
      return kind == ModelInput.Vectors.class;
    }

    @Override
    public Features encode(Network network, ModelInput input) {
      return new Features.Rows(((ModelInput.Vectors) input).values());
    }
  }

  private static StudyData data() {
    var target = new Target.Classes(List.of("below", "above"));
    var noise = new java.util.SplittableRandom(3);
    var examples = new ArrayList<Example>();
    for (int n = 0; n < 400; n++) {
      var x = IntStream.range(0, WIDTH).mapToObj(i -> (float) ((i + 1) * noise.nextGaussian())).toList();
      double side = x.get(0) - x.get(1) + 0.5 * x.get(2) + noise.nextGaussian();
      examples.add(new Example(new Input.Vector(x), new Answer.Label(side > 0 ? 1 : 0)));
    }
    var task = new LoadedTask("side", true, Metrics.usual(target),
        new TaskData(target, examples.subList(0, 200), examples.subList(200, 250), examples.subList(250, 400)));
    return StudyDataReader.read(List.of(task),
        new Settings("text", Map.of("length", new Value.Whole(1), "vocabulary", new Value.Whole(2))));
  }

  @ParameterizedTest
  @EnumSource(Adversary.class)
  void theWorstCaseOfALinearModel(Adversary adversary) {
    var data = data();
    Sharing hard = (network, context) -> context.encode(network);
    var member = new Member(0, 1, TinyStudy.configuration("adam", 0.02), _ -> _ -> List.of(new Draw(0)), new Recorded().equal());
    var cohort = new Cohort(List.of(member), rows -> Model.write(data.shape(), new Plain(), "plain", hard, "hard", rows), 16, 1, 100,
        List.of());
    try (var arena = Engine.get().open("cpu")) {
      var weights = new CohortTrainer(cohort, data, arena).train().getFirst().weights();
      var attack = new Attack(cohort, weights, data, arena);
      var right = data.tasks().getFirst().answers().get(Split.TEST);
      // The head is `(width, 2)` and then its bias; the margin is the difference of its columns.
      float[] head = weights.own();
      double norm = IntStream.range(0, WIDTH).mapToDouble(i -> Math.abs(head[2 * i + 1] - head[2 * i])).sum();
      double[] margins = IntStream.range(0, right.size()).mapToDouble(n -> margin(data, head, n, ((Answer.Label) right.get(n)).index()))
          .toArray();
      assertThat(norm).isGreaterThan(1);
      for (double strength : new double[]{0, 0.05, 0.2, 0.5}) {
        var answers = attack.answers(0, Split.TEST, adversary, strength);
        assertThat(answers).hasSameSizeAs(right);
        int clear = 0;
        for (int n = 0; n < margins.length; n++) {
          double worst = margins[n] - strength * norm;
          if (Math.abs(worst) < 1e-4) continue;
          clear++;
          assertThat(answers.get(n).equals(right.get(n))).as("margin %s less %s", margins[n], strength * norm).isEqualTo(worst > 0);
        }
        assertThat(clear).isGreaterThan(140);
      }
      assertThat(attack.answers(0, Split.TEST, adversary, 0)).isEqualTo(attack.answers(0, Split.TEST, adversary, 0));
    }
  }

  private static double margin(StudyData data, float[] head, int example, int right) {
    int row = data.tasks().getFirst().firstRow(Split.TEST) + example;
    var values = ((StudyData.Field.Real) data.field("values")).numbers();
    double above = head[2 * WIDTH + 1] - head[2 * WIDTH];
    for (int i = 0; i < WIDTH; i++) above += values[row * WIDTH + i] * (head[2 * i + 1] - head[2 * i]);
    return right == 1 ? above : -above;
  }

  /// Where nothing is shifted, predictions are those of the study.
  @ParameterizedTest
  @EnumSource(Adversary.class)
  void atStrengthZeroItIsTheStudysOwnFigure(Adversary adversary) {
    var data = data();
    Sharing hard = (network, context) -> context.encode(network);
    var member = new Member(0, 1, TinyStudy.configuration("adam", 0.02), _ -> _ -> List.of(new Draw(0)), new Recorded().equal());
    var cohort = new Cohort(List.of(member), rows -> Model.write(data.shape(), new Plain(), "plain", hard, "hard", rows), 16, 1, 20,
        List.of());
    try (var arena = Engine.get().open("cpu")) {
      var weights = new CohortTrainer(cohort, data, arena).train().getFirst().weights();
      var table = data.tasks().getFirst();
      double found = table.metrics().getFirst().score(table.target(),
          new Attack(cohort, weights, data, arena).answers(0, Split.TEST, adversary, 0),
          table.answers().getOrDefault(Split.TEST, List.of()));
      double scored = Scoring.score(cohort, List.of(weights), data, arena, Split.TEST).getFirst().getFirst().value();
      assertThat(found).isCloseTo(scored, within(1e-12));
    }
  }
}
