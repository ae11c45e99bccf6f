package dev.medley.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumbersTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "64, 64", "-3, -3", "0.001, 0.001", "0.00316227766, 0.003162", "0.0000316, 3.160e-05", "0.5, 0.5", "12.3456, 12.35",
    "123456.7, 123457", "1e9, 1.000e+09", "NaN, –",
    "Infinity, ∞", "-Infinity, -∞"})
  void fourDigits(double value, String shown) {
    assertThat(Numbers.shown(value)).isEqualTo(shown.replaceFirst("\\.?0+e", "e"));
  }

  @ParameterizedTest
  @CsvSource({"0, 0 s", "59.4, 59 s", "60, 1 min", "125, 2 min 5 s", "3600, 1 h", "4830, 1 h 20 min"})
  void times(double seconds, String shown) {
    assertThat(Numbers.time(Duration.ofMillis((long) (seconds * 1000)))).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"512000000, 512 MB", "7600000000, 7.6 GB"})
  void sizes(long bytes, String shown) {
    assertThat(Numbers.bytes(bytes)).isEqualTo(shown);
  }
}
