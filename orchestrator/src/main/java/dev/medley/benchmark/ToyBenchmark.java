package dev.medley.benchmark;

import dev.medley.api.parameter.Value;
import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import dev.medley.training.Cohort;
import dev.medley.training.CohortTrainer;
import dev.medley.training.Member;
import dev.medley.training.compile.HeadOutput;
import dev.medley.training.compile.Inputs;
import dev.medley.training.data.StudyData;
import dev.medley.training.engine.Engine;
import dev.medley.training.model.Model;
import dev.medley.training.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Two losses of two numbers that lead plain descent astray, from three starts. The 'network' is the two numbers; all else is Medley's own training.
///
/// @see <a href="https://arxiv.org/abs/2110.14048">Liu et al., Conflict-Averse Gradient Descent for Multi-task Learning, NeurIPS 2021, appendix B</a>
final class ToyBenchmark implements Benchmark {

  private static final int STEPS = 100_000;

  private static final List<ToyPoint> STARTS = List.of(new ToyPoint(-8.5, 7.5), new ToyPoint(-8.5, -5), new ToyPoint(9, 9));

  /// How many starts next to each, and how near, show what of an end hangs on rounding.
  private static final int NEIGHBOURS = 24;
  private static final double NEAR = 1e-4;

  /// Mean losses of methods that are no further apart are not ranked.
  private static final double ALIKE = 0.25;

  /// @param ends   where the method ends from each start, first numbers, by the table of an independent program
  /// @param losses the mean losses there, by the same table
  /// @param within how far from where the closed form leads is claimed
  private record Expected(Method method, List<Double> ends, List<Double> losses, double within) {
    double loss() {
      return losses.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
  }

  private static final List<Expected> EXPECTED = List.of(
      new Expected(Method.of("equal"), List.of(-5.05, 0.0, 5.05), List.of(2.245, -15.092, 3.453), 0.1),
      new Expected(Method.of("famo").with("decay", new Value.Real(0)).with("minimum", new Value.Real(-21)), List.of(-0.12, -3.78, 0.11),
          List.of(-15.09, -13.66, -15.09), 0.3),
      new Expected(Method.of("pcgrad"), List.of(-3.02, -6.45, 3.09), List.of(-14.18, -10.94, -14.13), 0.3),
      new Expected(Method.of("mgda"), List.of(-5.81, -7.0, -3.62), List.of(-11.72, -10.20, -13.78), 0.3),
      new Expected(Method.of("cagrad").with("rescale", new Value.Word("plain")), List.of(0.0, 0.0, 0.0),
          List.of(-15.0916, -15.0916, -15.0916), 0.05),
      new Expected(Method.of("nash"), List.of(-2.92, -6.45, 2.93), List.of(-14.24, -10.93, -14.24), 0.3),
      new Expected(Method.of("imtl-g"), List.of(-2.33, -6.65, 2.19), List.of(-14.55, -10.67, -14.61), 0.3));

  @Override
  public String name() {
    return "toy";
  }

  @Override
  public String summary() {
    return "Where seven losses lead on the two-dimensional problem of CAGrad, from its three starts, against closed forms in double precision and the table of an independent program.";
  }

  @Override
  public void run(Conditions conditions, Report report) {
    int steps = conditions.steps().orElse(STEPS);
    var data = Synthetic.regressions(List.of(new float[]{0}), List.of(new float[]{0}), List.of(_ -> new float[]{0}, _ -> new float[]{0}));
    report.say("First numbers of the ends after " + steps
        + " steps of Adam at 1e-3. Beside them where closed forms in double precision end from " + NEIGHBOURS
        + " starts no further than " + NEAR
        + " away: what lies between is rounding. In brackets the table of another program in double precision; the two ends of mgda that it has apart from these hang on how"
        + " exactly its program finds the shortest mixture. The best mean loss is -15.0916, at (0, -8.355):");
    var members = new ArrayList<Member>();
    for (var each : EXPECTED) {
      for (var start : STARTS) {
        members.add(each.method().member(conditions.plugins(), Synthetic.names(data), members.size(), 1e-3,
            Map.of("toy.x", start.x(), "toy.y", start.y())));
      }
    }
    double[] losses = new double[EXPECTED.size()];
    var bySignal = members.stream().collect(Collectors.groupingBy(m -> Cohort.signal(m.loss())));
    bySignal.forEach((signal, cohort) -> {
      report.progress(cohort.size() + " members that see " + signal.name().toLowerCase(Locale.ROOT));
      var ends = train(cohort, data, steps);
      for (int k = 0; k < cohort.size(); k++) {
        int index = (int) cohort.get(k).trial();
        losses[index / STARTS.size()] += ends.get(k).mean() / STARTS.size();
        report(report, EXPECTED.get(index / STARTS.size()), index % STARTS.size(), ends.get(k), steps);
      }
    });
    report.figure(Figure.of("pairs of methods in another order than in the table", inAnotherOrder(losses), "")
        .beside("by mean loss over the starts, where the table has them " + ALIKE + " apart").atMost(0));
  }

