package dev.medley.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.loss.LossTerm;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.Starts;
import dev.medley.training.data.HeadKind;
import dev.medley.training.data.InputShape;
import dev.medley.training.data.StudyShape;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What a task is predicted does not depend on the task whose micro-batch it is predicted in.
final class EveryTaskTest {

  private static final int ROWS = 2;
  private static final int[] CLASSES = {3, 2, 4};

  private record Layer() implements Encoder {
    @Override
    public boolean reads(Class<? extends ModelInput> kind) {
      return kind == ModelInput.Vectors.class;
    }

    @Override
    public Features encode(Network network, ModelInput input) {
      return new Features.Rows(Layers.linear(network, "layer", ((ModelInput.Vectors) input).values(), 4).tanh());
    }
  }

  /// Everything in which a network can depend on the task: a parameter of its own, its index, and what is taken by it.
  private static final Sharing TASKWISE = (network, context) -> {
    var features = context.encode(network.scope("encoder"));
    var tilt = network.taskParameter("tilt", Shape.of(4), Init.fanIn(4));
    var chosen = network.parameter("table", Shape.of(3, 4), Init.fanIn(4)).take(network.task());
    var away = tilt.sub(tilt.ofAllTasks(3).mean(0));
    return features.map(x -> x.mul(tilt).add(chosen).add(away).mul(network.task().toFloat().add(1)));
  };

  @Test
  void logitsAreThoseOfTheTasksOwnMicroBatch() {
    var shape = new StudyShape(new InputShape.Vectors(3), List.of(new StudyShape.TaskShape("a", HeadKind.CLASSES, CLASSES[0]),
        new StudyShape.TaskShape("b", HeadKind.CLASSES, CLASSES[1]), new StudyShape.TaskShape("c", HeadKind.CLASSES, CLASSES[2])),
        Map.of());
    var logits = new TreeMap<String, Tensor>();
    var network = new Network[1];
    LossTerm looks = (_, context) -> {
      network[0] = context.model();
      for (var task : context.tasks()) logits.put(task, context.predictions().logits(task));
      return Tensor.constant(0);
    };
    var model = Model.write(shape, new Layer(), "layer", TASKWISE, "taskwise", new TreeMap<>(Map.of("looks", looks)), ROWS);
    assertThat(model.joined()).containsExactly(0, 1, 2);
    var random = new SplittableRandom(1);
    var bindings = Bindings.none().withParameters(Starts.of(network[0], 3, 6))
        .withInput("values", Array.generate(Shape.of(ROWS, 3), _ -> random.nextGaussian()));
    var loss = model.outputs().getFirst().loss();
    for (int task = 0; task < 3; task++) {
      var own = logits.get(List.of("a", "b", "c").get(task));
      assertThat(own.shape()).isEqualTo(Shape.of(ROWS, CLASSES[task]));
      var elsewhere = new Interpreter(bindings.withTask((task + 1) % 3)).value(own);
      var there = new Interpreter(bindings.withTask(task)).value(own);
      assertThat(elsewhere).isEqualTo(there);
      // The loss of the task's own micro-batch is the cross-entropy of these logits.
      var right = Array.generate(Shape.of(ROWS), r -> (r + 1) % 2);
      double expected = new Interpreter(bindings.withInput("right", right))
          .value(dev.medley.api.tensor.Losses.crossEntropy(own, Network.empty().input("right", Shape.of(ROWS), DType.INT),
              Tensor.constant(Shape.of(ROWS), 1, 1), 0))
          .item();
      double found = new Interpreter(bindings.withTask(task).withInput("target.classes", right)).value(loss).item();
      assertThat(found).isCloseTo(expected, within(1e-9));
    }
  }
}
