package dev.medley.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WeightsTest {

  @Test
  void bytesKeepEveryBit() {
    var weights = new Weights(new float[]{1.5f, -0f, Float.MIN_VALUE}, new float[]{Float.NaN, 3e38f});
    var again = Weights.fromBytes(weights.toBytes());
    assertThat(again.shared()).isEqualTo(weights.shared());
    assertThat(again.own()).isEqualTo(weights.own());
    assertThat(again.size()).isEqualTo(5);
  }

  @Test
  void bytesAreLittleEndianWithTheLengthOfTheSharedPartFirst() {
    assertThat(new Weights(new float[]{1}, new float[]{2, -1}).toBytes())
        .containsExactly(1, 0, 0, 0, 0, 0, 0x80, 0x3f, 0, 0, 0, 0x40, 0, 0, 0x80, 0xbf);
  }

  @Test
  void noneIsEmpty() {
    assertThat(Weights.none().size()).isZero();
    assertThat(Weights.fromBytes(Weights.none().toBytes()).size()).isZero();
  }
}