  private static int inAnotherOrder(double[] losses) {
    int pairs = 0;
    for (int a = 0; a < losses.length; a++) {
      for (int b = 0; b < losses.length; b++) {
        if (EXPECTED.get(a).loss() < EXPECTED.get(b).loss() - ALIKE && losses[a] >= losses[b]) pairs++;
      }
    }
    return pairs;
  }

  private static List<ToyPoint> train(List<Member> members, StudyData data, int steps) {
    var cohort = new Cohort(members, ToyBenchmark::model, 1, 2, steps, List.of());
    var ends = new ArrayList<ToyPoint>();
    try (var arena = Engine.get().open("cpu")) {
      var results = new CohortTrainer(cohort, data, arena).train();
      for (int k = 0; k < members.size(); k++) {
        if (results.get(k).failed()) throw new IllegalStateException(results.get(k).failure());
        var moved = results.get(k).weights();
        var numbers = members.get(k).configuration().values();
        ends.add(new ToyPoint(number(numbers, "toy.x") + moved.shared(0), number(numbers, "toy.y") + moved.shared(1)));
      }
    }
    return ends;
  }

  private static double number(Map<String, Value> values, String name) {
    if (values.get(name) instanceof Value.Real(double number)) return number;
    throw new IllegalStateException(name + " is no number");
  }

  private static void report(Report report, Expected expected, int start, ToyPoint end, int steps) {
    var from = STARTS.get(start);
    var reached = neighbours(from).parallel()
        .mapToDouble(at -> ToyReference.train(ToyReference.of(expected.method().loss()), at, steps).x())
        .summaryStatistics();
    String name = String.format(Locale.ROOT, "%s from (%s, %s)", expected.method().label(), from.x(), from.y());
    report.figure(Figure.of(name + ", x", end.x(), "").beside(
        String.format(Locale.ROOT, "%.2f to %.2f (%.2f)", reached.getMin(), reached.getMax(), expected.ends().get(start))));
    double off = Math.max(0, Math.max(reached.getMin() - end.x(), end.x() - reached.getMax()));
    report.figure(Figure.of(name + ", x off", off, "").atMost(expected.within()));
    report
        .figure(Figure.of(name + ", mean loss", end.mean(), "").beside(String.format(Locale.ROOT, "(%.2f)", expected.losses().get(start))));
  }

  private static Stream<ToyPoint> neighbours(ToyPoint start) {
    var random = Streams.stream(Streams.seed(7, 0, "toy benchmark"));
    return Stream
        .generate(() -> new ToyPoint(start.x() + NEAR * (2 * random.nextDouble() - 1), start.y() + NEAR * (2 * random.nextDouble() - 1)))
        .limit(NEIGHBOURS).toList().stream();
  }

  /// Starts are numbers of the members' own, from which two parameters lead away, so that all starts train as one cohort.
  private static Model model(int rows) {
    var network = Network.empty();
    var x = network.scalar("toy.x").add(network.parameter("x", Shape.SCALAR, Init.zeros()));
    var y = network.scalar("toy.y").add(network.parameter("y", Shape.SCALAR, Init.zeros()));
    var input = network.input(Inputs.VALUES, Shape.of(rows, 1), DType.FLOAT);
    var loss = Tensor.stack(0, first(x, y), second(x, y)).take(network.task());
    return new Model(network.parameters(), List.of(new HeadOutput("numbers", loss, input.mul(0).add(x), 2, 0)), List.of(), input, rows);
  }

  private static Tensor first(Tensor x, Tensor y) {
    var valley = log(x.neg().sub(7).mul(0.5).sub(y.neg().tanh()));
    return joined(y, valley, bowl(x.neg().add(7), y));
  }

  private static Tensor second(Tensor x, Tensor y) {
    var valley = log(x.neg().add(3).mul(0.5).add(y.neg().tanh()).add(2));
    return joined(y, valley, bowl(x.neg().sub(7), y));
  }

  private static Tensor log(Tensor argument) {
    return argument.abs().maximum(Tensor.constant(5e-6)).log().add(6);
  }

  private static Tensor bowl(Tensor across, Tensor y) {
    return across.square().add(y.neg().sub(8).square().mul(0.1)).div(10).sub(20);
  }

  private static Tensor joined(Tensor y, Tensor above, Tensor below) {
    return y.mul(0.5).tanh().relu().mul(above).add(y.mul(-0.5).tanh().relu().mul(below));
  }
}
