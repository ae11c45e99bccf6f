package dev.medley.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BenchmarksTest {

  @Test
  void namesAreUniqueAndSummariesAreSentences() {
    assertThat(Benchmarks.all()).extracting(Benchmark::name).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z][a-z-]*"));
    assertThat(Benchmarks.all()).extracting(Benchmark::summary).allMatch(summary -> summary.endsWith("."));
  }

  @Test
  void aClaimHoldsFromItsBarOn() {
    assertThat(Figure.of("gain", 1.5, "times").atLeast(1.5).holds()).contains(true);
    assertThat(Figure.of("gain", 1.4, "times").atLeast(1.5).holds()).contains(false);
    assertThat(Figure.of("cost", 1.4, "times").atMost(1.5).holds()).contains(true);
    assertThat(Figure.of("cost", 1.6, "times").atMost(1.5).holds()).contains(false);
  }

  @Test
  void whatCouldNotBeMeasuredHoldsNothing() {
    assertThat(Figure.of("gain", Double.NaN, "times").atLeast(0).holds()).contains(false);
    assertThat(Figure.of("gain", Double.NaN, "times").holds()).isEmpty();
  }
}
