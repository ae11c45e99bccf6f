package dev.medley.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.error.MedleyException;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Owner;
import dev.medley.api.tensor.Shape;
import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Interpreter;
import dev.medley.training.compile.HeadOutput;
import dev.medley.training.data.HeadKind;
import dev.medley.training.data.InputShape;
import dev.medley.training.data.StudyShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ModelTest {

  private static final Sharing HARD = (network, context) -> context.encode(network.scope("encoder"));

  /// A layer whose dropout each member chooses, and whose width and slope are part of the network.
  private record Layer(int width, String dropout, double slope) implements Encoder {

    private Layer(int width) {
      this(width, "dropout", 1);
    }

    @Override
    public boolean reads(Class<? extends ModelInput> kind) {
      return kind == ModelInput.Vectors.class;
    }

    @Override
    public Features encode(Network network, ModelInput input) {
      var values = ((ModelInput.Vectors) input).values();
      return new Features.Rows(Layers.linear(network, "layer", values, width).mul(slope).dropout(network.scalar(dropout)));
    }
  }

  private static StudyShape shape(StudyShape.TaskShape... tasks) {
    return new StudyShape(new InputShape.Vectors(3), List.of(tasks), Map.of());
  }

  private static StudyShape classes(int... outputs) {
    return shape(java.util.stream.IntStream.range(0, outputs.length)
        .mapToObj(i -> new StudyShape.TaskShape("t" + i, HeadKind.CLASSES, outputs[i])).toArray(StudyShape.TaskShape[]::new));
  }

  private static String fingerprint(StudyShape shape, Encoder encoder, int rows) {
    return Model.write(shape, encoder, "layer", HARD, "hard", rows).fingerprint();
  }

  @Test
  void networksThatCanTrainTogetherHaveOneFingerprint() {
    assertThat(fingerprint(classes(2, 3), new Layer(5), 4)).isEqualTo(fingerprint(classes(2, 3), new Layer(5), 4)).hasSize(32);
  }

  @Test
  void whatDecidesTheShapeDecidesTheFingerprint() {
    var one = fingerprint(classes(2, 3), new Layer(5), 4);
    assertThat(List.of(one, fingerprint(classes(2, 3), new Layer(6), 4), fingerprint(classes(2, 3), new Layer(5), 8),
        fingerprint(classes(3, 2), new Layer(5), 4), fingerprint(classes(2, 3), new Layer(5, "other", 1), 4),
        fingerprint(classes(2, 3), new Layer(5, "dropout", 2), 4))).doesNotHaveDuplicates();
  }

  @Test
  void aTasksLossIsInTheUnitThatTheStudyGivesIt() {
    var plain = classes(2, 3);
    var scaled = shape(plain.tasks().getFirst(), new StudyShape.TaskShape("t1", HeadKind.CLASSES, 3, 0.05));
    assertThat(loss(scaled, 0)).isEqualTo(loss(plain, 0)).isPositive();
    assertThat(loss(scaled, 1)).isCloseTo(0.05 * loss(plain, 1), within(1e-6));
  }

  /// Of one task's micro-batch, for weights that are the same for every network.
  private static double loss(StudyShape shape, int task) {
    var model = Model.write(shape, new Layer(5), "layer", HARD, "hard", 4);
    var parameters = new HashMap<String, Array>();
    for (var parameter : model.parameters()) {
      var op = (Op.Parameter) parameter.op();
      var dims = new ArrayList<>(parameter.shape().dims());
      if (op.owner() == Owner.TASK) dims.addFirst(shape.tasks().size());
      parameters.put(op.name(), Array.generate(Shape.of(dims.stream().mapToInt(Integer::intValue).toArray()), i -> Math.sin(i + 1)));
    }
    var inputs = Map.of("values", Array.generate(Shape.of(4, 3), i -> Math.cos(i)), "target.classes",
        Array.generate(Shape.of(4), i -> i % 2));
    var bindings = Bindings.none().withParameters(parameters).withScalar("dropout", 0).withTask(task).withInputs(inputs);
    return new Interpreter(bindings).value(model.outputs().getFirst().loss()).item();
  }

  @Test
  void everyKindOfTargetHasOneHead() {
    var shape = shape(new StudyShape.TaskShape("price", HeadKind.NUMBERS, 2), new StudyShape.TaskShape("genre", HeadKind.CLASSES, 3),
        new StudyShape.TaskShape("weight", HeadKind.NUMBERS, 1));
    var model = Model.write(shape, new Layer(5), "layer", HARD, "hard", 4);
    assertThat(model.outputs()).extracting(HeadOutput::kind).containsExactly("classes", "numbers");
    assertThat(model.outputs().getLast().prediction().shape().dims()).as("as wide as the widest task").containsExactly(4, 2);
    assertThat(model.outputs()).allSatisfy(o -> assertThat(o.loss().shape().rank()).isZero());
  }

  @Test
  void tagsNeedFeaturesOfEachWord() {
    var shape = shape(new StudyShape.TaskShape("genre", HeadKind.CLASSES, 3), new StudyShape.TaskShape("pos", HeadKind.TAGS, 3));
    assertThatThrownBy(() -> Model.write(shape, new Layer(5), "layer", HARD, "hard", 4)).isInstanceOf(MedleyException.class).hasMessage("""
        MED-143 The features (one vector per example) of this sharing and encoder must be one vector per token for task (pos).
        Maybe choose an encoder of texts.""");
  }

  @Test
  void anEncoderIsAskedWhetherItReadsTheInputs() {
    assertThat(Model.inputKind(new InputShape.Vectors(3))).isEqualTo(ModelInput.Vectors.class);
    assertThat(Model.inputKind(new InputShape.Text(4, 100))).isEqualTo(ModelInput.Text.class);
  }
}
