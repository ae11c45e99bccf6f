package dev.medley.plugins.functions;

import dev.medley.api.metric.MeanSquaredError;
import dev.medley.api.metric.Metric;
import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Settings;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Target;
import dev.medley.api.task.Task;
import dev.medley.api.task.TaskData;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// A sine wave, to be told from some of its points.
///
/// | symbol | meaning | range |
/// |---|---|---|
/// | `x` | what is given | evenly from `[-5, 5]` |
/// | `a` | its amplitude | evenly from `[0.1, 5]` |
/// | `p` | its phase | evenly from `[0, π]` |
///
/// `y = a·sin(x - p)`, without noise. Random: amplitude, phase and points, all from the number of the wave, so that waves of other numbers have nothing in common but the family.
///
/// @see <a href="https://arxiv.org/abs/1703.03400">Finn et al., Model-Agnostic Meta-Learning for Fast Adaptation of Deep Networks, ICML 2017, section 5.1</a>
final class Sinusoid implements Task {

  static final List<Setting> SETTINGS = List.of(
      Setting.whole("number", 0, 1_000_000_000, 0, "Which wave of the family it is."),
      Setting.whole("train", 1, 100_000, 100, "How many points there are to train on."),
      Setting.whole("held", 1, 100_000, 100, "How many points there are to validate with, and as many to test on."));

  private static final double LARGEST = 5;
  private static final double SMALLEST_AMPLITUDE = 0.1;
  private static final Target TARGET = new Target.Numbers(List.of("y"));

  private final Settings settings;

  Sinusoid(Settings settings) {
    this.settings = settings;
  }

  @Override
  public TaskData load() {
    var random = new SplittableRandom(settings.whole("number"));
    double amplitude = random.nextDouble(SMALLEST_AMPLITUDE, LARGEST);
    double phase = random.nextDouble(0, Math.PI);
    int held = settings.whole("held");
    // Those that are held first, so that they are the same however many there are to train on.
    var validation = points(random, amplitude, phase, held);
    var test = points(random, amplitude, phase, held);
    return new TaskData(TARGET, points(random, amplitude, phase, settings.whole("train")), validation, test);
  }

  /// As the paper measures it.
  @Override
  public List<Metric> metrics(Target target) {
    return List.of(new MeanSquaredError());
  }

  private static List<Example> points(RandomGenerator random, double amplitude, double phase, int count) {
    return Stream.generate(() -> random.nextDouble(-LARGEST, LARGEST)).limit(count)
        .map(x -> new Example(new Input.Vector(List.of((float) (double) x)),
            new Answer.Numbers(List.of((float) (amplitude * Math.sin(x - phase))))))
        .toList();
  }
}
