package dev.medley.testkit.contract;

import dev.medley.api.encoder.Features;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;

/// Sharings that keep the contract: all shared, experts with a gate per task, and a mixture that the task's index names.
class GoodSharingsTest {

  static final Sharing HARD = (network, context) -> context.encode(network);

  static final Sharing GATED = (network, context) -> {
    var experts = IntStream.range(0, 2).mapToObj(e -> context.encode(network.scope("expert" + e))).toList();
    var gate = network.taskParameter("gate", Shape.of(2), new Init.Normal(1)).softmax(0);
    var pooled = mixed(gate, experts.get(0).pooled(), experts.get(1).pooled());
    return experts.get(0) instanceof Features.Sequence(var one, _) && experts.get(1) instanceof Features.Sequence(var other, _)
        ? new Features.Sequence(mixed(gate, one, other), pooled)
        : new Features.Rows(pooled);
  };

  static final Sharing BY_INDEX = (network, context) -> {
    var shift = Layers.embedding(network, "tasks", network.task(), context.tasks().size(), 6);
    return context.encode(network.scope("encoder")).map(x -> x.add(shift).relu());
  };

  private static Tensor mixed(Tensor gate, Tensor one, Tensor other) {
    return one.mul(gate.narrow(0, 0, 1).squeeze(0)).add(other.mul(gate.narrow(0, 1, 1).squeeze(0)));
  }

  @Nested
  class Hard implements SharingContract {
    @Override
    public Sharing sharing() {
      return HARD;
    }

    @Override
    public boolean tellsTasksApart() {
      return false;
    }
  }

  @Nested
  class Gated implements SharingContract {
    @Override
    public Sharing sharing() {
      return GATED;
    }

    @Override
    public boolean tellsTasksApart() {
      return true;
    }
  }

  @Nested
  class ByIndex implements SharingContract {
    @Override
    public Sharing sharing() {
      return BY_INDEX;
    }

    @Override
    public boolean tellsTasksApart() {
      return true;
    }
  }
}
