package dev.medley.training.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import org.junit.jupiter.api.Test;

/// What is kept while an answer is written.
final class ReadOnceTest {

  private static final int ROWS = 3;
  private static final int LENGTH = 4;
  private static final int WORDS = 5;
  private static final int WIDTH = 2;

  private final Network network = Network.empty();
  private final Tensor tokens = network.input("tokens", Shape.of(ROWS, LENGTH), DType.INT);
  private final Tensor mask = network.input("mask", Shape.of(ROWS, LENGTH), DType.FLOAT);
  private final Tensor written = network.input(Inputs.WRITTEN, Shape.of(ROWS, WORDS), DType.INT);
  private final Tensor table = network.parameter("table", Shape.of(9, WIDTH), new Init.Normal(1));
  private final Tensor weight = network.parameter("weight", Shape.of(WIDTH, WIDTH), new Init.Normal(1));
  private final Tensor read = table.embedding(tokens).matmul(weight);
  private final Tensor queries = table.embedding(written);

  /// The encoder's part and what the decoder makes of it alone, though it is made from the same parameters; not these, and nothing below.
  @Test
  void theOutermostOfWhatDoesNotChangeIsKept() {
    var keys = read.gelu().transpose(1, 2);
    assertThat(ReadOnce.of(queries.matmul(weight).matmul(keys), ROWS)).containsExactly(keys);
    assertThat(ReadOnce.of(queries.matmul(weight), ROWS)).isEmpty();
  }

  /// A mask for all pairs of places is larger than the mask that it is made from.
  @Test
  void whatWasRepeatedIsRepeatedAgain() {
    var repeated = mask.sub(1).reshape(ROWS, 1, LENGTH).expand(ROWS, WORDS, LENGTH).mul(1e9);
    assertThat(ReadOnce.of(queries.sum(2).unsqueeze(2).expand(ROWS, WORDS, LENGTH).add(repeated), ROWS)).hasSize(1).first()
        .extracting(t -> t.shape().size()).isEqualTo(ROWS * LENGTH);
  }

  /// Rows cannot be taken out of what joins them; what it is made from is kept.
  @Test
  void whatIsNotMadeRowByRowIsMadeAgain() {
    var joined = read.mean(1).sum(0);
    assertThat(ReadOnce.of(queries.add(joined), ROWS)).hasSize(1).first().extracting(Tensor::shape).isEqualTo(Shape.of(ROWS, WIDTH));
    var turned = read.mean(1).permute(1, 0);
    assertThat(ReadOnce.of(queries.matmul(turned), ROWS)).hasSize(1).first().extracting(Tensor::shape).isEqualTo(Shape.of(ROWS, WIDTH));
  }
}
