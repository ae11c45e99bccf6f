package dev.medley.testkit.contract;

import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.sharing.SharingContext;
import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Starts;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A sharing over features that are given as inputs, for tests that look inside: 2 texts of 3 words, all of them words.
///
/// @param features what the sharing makes of the given ones
public record SharingSketch(Network network, List<String> tasks, int width, Features.Sequence features) {

  private static final int TEXTS = 2;
  private static final int WORDS = 3;

  /// @param width of the given features, which the sharing sees wherever it asks for an encoder
  public static SharingSketch of(Sharing sharing, List<String> tasks, int width) {
    var network = Network.empty();
    var given = new Features.Sequence(network.input("tokens", Shape.of(TEXTS, WORDS, width), DType.FLOAT),
        network.input("pooled", Shape.of(TEXTS, width), DType.FLOAT));
    var places = Shape.of(TEXTS, WORDS);
    var texts = new ModelInput.Text(network.input("ids", places, DType.INT), network.input("mask", places, DType.FLOAT), 2);
    var features = sharing.share(network.writtenBy("it"), new SharingContext(tasks, texts, _ -> given));
    return new SharingSketch(network, tasks, width, (Features.Sequence) features);
  }

  /// Parameters as they start, and random features of which a text's are those of its first word.
  public Bindings bindings(long seed, Map<String, Double> scalars) {
    var random = new SplittableRandom(seed);
    var tokens = Array.generate(Shape.of(TEXTS, WORDS, width), _ -> random.nextGaussian());
    var pooled = Array.generate(Shape.of(TEXTS, width), i -> tokens.get(i / width * WORDS * width + i % width));
    return Bindings.none().withParameters(Starts.of(network, tasks.size(), seed)).withScalars(scalars).withScalar("progress", 1)
        .withInput("tokens", tokens).withInput("pooled", pooled).withInput("mask", Array.generate(Shape.of(TEXTS, WORDS), _ -> 1));
  }

  /// How many parameters there are, those of a task's own counted once.
  public int size() {
    return network.parameters().stream().map(Tensor::shape).mapToInt(Shape::size).sum();
  }

  /// The same, those of a task's own counted for each.
  public int sizeForAll() {
    return Starts.of(network, tasks.size(), 1).values().stream().mapToInt(Array::size).sum();
  }

  /// The penalty or observation of a name.
  public Tensor penalty(String name) {
    return network.penalties().stream().filter(p -> p.name().equals("it." + name)).findFirst().orElseThrow().value();
  }
}
