package dev.medley.benchmark;

import dev.medley.api.plugin.Kind;
import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.training.Cohort;
import dev.medley.training.CohortTrainer;
import dev.medley.training.compile.HeadOutput;
import dev.medley.training.compile.Inputs;
import dev.medley.training.data.StudyData;
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Engine;
import dev.medley.training.model.Model;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntFunction;

/// What a step costs with each loss, relative to equal weights.
final class LossesBenchmark implements Benchmark {

  private static final int STEPS = 30;
  private static final int WARM_UP = 5;
  private static final int FEATURES = 64;
  private static final int WIDTH = 128;
  private static final int LAYERS = 3;
  private static final int ROWS = 128;

  /// The most that losses may cost which see nothing but losses.
  private static final double LOSSES = 1.05;

  /// The most that losses may cost which see inner products, by the number of tasks: the backward passes are the same work, and the published loop over tasks costs 35 times.
  private static final Map<Integer, Double> PRODUCTS = Map.of(3, 1.5, 40, 3.5);

  @Override
  public String name() {
    return "losses";
  }

  @Override
  public String summary() {
    return "The time of a step with every installed loss, relative to equal weights, for 3, 10 and 40 tasks that each have a batch of their own.";
  }

  @Override
  public void run(Conditions conditions, Report report) {
    int steps = conditions.steps().orElse(STEPS);
    report.say("A step of an MLP " + FEATURES + "-" + WIDTH + "x" + LAYERS + " with a batch of " + ROWS
        + " for each task, on one thread, in processor time; medians over steps that alternate with those of equal weights:");
    var names = conditions.plugins().components(Kind.LOSS).stream().map(i -> i.component().name()).filter(n -> !n.equals("equal")).toList();
    for (int tasks : List.of(3, 10, 40)) {
      var data = data(tasks);
      for (var name : names) {
        report.progress(tasks + " tasks, " + name);
        // Short steps need more of them for the same certainty.
        measure(Method.of(name), data, steps * Math.clamp(40 / tasks, 1, 8), conditions, report);
      }
    }
  }

  private static void measure(Method method, StudyData data, int steps, Conditions conditions, Report report) {
    int tasks = data.tasks().size();
    var member = method.member(conditions.plugins(), Synthetic.names(data), 0, 1e-4, Map.of());
    var signal = Cohort.signal(member.loss());
    try (var arena = Engine.get().open("cpu"); var other = Engine.get().open("cpu")) {
      var measured = trainer(method, data, steps, conditions, arena);
      var equal = trainer(Method.of("equal"), data, steps, conditions, other);
      double[] base = new double[steps];
      double[] taken = new double[steps];
      for (int step = 0; step < WARM_UP; step++) {
        time(equal);
        time(measured);
      }
      for (int step = 0; step < steps; step++) {
        // Whoever goes second finds the caches as the first has left them, so they take turns.
        if (step % 2 == 0) base[step] = time(equal);
        taken[step] = time(measured);
        if (step % 2 == 1) base[step] = time(equal);
      }
      Arrays.sort(base);
      Arrays.sort(taken);
      var figure = Figure.of(tasks + " tasks, " + method.label() + " (" + signal.name().toLowerCase(Locale.ROOT) + ")",
          taken[steps / 2] / base[steps / 2], "times");
      report.figure(switch (signal) {
        case LOSSES -> figure.atMost(LOSSES);
        case GRAMIAN -> PRODUCTS.containsKey(tasks) ? figure.atMost(PRODUCTS.getOrDefault(tasks, Double.NaN)) : figure;
        case JACOBIAN -> figure;
      });
    }
  }

  private static CohortTrainer trainer(Method method, StudyData data, int steps, Conditions conditions, Arena arena) {
    var member = method.member(conditions.plugins(), Synthetic.names(data), 0, 1e-4, Map.of());
    // One step more than is taken, so that none of them is followed by scoring.
    return new CohortTrainer(
        new Cohort(List.of(member), model(data.tasks().size()), ROWS, data.tasks().size(), WARM_UP + steps + 1, List.of()), data,
        arena);
  }

  /// In processor time of this thread, on which all of the step runs: what else the machine does then hardly matters.
  private static double time(CohortTrainer trainer) {
    var thread = ManagementFactory.getThreadMXBean();
    long begin = thread.getCurrentThreadCpuTime();
    trainer.advance();
    return thread.getCurrentThreadCpuTime() - begin;
  }

  private static StudyData data(int tasks) {
    var random = new SplittableRandom(1);
    var rows = new ArrayList<float[]>();
    for (int i = 0; i < 2 * ROWS; i++) {
      float[] row = new float[FEATURES];
      for (int f = 0; f < FEATURES; f++) row[f] = (float) random.nextGaussian();
      rows.add(row);
    }
    var functions = new ArrayList<Function<float[], float[]>>();
    for (int t = 0; t < tasks; t++) {
      float[] direction = new float[FEATURES];
      for (int f = 0; f < FEATURES; f++) direction[f] = (float) random.nextGaussian();
      functions.add(x -> {
        double sum = 0;
        for (int f = 0; f < FEATURES; f++) sum += direction[f] * x[f];
        return new float[]{(float) Math.tanh(sum / 8)};
      });
    }
    return Synthetic.regressions(rows, rows.subList(0, 2), functions);
  }

  private static IntFunction<Model> model(int tasks) {
    return rows -> {
      var network = Network.empty();
      var hidden = network.input(Inputs.VALUES, Shape.of(rows, FEATURES), DType.FLOAT);
      for (int layer = 1; layer <= LAYERS; layer++) hidden = Layers.linear(network, "layer-" + layer, hidden, WIDTH).relu();
      var output = Layers.taskLinear(network, "head", hidden, 1);
      var target = network.input(Inputs.TARGET + "numbers", Shape.of(rows, 1), DType.FLOAT);
      return new Model(network.parameters(), List.of(new HeadOutput("numbers", output.sub(target).square().mean(), output, tasks, 0)),
          List.of(), hidden,
          rows);
    };
  }
}
