package dev.medley.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Owner;
import dev.medley.api.tensor.Shape;
import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Gradients;
import dev.medley.testkit.Interpreter;
import dev.medley.training.compile.HeadOutput;
import dev.medley.training.compile.Needs;
import dev.medley.training.compile.Optimizer;
import dev.medley.training.compile.ParameterLayout;
import dev.medley.training.compile.StepProgram;
import dev.medley.training.data.StudyData.Field;
import dev.medley.training.engine.Engine;
import dev.medley.training.model.Model;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a loss is told of a member's gradients is what a backward pass for each task, in doubles, finds.
class GramianIT {

  private static final int LENGTH = 6;

  private static Member member(long trial, Recorded recorded) {
    return new Member(trial, 11, TinyStudy.configuration("adam", 0.01), TinyStudy.IN_TURN, recorded.seeingGradients(1));
  }

  @Test
  void theProductsAreThoseOfSeparateBackwardPasses() {
    var recorded = List.of(new Recorded(), new Recorded(), new Recorded());
    var members = List.of(member(0, recorded.get(0)), member(1, recorded.get(1)), member(2, recorded.get(2)));
    try (var arena = Engine.get().open("cpu")) {
      new CohortTrainer(TinyStudy.cohort(members, 1), TinyStudy.data(), arena).train();
    }
    for (int k = 0; k < members.size(); k++) {
      var found = recorded.get(k).gramians().getFirst();
      var gradients = gradients(members.get(k));
      for (int i = 0; i < TinyStudy.TASKS; i++) {
        assertThat(recorded.get(k).curve().getFirst()[i]).isCloseTo(gradients.get(i).value(), within(1e-5));
        for (int j = 0; j < TinyStudy.TASKS; j++) {
          double wanted = product(gradients.get(i), gradients.get(j));
          assertThat(found.get(i, j)).as("member %d, tasks %d and %d", k, i, j).isCloseTo(wanted,
              within(1e-5 * Math.max(1, Math.abs(wanted))));
        }
      }
    }
  }

  private static List<Gradients> gradients(Member member) {
    var model = TinyStudy.model().apply(TinyStudy.ROWS);
    var plan = model.plan(1, 1, TinyStudy.TASKS);
    var layout = StepProgram.training(plan, new Needs.Products(true), Optimizer.ADAM, false, false).layout();
    var parameters = parameters(layout, new Initializer(member).weights(layout, TinyStudy.TASKS));
    var sampling = new Sampling(member, TinyStudy.data(), TinyStudy.cohort(List.of(member), 1));
    var gradients = new ArrayList<Gradients>();
    for (var draw : sampling.next(0)) {
      int[] rows = new int[TinyStudy.ROWS];
      for (int r = 0; r < rows.length; r++) rows[r] = sampling.row(draw);
      var output = output(model, draw.task());
      var bindings = Bindings.none().withParameters(parameters).withScalar("encoder.tiny.dropout", 0).withTask(draw.task())
          .withInputs(inputs(output, rows));
      gradients.add(new Interpreter(bindings).gradients(output.loss()));
    }
    return gradients;
  }

  private static HeadOutput output(Model model, int task) {
    String kind = TinyStudy.data().tasks().get(task).kind().key();
    return model.outputs().stream().filter(o -> o.kind().equals(kind)).findFirst().orElseThrow();
  }

  private static Map<String, Array> parameters(ParameterLayout layout, Weights weights) {
    var arrays = new HashMap<String, Array>();
    for (var place : layout.shared())
      arrays.put(place.name(), Array.generate(place.parameter().shape(), i -> weights.shared()[place.offset() + i]));
    for (var place : layout.own()) {
      var dims = new ArrayList<>(List.of(TinyStudy.TASKS));
      dims.addAll(place.parameter().shape().dims());
      arrays.put(place.name(), Array.generate(Shape.of(dims.stream().mapToInt(Integer::intValue).toArray()),
          i -> weights.own()[i / place.size() * layout.ownSize() + place.offset() + i % place.size()]));
    }
    return arrays;
  }

  /// The fields of the study's tables in these rows, as a network reads them.
  private static Map<String, Array> inputs(HeadOutput output, int[] rows) {
    var tokens = ((Field.Whole) TinyStudy.data().field("tokens")).numbers();
    var inputs = new HashMap<String, Array>();
    var text = Shape.of(rows.length, LENGTH);
    inputs.put("tokens", Array.generate(text, i -> tokens[rows[i / LENGTH] * LENGTH + i % LENGTH]));
    inputs.put("mask", Array.generate(text, i -> tokens[rows[i / LENGTH] * LENGTH + i % LENGTH] == 0 ? 0 : 1));
    int width = switch (output.kind()) {
      case "classes" -> 1;
      case "tags" -> LENGTH;
      default -> 2;
    };
    var shape = output.kind().equals("classes") ? Shape.of(rows.length) : Shape.of(rows.length, width);
    var target = Array.generate(shape, i -> target(output, (rows[i / width] - output.firstRow()) * width + i % width));
    inputs.put("target." + output.kind(), target.map(v -> output.kind().equals("numbers") ? v : Math.max(0, v)));
    inputs.put("weight." + output.kind(), target.map(v -> v < 0 ? 0 : 1));
    return inputs;
  }

  private static double target(HeadOutput output, int index) {
    return switch (TinyStudy.data().field("target_" + output.kind())) {
      case Field.Whole whole -> whole.numbers()[index];
      case Field.Real real -> real.numbers()[index];
    };
  }

  /// Over the parameters that the tasks share.
  private static double product(Gradients a, Gradients b) {
    var model = TinyStudy.model().apply(TinyStudy.ROWS);
    double sum = 0;
    for (var parameter : model.parameters()) {
      var op = (Op.Parameter) parameter.op();
      if (op.owner() != Owner.SHARED) continue;
      double[] left = a.parameters().getOrDefault(op.name(), Array.scalar(0)).toArray();
      double[] right = b.parameters().getOrDefault(op.name(), Array.scalar(0)).toArray();
      for (int i = 0; i < left.length; i++) sum += left[i] * right[i];
    }
    return sum;
  }
}
