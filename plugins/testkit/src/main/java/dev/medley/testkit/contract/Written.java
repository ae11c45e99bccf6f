package dev.medley.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.encoder.Features;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Penalty;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Expression;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.Starts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/// A network that a component wrote, with the features that it returned.
record Written(Network network, Features features) {

  private static final double TOLERANCE = 1e-9;

  /// All features, those of whole examples first.
  List<Tensor> outputs() {
    return switch (features) {
      case Features.Rows(var pooled) -> List.of(pooled);
      case Features.Sequence(var tokens, var pooled) -> List.of(pooled, tokens);
    };
  }

  /// A scalar to which every element of every feature counts, and every penalty.
  Tensor loss() {
    var features = outputs().stream().map(Expression::weighed).reduce(Tensor::add).orElseThrow();
    return network.penalties().stream().filter(Penalty::counts).map(Penalty::value).reduce(features, Tensor::add);
  }

  Map<String, Shape> shapes() {
    return network.parameters().stream().collect(Collectors.toMap(Tensor::name, Tensor::shape));
  }

  /// Parameters a little off their start, as after some training: nothing is exactly zero, and no two tasks are alike.
  Map<String, Array> parameters(int tasks, long seed) {
    var moved = new HashMap<String, Array>();
    Starts.of(network, tasks, seed).forEach((name, start) -> {
      var random = new SplittableRandom(seed + name.hashCode());
      moved.put(name, start.map(v -> v + 0.2 * random.nextGaussian()));
    });
    return moved;
  }

  List<Array> values(Bindings bindings) {
    var interpreter = new Interpreter(bindings);
    return outputs().stream().map(interpreter::value).toList();
  }

  /// The expressions of all features.
  List<Tensor> parts() {
    return outputs().stream().flatMap(output -> Expression.parts(output).stream()).distinct().toList();
  }

  static void assertClose(List<Array> actual, List<Array> expected, String why) {
    assertThat(actual).as(why).hasSameSizeAs(expected);
    for (int i = 0; i < actual.size(); i++) assertClose(actual.get(i), expected.get(i), why);
  }

  static void assertClose(Array actual, Array expected, String why) {
    assertThat(actual.shape()).as(why).isEqualTo(expected.shape());
    assertThat(actual.toArray()).as(why).containsExactly(expected.toArray(), within(TOLERANCE * (1 + expected.largest())));
  }
}
