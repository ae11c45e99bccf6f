package dev.medley.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SuggestionsTest {

  @ParameterizedTest
  @CsvSource({"kitten, sitting, 3", "ab, ba, 1", "'', abc, 3", "same, same, 0", "sharing, sahring, 1"})
  void distances(String a, String b, int distance) {
    assertThat(Suggestions.distance(a, b)).isEqualTo(distance);
  }

  @Test
  void theEndOfADottedNameIsEnoughToBeNear() {
    var known = List.of("optimizer.adam.rate", "sharing", "encoder.width");
    assertThat(Suggestions.among("raet", known, "There are: ")).isEqualTo("Did you mean: optimizer.adam.rate?");
    assertThat(Suggestions.among("adam.raet", known, "There are: ")).isEqualTo("Did you mean: optimizer.adam.rate?");
    assertThat(Suggestions.among("loss", known, "There are: "))
        .isEqualTo("There are: encoder.width, optimizer.adam.rate, sharing.");
  }
}
