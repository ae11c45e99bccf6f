package dev.medley.plugins.copies;

import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.sharing.SharingContext;
import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Starts;
import java.util.Map;

/// A sharing over an encoder of numbers with two layers, `low` and `high`, of three features each.
record Stack(Network network, Features features) {

  static final int ROWS = 2;

  static Stack of(Sharing sharing) {
    var network = Network.empty();
    var input = new ModelInput.Vectors(network.input("x", Shape.of(ROWS, 3), DType.FLOAT));
    var context = new SharingContext(CopySharingTest.TASKS, input, scope -> {
      var low = Layers.linear(scope, "low", input.values(), 3).tanh();
      return new Features.Rows(Layers.linear(scope, "high", low, 3));
    });
    return new Stack(network, sharing.share(network.writtenBy("it"), context));
  }

  Bindings bindings(Map<String, Double> scalars) {
    return Bindings.none().withParameters(Starts.of(network, 3, 1)).withScalars(scalars).withScalar("progress", 1).withInput("x",
        Array.of(Shape.of(ROWS, 3), 1, -2, 0.5, 0.3, 1, -1));
  }

  int sizeForAll() {
    return Starts.of(network, 3, 1).values().stream().mapToInt(Array::size).sum();
  }
}
