package dev.medley.testkit.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.ShapeException;
import dev.medley.api.tensor.Tensor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/// Each fault that an encoder may have is caught by the test that names it.
class FaultyEncodersTest {

  @Test
  void meanOverTheBatch() {
    var faulty = vectors((network, x) -> Layers.linear(network, "layer", x.sub(x.mean(0)), 3));
    assertThatThrownBy(faulty::anExampleHasTheSameFeaturesAloneAndInABatch).hasMessageContaining("features of example 0 alone");
  }

  @Test
  void orderInTheBatch() {
    var faulty = vectors(
        (network, x) -> Layers.linear(network, "layer", x.mul(Tensor.constant(Shape.of(4, 1), 1, 2, 3, 4).expand(4, 5)), 3));
    assertThatThrownBy(faulty::permutingTheBatchPermutesTheFeatures).hasMessageContaining("features of a permuted batch");
  }

  @Test
  void parametersOfTheBatchsSize() {
    var faulty = vectors((network, x) -> x.add(network.parameter("bias", x.shape(), Init.zeros())));
    assertThatThrownBy(faulty::anExampleHasTheSameFeaturesAloneAndInABatch)
        .hasMessageContaining("parameters may not depend on the batch size");
  }

  @Test
  void wordsThatAreNotThere() {
    var faulty = texts((network, text) -> Layers.embedding(network, "words", text.tokens(), text.vocabulary(), 4).mean(1));
    assertThatThrownBy(faulty::wordsBeyondTheMaskDoNotCount).hasMessageContaining("other words where the mask is zero");
    assertThatThrownBy(faulty::paddingDoesNotChangeTheFeatures).hasMessageContaining("texts that are filled up");
  }

  @Test
  void parameterOutsideOfTheScope() {
    var outside = Network.empty();
    var faulty = vectors((network, x) -> Layers.linear(outside.scope("s" + outside.parameters().size()), "layer", x, 3));
    assertThatThrownBy(faulty::declaresItsParametersInTheScopeThatItIsGiven).isInstanceOf(AssertionError.class);
  }

  @Test
  void sameNameTwice() {
    var faulty = vectors((network, x) -> Layers.linear(network, "layer", Layers.linear(network, "layer", x, 5), 3));
    assertThatThrownBy(faulty::declaresItsParametersInTheScopeThatItIsGiven).isInstanceOf(ShapeException.class)
        .hasMessageContaining("MED-034");
  }

  @Test
  void unusedParameter() {
    var faulty = vectors((network, x) -> {
      network.parameter("unused", Shape.of(3), Init.zeros());
      return Layers.linear(network, "layer", x, 3);
    });
    assertThatThrownBy(faulty::gradientsReachEveryParameter).hasMessageContaining("parameters that no gradient reaches")
        .hasMessageContaining("encoder.unused");
  }

  @Test
  void stoppedGradient() {
    var faulty = vectors((network, x) -> Layers.linear(network, "two", Layers.linear(network, "one", x, 3).stopGradient(), 3));
    assertThatThrownBy(faulty::gradientsReachEveryParameter).hasMessageContaining("encoder.one.weight");
  }

  @Test
  void knowsTheTask() {
    assertThatThrownBy(vectors((network, x) -> Layers.taskLinear(network, "layer", x, 3))::doesNotKnowTheTask)
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(vectors((network, x) -> Layers.linear(network, "layer", x, 3).mul(network.task().toFloat()))::doesNotKnowTheTask)
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void anotherNetworkEachTime() {
    var times = new AtomicInteger(2);
    assertThatThrownBy(vectors((network, x) -> Layers.linear(network, "layer", x, times.incrementAndGet()))::writesTheSameNetworkAgain)
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(
        vectors((network, x) -> Layers.linear(network, "layer", x, 3).mul(times.incrementAndGet()))::writesTheSameNetworkAgain)
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void notANumber() {
    assertThatThrownBy(vectors((network, x) -> Layers.linear(network, "layer", x, 3).log())::featuresAreFinite)
        .isInstanceOf(AssertionError.class);
  }

  private static EncoderContract vectors(BiFunction<Network, Tensor, Tensor> pooled) {
    return contract(ModelInput.Vectors.class, (network, input) -> pooled.apply(network, ((ModelInput.Vectors) input).values()));
  }

  private static EncoderContract texts(BiFunction<Network, ModelInput.Text, Tensor> pooled) {
    return contract(ModelInput.Text.class, (network, input) -> pooled.apply(network, (ModelInput.Text) input));
  }

  private static EncoderContract contract(Class<? extends ModelInput> kind, BiFunction<Network, ModelInput, Tensor> pooled) {
    return new EncoderContract() {
      @Override
      public Encoder encoder() {
        return new Encoder() {
          @Override
          public boolean reads(Class<? extends ModelInput> other) {
            return other == kind;
          }

          @Override
          public Features encode(Network network, ModelInput input) {
            return new Features.Rows(pooled.apply(network, input));
          }
        };
      }

      @Override
      public Class<? extends ModelInput> kind() {
        return kind;
      }
    };
  }
}
