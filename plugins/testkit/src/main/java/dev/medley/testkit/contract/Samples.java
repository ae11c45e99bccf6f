package dev.medley.testkit.contract;

import dev.medley.api.encoder.ModelInput;
import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.testkit.Array;
import dev.medley.testkit.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/// Micro-batches for the contracts: texts of various lengths, among them one of a single word and one that fills its places, vectors, and images.
final class Samples {

  static final int BATCH = 4;
  static final int LENGTH = 6;
  static final int VOCABULARY = 12;
  private static final int FEATURES = 5;
  private static final Shape IMAGE = Shape.of(2, 6, 5);

  private Samples() {}

  /// The inputs of a network for so many examples.
  static ModelInput input(Network network, Class<? extends ModelInput> kind, int batch, int length) {
    if (kind == ModelInput.Text.class) {
      var places = Shape.of(batch, length);
      return new ModelInput.Text(network.input("tokens", places, DType.INT), network.input("mask", places, DType.FLOAT), VOCABULARY);
    }
    if (kind == ModelInput.Images.class) return new ModelInput.Images(network.input("values", images(batch), DType.FLOAT));
    return new ModelInput.Vectors(network.input("values", Shape.of(batch, FEATURES), DType.FLOAT));
  }

  private static Shape images(int batch) {
    return Shape.of(batch, IMAGE.dim(0), IMAGE.dim(1), IMAGE.dim(2));
  }

  /// What fills these inputs.
  static Map<String, Array> batch(Class<? extends ModelInput> kind, long seed) {
    var random = new SplittableRandom(seed);
    if (kind == ModelInput.Images.class) return Map.of("values", new Field.Normal().draw(images(BATCH), random));
    if (kind != ModelInput.Text.class) return Map.of("values", new Field.Normal().draw(Shape.of(BATCH, FEATURES), random));
    int[] words = {LENGTH, 1, 3, LENGTH - 1};
    var mask = Array.generate(Shape.of(BATCH, LENGTH), i -> i % LENGTH < words[i / LENGTH] ? 1 : 0);
    return Map.of("mask", mask, "tokens", Array.generate(mask.shape(), i -> mask.get(i) * random.nextInt(1, VOCABULARY)));
  }

  /// The examples that the indices name.
  static Map<String, Array> examples(Map<String, Array> batch, int... indices) {
    var chosen = new HashMap<String, Array>();
    batch.forEach((name, values) -> chosen.put(name, values.rows(indices)));
    return chosen;
  }

  /// The same texts with more places that no word fills.
  static Map<String, Array> longer(Map<String, Array> texts, int length) {
    var filled = new HashMap<String, Array>();
    texts.forEach((name, values) -> filled.put(name,
        Array.generate(Shape.of(BATCH, length), i -> i % length < LENGTH ? values.get(i / length * LENGTH + i % length) : 0)));
    return filled;
  }
}
