package dev.medley.plugins.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.sharing.SharingContext;
import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.Starts;
import dev.medley.testkit.contract.SharingContract;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class CrossStitchTest implements SharingContract {

  @Override
  public Sharing sharing() {
    return CopySharingTest.sharing("cross-stitch").make(CopySharingTest.TASKS);
  }

  @Override
  public boolean tellsTasksApart() {
    return true;
  }

  /// A unit of 0.9 and 0.1 on the features 1 and 3 of two networks: 1.2 for the first task, 2.8 for the second.
  @Test
  void mixesNineTenthsOfItsOwnWithATenthOfTheOther() {
    var tasks = List.of("a", "b");
    var network = Network.empty();
    var input = new ModelInput.Vectors(network.input("x", Shape.of(1, 1), DType.FLOAT));
    var asked = new AtomicInteger();
    // The first time, the context only asks which layers there are.
    var context = new SharingContext(tasks, input,
        _ -> new Features.Rows(Tensor.constant(Shape.of(1, 1), asked.getAndIncrement() < 2 ? 1 : 3)));
    var features = CopySharingTest.sharing("cross-stitch").set("layers", 0).make(tasks).share(network, context);
    var bindings = Bindings.none().withParameters(Starts.of(network, 2, 1));
    assertThat(new Interpreter(bindings.withTask(0)).value(features.pooled()).item()).isCloseTo(1.2, within(1e-6));
    assertThat(new Interpreter(bindings.withTask(1)).value(features.pooled()).item()).isCloseTo(2.8, within(1e-6));
  }

  /// Three networks of two layers, and for each task a row of three; a further layer has three of all and a unit.
  @Test
  void hasANetworkForEachTask() {
    int networks = 3 * 2 * (3 * 3 + 3);
    assertThat(Stack.of(CopySharingTest.sharing("cross-stitch").set("layers", 0).make(CopySharingTest.TASKS)).sizeForAll())
        .isEqualTo(networks + 3 * 3);
    assertThat(Stack.of(sharing()).sizeForAll()).isEqualTo(networks + 3 * 3 + 3 * (3 * 3 + 3) + 3 * 3);
  }
}
