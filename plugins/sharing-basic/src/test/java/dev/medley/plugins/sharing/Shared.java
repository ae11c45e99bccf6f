package dev.medley.plugins.sharing;

import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.plugin.Kind;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.sharing.SharingContext;
import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Starts;
import dev.medley.testkit.contract.Fixture;
import java.util.List;
import java.util.SplittableRandom;

/// A sharing over features that are given as inputs: 2 texts of 3 words, `IN` features each.
record Shared(Network network, Features.Sequence given, Features.Sequence features) {

  static final int IN = 4;
  static final List<String> TASKS = List.of("a", "b", "c");

  static Fixture<Sharing> sharing(String name) {
    return Fixture.of(new BasicSharing(), Kind.SHARING, name);
  }

  static Shared of(Fixture<Sharing> sharing) {
    var network = Network.empty();
    var given = new Features.Sequence(network.input("tokens", Shape.of(2, 3, IN), DType.FLOAT),
        network.input("pooled", Shape.of(2, IN), DType.FLOAT));
    var features = sharing.make(TASKS).share(network,
        new SharingContext(TASKS,
            new ModelInput.Text(network.input("ids", Shape.of(2, 3), DType.INT), network.input("mask", Shape.of(2, 3), DType.FLOAT), 9),
            _ -> given));
    return new Shared(network, given, (Features.Sequence) features);
  }

  /// Parameters as they start, and random features of which the text's are those of its first word.
  Bindings bindings(long seed) {
    var random = new SplittableRandom(seed);
    var tokens = Array.generate(Shape.of(2, 3, IN), _ -> random.nextGaussian());
    var pooled = Array.generate(Shape.of(2, IN), i -> tokens.get(i / IN * 3 * IN + i % IN));
    return Bindings.none().withParameters(Starts.of(network, TASKS.size(), seed)).withInput("tokens", tokens).withInput("pooled", pooled);
  }

  int size() {
    return network.parameters().stream().map(Tensor::shape).mapToInt(Shape::size).sum();
  }
}
