package dev.medley.testkit.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.medley.api.encoder.Features;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.ShapeException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Each fault that a sharing may have is caught by the test that names it.
class FaultySharingsTest {

  @Test
  void attentionOverTheBatch() {
    var faulty = contract((network, context) -> context.encode(network).map(x -> x.sub(x.mean(0))), false);
    assertThatThrownBy(faulty::anExampleHasTheSameFeaturesAloneAndInABatch).hasMessageContaining("features of example 0 alone");
  }

  @Test
  void parametersOfTheBatchsSize() {
    var faulty = contract((network, context) -> {
      var features = context.encode(network);
      return features.map(x -> x.add(network.parameter("b" + x.shape().rank(), x.shape(), Init.ones())));
    }, false);
    assertThatThrownBy(faulty::anExampleHasTheSameFeaturesAloneAndInABatch)
        .hasMessageContaining("parameters may not depend on the batch size");
    assertThatThrownBy(faulty::permutingTheBatchPermutesTheFeatures).hasMessageContaining("features of a permuted batch");
  }

  @Test
  void tokensForgotten() {
    var faulty = contract((network, context) -> new Features.Rows(context.encode(network).pooled()), false);
    assertThatThrownBy(faulty::shapesOfItsFeaturesAgree).hasMessageContaining("an encoder of tokens must stay one");
  }

  @Test
  void oneScopeForTwoEncoders() {
    var faulty = contract((network, context) -> new Features.Rows(context.encode(network).pooled().add(context.encode(network).pooled())),
        false);
    assertThatThrownBy(faulty::shapesOfItsFeaturesAgree).isInstanceOf(ShapeException.class).hasMessageContaining("MED-034");
  }

  @Test
  void expertThatNoTaskUses() {
    var faulty = contract((network, context) -> {
      context.encode(network.scope("idle"));
      return context.encode(network.scope("busy"));
    }, false);
    assertThatThrownBy(faulty::gradientsReachEveryParameter).hasMessageContaining("sharing.idle.layer.weight");
  }

  @Test
  void tasksToldApartAgainstTheWord() {
    assertThatThrownBy(contract(GoodSharingsTest.GATED, false)::tellsTasksApartAsDeclared)
        .hasMessageContaining("different features that the tasks see");
    assertThatThrownBy(contract(GoodSharingsTest.HARD, true)::tellsTasksApartAsDeclared)
        .hasMessageContaining("different features that the tasks see");
  }

  @Test
  void onlyTheFirstTasksKnown() {
    var faulty = contract((network, context) -> {
      var shift = network.parameter("shift", Shape.of(2, 6), new Init.Normal(1)).take(network.task());
      return context.encode(network).map(x -> x.add(shift));
    }, true);
    assertThatThrownBy(faulty::tellsTasksApartAsDeclared).isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("The id 2 must be from 0 to 1");
  }

  @Test
  void anotherNetworkEachTime() {
    var times = new AtomicInteger(2);
    var faulty = contract((network, context) -> {
      int width = times.incrementAndGet();
      return context.encode(network.scope("encoder")).map(x -> Layers.linear(network.scope("rank" + x.shape().rank()), "mix", x, width));
    }, false);
    assertThatThrownBy(faulty::writesTheSameNetworkAgain).isInstanceOf(AssertionError.class);
  }

  private static SharingContract contract(Sharing sharing, boolean tellsTasksApart) {
    return new SharingContract() {
      @Override
      public Sharing sharing() {
        return sharing;
      }

      @Override
      public boolean tellsTasksApart() {
        return tellsTasksApart;
      }
    };
  }
}
