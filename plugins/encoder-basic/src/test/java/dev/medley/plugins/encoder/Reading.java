package dev.medley.plugins.encoder;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.plugin.Kind;
import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.contract.Fixture;
import java.util.List;

/// What a text encoder makes of a few texts of one padded length.
record Reading(Network network, Features.Sequence features, Bindings texts) {

  static Fixture<Encoder> encoder(String name) {
    return Fixture.of(new BasicEncoders(), Kind.ENCODER, name);
  }

  /// @param texts word ids, with `filling` at the end of texts that are shorter than `length`
  static Reading of(Fixture<Encoder> encoder, int vocabulary, int length, int filling, int[]... texts) {
    var network = Network.empty();
    var shape = Shape.of(texts.length, length);
    var input = new ModelInput.Text(network.input("tokens", shape, DType.INT), network.input("mask", shape, DType.FLOAT), vocabulary);
    var features = (Features.Sequence) encoder.make(List.of("task")).encode(network, input);
    var tokens = Array.generate(shape, i -> i % length < texts[i / length].length ? texts[i / length][i % length] : filling);
    var mask = Array.generate(shape, i -> i % length < texts[i / length].length ? 1 : 0);
    return new Reading(network, features,
        Bindings.none().withInput("tokens", tokens).withInput("mask", mask).withScalar(dropout(encoder), 0.5));
  }

  /// The name of an encoder's dropout rate among the numbers that members choose.
  static String dropout(Fixture<Encoder> encoder) {
    return encoder.settings(List.of("task")).path() + ".dropout";
  }

  /// How many numbers are trained.
  int size() {
    return network.parameters().stream().map(Tensor::shape).mapToInt(Shape::size).sum();
  }

  /// The features of one word.
  static double[] token(Array tokens, int text, int place) {
    return tokens.row(text).row(place).toArray();
  }

  static int[] words(int... ids) {
    return ids;
  }
}
