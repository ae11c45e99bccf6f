package dev.medley.training.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class StreamsTest {

  @Test
  void seedTrialAndPurposeEachGiveASeedOfTheirOwn() {
    var seeds = new HashSet<Long>();
    for (long study = -2; study < 3; study++) {
      for (long trial = 0; trial < 50; trial++) {
        for (var purpose : List.of("", "start", "start ", "sampler", "relpmas")) seeds.add(Streams.seed(study, trial, purpose));
      }
    }
    assertThat(seeds).hasSize(5 * 50 * 5);
    assertThat(Streams.seed(1, 2, "loss")).isEqualTo(Streams.seed(1, 2, "loss"));
  }

  /// The first outputs of the published SplitMix64 for the seed 1234567.
  @Test
  void elementsAreThoseOfSplitMix64() {
    assertThat(LongStream.range(0, 5).map(i -> Streams.at(1_234_567, i)).mapToObj(Long::toUnsignedString)).containsExactly(
        "6457827717110365317", "3203168211198807973", "9817491932198370423", "4593380528125082431", "16408922859458223821");
  }

  @Test
  void uniformNumbersLieInTheirInterval() {
    double sum = 0;
    for (int i = 0; i < 10_000; i++) {
      assertThat(Streams.uniform(9, i)).isGreaterThanOrEqualTo(0).isLessThan(1);
      sum += Streams.uniform(9, i);
    }
    assertThat(sum / 10_000).isCloseTo(0.5, within(0.015));
  }

  @Test
  void aStreamIsDecidedByItsSeed() {
    assertThat(Streams.stream(3).longs(10).toArray()).isEqualTo(Streams.stream(3).longs(10).toArray())
        .isNotEqualTo(Streams.stream(4).longs(10).toArray());
  }
}
