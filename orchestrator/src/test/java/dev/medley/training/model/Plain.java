package dev.medley.training.model;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.space.Lifelong;
import dev.medley.testkit.Array;
import dev.medley.training.data.HeadKind;
import dev.medley.training.data.InputShape;
import dev.medley.training.data.StudyShape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A linear classifier of one task, which has a head and nothing else.
final class Plain {

  private Plain() {}

  private record Identity() implements Encoder {
    @Override
    public boolean reads(Class<? extends ModelInput> kind) {
      return kind == ModelInput.Vectors.class;
    }

    @Override
    public Features encode(Network network, ModelInput input) {
      return new Features.Rows(((ModelInput.Vectors) input).values());
    }
  }

  static StudyShape shape(HeadKind kind, int inputs, int outputs) {
    return new StudyShape(new InputShape.Vectors(inputs), List.of(new StudyShape.TaskShape("it", kind, outputs)), Map.of());
  }

  static Model model(StudyShape shape, Optional<Distillation> distillation) {
    return Model.write(shape, new Identity(), "identity", (network, context) -> context.encode(network.scope("encoder")), "all",
        new TreeMap<>(),
        distillation, 1);
  }

  /// Parameters of the one task, by the kind of its head.
  static Map<String, Array> head(String scope, HeadKind kind, Array weight, Array bias) {
    return Map.of(scope + "head." + kind.key() + ".weight", weight, scope + "head." + kind.key() + ".bias", bias);
  }

  static String penalty() {
    return Lifelong.distilled("it");
  }

  static Array weight(int rows, int columns, double... values) {
    return Array.generate(Shape.of(1, rows, columns), i -> values[i]);
  }

  static Array bias(double... values) {
    return Array.generate(Shape.of(1, values.length), i -> values[i]);
  }
}
