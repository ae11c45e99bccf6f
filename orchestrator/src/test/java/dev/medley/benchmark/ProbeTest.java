package dev.medley.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.training.random.Streams;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProbeTest {

  private record Rows(List<float[]> features, List<Integer> labels) {}

  /// Three classes, of which the first has most rows; what shows them is `signal` times as strong as the noise.
  private static Rows rows(double signal, long seed) {
    var random = Streams.stream(seed);
    var rows = new Rows(new ArrayList<>(), new ArrayList<>());
    for (int n = 0; n < 600; n++) {
      int label = n % 6 < 4 ? 0 : n % 6 - 3;
      float[] features = new float[4];
      for (int i = 0; i < 4; i++) features[i] = (float) (100 + random.nextGaussian() + (i == label ? signal : 0));
      rows.features().add(features);
      rows.labels().add(label);
    }
    return rows;
  }

  private static double accuracy(double signal) {
    var learned = rows(signal, 1);
    var tested = rows(signal, 2);
    return Probe.train(learned.features(), learned.labels(), 3).balancedAccuracy(tested.features(), tested.labels());
  }

  @Test
  void findsWhatIsThere() {
    assertThat(accuracy(6)).isGreaterThan(0.97);
  }

  @Test
  void isAtChanceWhereNothingIsHoweverManyRowsAClassHas() {
    assertThat(accuracy(0)).isBetween(0.28, 0.39);
  }
}
