package dev.medley.benchmark;

import dev.medley.api.parameter.Value;
import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import dev.medley.training.Cohort;
import dev.medley.training.CohortTrainer;
import dev.medley.training.Member;
import dev.medley.training.MemberResult;
import dev.medley.training.compile.HeadOutput;
import dev.medley.training.compile.Inputs;
import dev.medley.training.data.StudyData;
import dev.medley.training.engine.Engine;
import dev.medley.training.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntFunction;

/// Regressions alike but for their scales: the example of GradNorm, whose loss weights make up for the scales.
///
/// @see <a href="https://arxiv.org/abs/1711.02257">Chen et al., GradNorm: Gradient Normalization for Adaptive Loss Balancing in Deep Multitask Networks, ICML 2018, section 4</a>
final class GradNormBenchmark implements Benchmark {

  private static final int STEPS = 500;
  private static final int INPUTS = 250;
  private static final int OUTPUTS = 100;
  private static final int WIDTH = 100;
  private static final int LAYERS = 4;
  private static final int ROWS = 100;
  private static final int TRAIN = 5_000;
  private static final int VALIDATION = 500;

  /// @param found what an independent program found after 500 steps on 10,000 examples, by method
  private record Setting(String label, List<Double> scales, Map<String, Double> found) {}

  private static final List<Setting> SETTINGS = List.of(
      new Setting("scales 1 and 100", List.of(1.0, 100.0), Map.of("equal", 2.469, "gradnorm", 2.053, "uncertainty", 2.001)),
      new Setting("ten scales", List.of(1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 100.0, 3.0, 50.0),
          Map.of("equal", 9.955, "gradnorm", 9.164, "uncertainty", 9.216)));

  private static final List<Method> METHODS = List.of(Method.of("equal"), Method.of("uncertainty"),
      Method.of("gradnorm").with("alpha", new Value.Real(0.12)));

  @Override
  public String name() {
    return "gradnorm";
  }

  @Override
  public String summary() {
    return "Regressions of scales from 1 to 100 with equal, uncertainty and gradnorm: the sum of the tasks' relative errors, against an independent program.";
  }

  @Override
  public void run(Conditions conditions, Report report) {
    int steps = conditions.steps().orElse(STEPS);
    report.say("Sum over tasks of the squared error on held-out data relative to that of no prediction, after " + steps
        + " steps of Adam at 1e-3:");
    for (var setting : SETTINGS) {
      report.progress(setting.label());
      var data = data(setting.scales());
      var sums = new LinkedHashMap<String, Double>();
      for (var method : METHODS) {
        double sum = relative(train(method, data, steps, conditions), data);
        sums.put(method.label(), sum);
        report.figure(Figure.of(setting.label() + ", " + method.label(), sum, "")
            .beside(String.format(Locale.ROOT, "%.3f", setting.found().getOrDefault(method.label(), Double.NaN))));
      }
      for (var better : List.of("gradnorm", "uncertainty")) {
        report.figure(Figure
            .of(setting.label() + ", " + better + " over equal", sums.getOrDefault(better, Double.NaN) / sums.getOrDefault("equal", 1.0),
                "")
            .beside(String.format(Locale.ROOT, "%.3f",
                setting.found().getOrDefault(better, Double.NaN) / setting.found().getOrDefault("equal", 1.0)))
            .atMost(0.95));
      }
    }
  }

  private static MemberResult train(Method method, StudyData data, int steps, Conditions conditions) {
    Member member = method.member(conditions.plugins(), Synthetic.names(data), 0, 1e-3, Map.of());
    var cohort = new Cohort(List.of(member), model(data), ROWS, data.tasks().size(), steps, List.of());
    try (var arena = Engine.get().open("cpu")) {
      var result = new CohortTrainer(cohort, data, arena).train().getFirst();
      if (result.failed()) throw new IllegalStateException(result.failure());
      return result;
    }
  }

  /// `Σ_i MSE_i / mean(y_i²)`: a network that has learnt nothing predicts nearly 0.
  private static double relative(MemberResult result, StudyData data) {
    double sum = 0;
    for (var table : data.tasks()) {
      double square = table.scale().stream().mapToDouble(s -> s.mean() * s.mean() + s.deviation() * s.deviation()).average().orElseThrow();
      sum += result.scores().stream().filter(s -> s.task().equals(table.name()) && s.metric().equals("rmse"))
          .mapToDouble(s -> s.value() * s.value() / square).findFirst().orElse(Double.NaN);
    }
    return sum;
  }

  /// `y_i = σ_i · tanh((B + ε_i)·x)`, with deviations of 10 and 3.5.
  private static StudyData data(List<Double> scales) {
    var random = new SplittableRandom(1);
    float[][] common = normal(random, OUTPUTS, 10);
    var functions = new ArrayList<Function<float[], float[]>>();
    for (double scale : scales) {
      float[][] own = normal(random, OUTPUTS, 3.5);
      functions.add(x -> {
        float[] y = new float[OUTPUTS];
        for (int o = 0; o < OUTPUTS; o++) {
          double sum = 0;
          for (int i = 0; i < INPUTS; i++) sum += (common[o][i] + own[o][i]) * x[i];
          y[o] = (float) (scale * Math.tanh(sum));
        }
        return y;
      });
    }
    return Synthetic.regressions(Arrays.asList(normal(random, TRAIN, 1)), Arrays.asList(normal(random, VALIDATION, 1)), functions);
  }

  private static float[][] normal(SplittableRandom random, int rows, double deviation) {
    float[][] numbers = new float[rows][INPUTS];
    for (float[] row : numbers) for (int i = 0; i < INPUTS; i++) row[i] = (float) (deviation * random.nextGaussian());
    return numbers;
  }

  /// Errors are measured in the tasks' own scales, which Medley would otherwise even out: targets reach a network at mean 0 and deviation 1.
  private static IntFunction<Model> model(StudyData data) {
    return rows -> {
      var network = Network.empty();
      var hidden = network.input(Inputs.VALUES, Shape.of(rows, INPUTS), DType.FLOAT);
      for (int layer = 1; layer <= LAYERS; layer++) hidden = Layers.linear(network, "layer-" + layer, hidden, WIDTH).relu();
      var output = Layers.taskLinear(network, "head", hidden, OUTPUTS);
      var mean = table(data, false).take(network.task());
      var deviation = table(data, true).take(network.task());
      var target = network.input(Inputs.TARGET + "numbers", Shape.of(rows, OUTPUTS), DType.FLOAT).mul(deviation).add(mean);
      var prediction = output.sub(mean).div(deviation);
      return new Model(network.parameters(), List.of(new HeadOutput("numbers", output.sub(target).square().mean(), prediction,
          data.tasks().size(), 0)), List.of(), hidden, rows);
    };
  }

  private static Tensor table(StudyData data, boolean deviation) {
    float[] numbers = new float[data.tasks().size() * OUTPUTS];
    for (int t = 0; t < data.tasks().size(); t++) {
      for (int o = 0; o < OUTPUTS; o++) {
        var scale = data.tasks().get(t).scale().get(o);
        numbers[t * OUTPUTS + o] = (float) (deviation ? scale.deviation() : scale.mean());
      }
    }
    return Tensor.constant(Shape.of(data.tasks().size(), OUTPUTS), numbers);
  }
}
