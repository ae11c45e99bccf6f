package dev.medley.api.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What each layer declares and the shape that it gives.
class LayersTest {

  private final Network network = Network.empty();
  private final Tensor x = network.input("x", Shape.of(2, 5, 4), DType.FLOAT);

  @Test
  void linear() {
    assertThat(Layers.linear(network, "out", x, 3).shape()).isEqualTo(Shape.of(2, 5, 3));
    assertThat(network.parameters()).extracting(Tensor::toString).containsExactly("out.weight(4, 3)", "out.bias(3)");
    assertThat(network.parameters()).extracting(Tensor::op)
        .containsExactly(new Op.Parameter("out.weight", new Init.Uniform(0.5f), Owner.SHARED),
            new Op.Parameter("out.bias", new Init.Uniform(0.5f), Owner.SHARED));
  }

  @Test
  void taskLinear() {
    assertThat(Layers.taskLinear(network.scope("head"), "out", x, 3).shape()).isEqualTo(Shape.of(2, 5, 3));
    assertThat(network.parameters()).extracting(Tensor::toString).containsExactly("head.out.weight(4, 3)", "head.out.bias(3)");
    assertThat(network.parameters()).allSatisfy(p -> assertThat(((Op.Parameter) p.op()).owner()).isEqualTo(Owner.TASK));
  }

  @Test
  void layerNorm() {
    assertThat(Layers.layerNorm(network, "norm", x).shape()).isEqualTo(x.shape());
    assertThat(network.parameters()).extracting(Tensor::op)
        .containsExactly(new Op.Parameter("norm.scale", Init.ones(), Owner.SHARED),
            new Op.Parameter("norm.shift", Init.zeros(), Owner.SHARED));
  }

  @Test
  void embedding() {
    var ids = network.input("ids", Shape.of(2, 5), DType.INT);
    assertThat(Layers.embedding(network, "words", ids, 100, 8).shape()).isEqualTo(Shape.of(2, 5, 8));
    assertThat(network.parameters()).extracting(Tensor::toString).containsExactly("words.table(100, 8)");
  }

  @Test
  void conv1d() {
    assertThat(Layers.conv1d(network, "conv", x, 3, 6).shape()).isEqualTo(Shape.of(2, 5, 6));
    assertThat(network.parameters()).extracting(Tensor::toString).containsExactly("conv.weight(12, 6)", "conv.bias(6)");
  }

  @Test
  void scopesNest() {
    network.scope("a").scope("b").parameter("w", Shape.SCALAR, Init.xavier(2, 4));
    assertThat(network.parameters()).extracting(Tensor::name).containsExactly("a.b.w");
    assertThat(network.parameters().getFirst().op()).isEqualTo(new Op.Parameter("a.b.w", new Init.Uniform(1), Owner.SHARED));
  }
}
