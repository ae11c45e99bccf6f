package dev.medley.training;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.JacobianAggregator;
import dev.medley.api.loss.LossContext;
import dev.medley.api.loss.LossTerm;
import dev.medley.api.loss.LossWeighting;
import dev.medley.api.loss.TaskLosses;
import dev.medley.lifelong.AGem;
import dev.medley.training.data.HeadKind;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.TaskTable;
import dev.medley.training.random.Streams;
import java.util.Arrays;
import java.util.List;

/// Turns the losses of one member's micro-batches into their weights. Micro-batches of one task count as one row for the loss: its mean. Between the steps in which the loss is asked, weights hold.
final class LossDriver {

  private interface Weighting {
    double[] weights(int step, Gramian gramian, TaskLosses losses);
  }

  private static final Gramian NOT_WANTED = Gramian.of(0);

  private final Timeline.Span span;
  private final List<Integer> places;
  private final Weighting weighting;
  private final int every;
  private final double[] held;
  private int[] now = {};

  LossDriver(Member member, StudyData data, int steps) {
    this(member, data, Timeline.of(member, data.names(), steps).spans().getFirst());
  }

  /// That of a phase, which knows of its tasks alone.
  LossDriver(Member member, StudyData data, Timeline.Span span) {
    this.span = span;
    places = data.places(span.phase().tasks());
    var tasks = places.stream().map(data.tasks()::get).toList();
    var classes = tasks.stream().map(t -> t.kind() == HeadKind.NUMBERS ? 0 : t.outputs()).toList();
    var main = tasks.stream().map(TaskTable::main).toList();
    var context = new LossContext(span.phase().tasks(), classes, main, span.until() - span.from(),
        Streams.stream(Streams.seed(member.studySeed(), member.line(), Sampling.purpose("loss", span))));
    every = Member.every(span.training());
    held = new double[data.tasks().size()];
    Arrays.fill(held, Double.NaN);
    weighting = switch (span.training().loss()) {
      case LossWeighting l -> {
        var session = l.start(context);
        yield (step, _, losses) -> session.weights(step, losses);
      }
      case AGem _ -> (_, gramian, losses) -> projected(gramian, losses);
      case GramianWeighting l -> l.start(context)::weights;
      // What becomes of the gradients is part of the step's program.
      case JacobianAggregator _ -> (_, _, losses) -> new double[losses.size()];
      // The term itself is part of the network.
      case LossTerm _ -> (_, _, losses) -> alike(losses);
    };
  }

  /// While it counts.
  Timeline.Span span() {
    return span;
  }

  private static double[] alike(TaskLosses losses) {
    double[] ones = new double[losses.size()];
    Arrays.fill(ones, 1);
    return ones;
  }

  /// The mean loss of every task that took part.
  static TaskLosses byTask(int[] tasks, double[] losses) {
    int[] present = Arrays.stream(tasks).distinct().sorted().toArray();
    double[] means = new double[present.length];
    for (int i = 0; i < present.length; i++) {
      int count = 0;
      for (int b = 0; b < tasks.length; b++) {
        if (tasks[b] != present[i]) continue;
        means[i] += losses[b];
        count++;
      }
      means[i] /= count;
    }
    return TaskLosses.of(present, means);
  }

  /// Whether the loss is asked for weights in a step with these tasks.
  boolean asks(int step, int[] tasks) {
    return (step - span.from()) % every == 0 || Arrays.stream(tasks).anyMatch(t -> Double.isNaN(held[t]));
  }

  /// The weight of each micro-batch in the step's update.
  ///
  /// @param products of the micro-batches' gradients, row-major, or empty where the loss needs none
  double[] weights(int step, int[] tasks, TaskLosses losses, double[] products) {
    if (asks(step, tasks)) {
      var gramian = products.length == 0 ? NOT_WANTED : gramian(tasks, losses, products);
      now = tasks;
      double[] perTask = weighting.weights(step - span.from(), gramian, Sampling.among(places, losses));
      if (perTask.length != losses.size())
        throw new IllegalStateException("The loss gave " + perTask.length + " weights for " + losses.size() + " tasks");
      for (int i = 0; i < perTask.length; i++) held[losses.task(i)] = perTask[i];
    }
    double[] weights = new double[tasks.length];
    for (int b = 0; b < tasks.length; b++) weights[b] = held[tasks[b]] / tasks.length;
    return weights;
  }

  /// Weights with which the update is that of the task that has arrived, the last of the phase's, freed of what speaks against those that are remembered; each in the unit of its task's part in the step.
  private double[] projected(Gramian gramian, TaskLosses losses) {
    int m = losses.size();
    boolean[] remembered = new boolean[m];
    double[] parts = new double[m];
    for (int i = 0; i < m; i++) {
      int task = places.get(losses.task(i));
      remembered[i] = losses.task(i) != places.size() - 1;
      parts[i] = Arrays.stream(now).filter(t -> t == task).count() / (double) now.length;
    }
    double[] weights = AGem.weights(gramian, remembered, parts);
    for (int i = 0; i < m; i++) weights[i] /= parts[i];
    return weights;
  }

  /// The gradient of a task's mean loss is the mean of its micro-batches' gradients.
  static Gramian gramian(int[] tasks, TaskLosses losses, double[] products) {
    int m = losses.size();
    int[] counts = new int[m];
    for (int task : tasks) counts[row(losses, task)]++;
    double[] means = new double[m * m];
    for (int a = 0; a < tasks.length; a++) {
      for (int b = 0; b < tasks.length; b++) {
        int i = row(losses, tasks[a]);
        int j = row(losses, tasks[b]);
        means[i * m + j] += products[a * tasks.length + b] / ((double) counts[i] * counts[j]);
      }
    }
    return Gramian.of(m, means);
  }

  private static int row(TaskLosses losses, int task) {
    for (int i = 0; i < losses.size(); i++) if (losses.task(i) == task) return i;
    throw new IllegalArgumentException("Task " + task + " took no part");
  }
}
