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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Two losses of two numbers that lead plain descent astray, from three starts. The 'network' is the two numbers; all else is Medley's own training.
///
/// @see <a href="https://arxiv.org/abs/2110.14048">Liu et al., Conflict-Averse Gradient Descent for Multi-task Learning, NeurIPS 2021, appendix B</a>
final class ToyBenchmark implements Benchmark {

  private static final int STEPS = 100_000;

  private record Point(double x, double y) {}

  private static final List<Point> STARTS = List.of(new Point(-8.5, 7.5), new Point(-8.5, -5), new Point(9, 9));

  /// @param ends   where the method ends from each start, first numbers, as found in double precision by an independent program
  /// @param within how far from them is claimed
  private record Expected(Method method, List<Double> ends, double within) {}

  private static final List<Expected> EXPECTED = List.of(
      new Expected(Method.of("equal"), List.of(-5.05, 0.0, 5.05), 0.1),
      new Expected(Method.of("famo").with("decay", new Value.Real(0)).with("minimum", new Value.Real(-21)), List.of(-0.12, -3.78, 0.11),
          0.3),
      new Expected(Method.of("pcgrad"), List.of(-3.02, -6.45, 3.09), 0.3),
      new Expected(Method.of("mgda"), List.of(-5.81, -7.0, -3.62), 0.3),
      new Expected(Method.of("cagrad").with("rescale", new Value.Word("plain")), List.of(0.0, 0.0, 0.0), 0.05),
      new Expected(Method.of("nash"), List.of(-2.92, -6.45, 2.93), 0.3),
      new Expected(Method.of("imtl-g"), List.of(-2.33, -6.65, 2.19), 0.3));

  @Override
  public String name() {
    return "toy";
  }

  @Override
  public String summary() {
    return "Where seven losses lead on the two-dimensional problem of CAGrad, from its three starts, against an independent program in double precision.";
  }

  @Override
  public void run(Conditions conditions, Report report) {
    int steps = conditions.steps().orElse(STEPS);
    var data = Synthetic.regressions(List.of(new float[]{0}), List.of(new float[]{0}), List.of(_ -> new float[]{0}, _ -> new float[]{0}));
    report.say("Ends after " + steps
        + " steps of Adam at 1e-3, in single precision; the other numbers are in double. The best mean loss is -15.0916, at (0, -8.355):");
    var members = new ArrayList<Member>();
    var expected = new ArrayList<Expected>();
    var starts = new ArrayList<Integer>();
    for (var each : EXPECTED) {
      for (int start = 0; start < STARTS.size(); start++) {
        var at = STARTS.get(start);
        members.add(each.method().member(conditions.plugins(), Synthetic.names(data), members.size(), 1e-3,
            Map.of("toy.x", at.x(), "toy.y", at.y())));
        expected.add(each);
        starts.add(start);
      }
    }
    var bySignal = members.stream().collect(Collectors.groupingBy(Cohort::signal));
    bySignal.forEach((signal, cohort) -> {
      report.progress(cohort.size() + " members that see " + signal.name().toLowerCase(Locale.ROOT));
      var ends = train(cohort, data, steps);
      for (int k = 0; k < cohort.size(); k++) {
        int index = (int) cohort.get(k).trial();
        report(report, expected.get(index), starts.get(index), ends.get(k));
      }
    });
  }

  private static List<Point> train(List<Member> members, StudyData data, int steps) {
    var cohort = new Cohort(members, ToyBenchmark::model, 1, 2, steps, List.of());
    var ends = new ArrayList<Point>();
    try (var arena = Engine.get().open("cpu")) {
      var results = new CohortTrainer(cohort, data, arena).train();
      for (int k = 0; k < members.size(); k++) {
        if (results.get(k).failed()) throw new IllegalStateException(results.get(k).failure());
        var moved = results.get(k).weights();
        var numbers = members.get(k).configuration().values();
        ends.add(new Point(number(numbers, "toy.x") + moved.shared(0), number(numbers, "toy.y") + moved.shared(1)));
      }
    }
    return ends;
  }

  private static double number(Map<String, Value> values, String name) {
    if (values.get(name) instanceof Value.Real(double number)) return number;
    throw new IllegalStateException(name + " is no number");
  }

  private static void report(Report report, Expected expected, int start, Point end) {
    double wanted = expected.ends().get(start);
    var from = STARTS.get(start);
    String name = String.format(Locale.ROOT, "%s from (%s, %s)", expected.method().label(), from.x(), from.y());
    report.figure(Figure.of(name + ", x", end.x(), "").beside(String.format(Locale.ROOT, "%.2f", wanted)));
    report.figure(Figure.of(name + ", x off", Math.abs(end.x() - wanted), "").atMost(expected.within()));
    report.figure(Figure.of(name + ", mean loss", meanLoss(end), ""));
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

  /// The mean of both losses, in double precision.
  private static double meanLoss(Point at) {
    double above = Math.max(Math.tanh(0.5 * at.y()), 0);
    double below = Math.max(Math.tanh(-0.5 * at.y()), 0);
    double logs = Math.log(Math.max(Math.abs(0.5 * (-at.x() - 7) - Math.tanh(-at.y())), 5e-6))
        + Math.log(Math.max(Math.abs(0.5 * (-at.x() + 3) + Math.tanh(-at.y()) + 2), 5e-6)) + 12;
    double tilt = 0.1 * (-at.y() - 8) * (-at.y() - 8);
    double bowls = ((-at.x() + 7) * (-at.x() + 7) + tilt) / 10 + ((-at.x() - 7) * (-at.x() - 7) + tilt) / 10 - 40;
    return 0.5 * (above * logs + below * bowls);
  }
}
