package dev.medley.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.task.Answer;
import dev.medley.api.task.Target;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AreaUnderCurveTest {

  private static double area(double[] predicted, double... right) {
    return new AreaUnderCurve(List.of()).score(new Target.Numbers(List.of("y")), answers(predicted), answers(right));
  }

  private static List<Answer> answers(double... numbers) {
    return Arrays.stream(numbers).<Answer>mapToObj(n -> new Answer.Numbers(List.of((float) n))).toList();
  }

  /// Of the four pairs of a positive and a negative, three are in order.
  @Test
  void isTheShareOfPairsInOrder() {
    assertThat(area(new double[]{0.1, 0.4, 0.35, 0.8}, 0, 0, 1, 1)).isEqualTo(0.75);
    assertThat(area(new double[]{3, 2, 1}, 1, 0, 0)).isEqualTo(1);
  }

  @Test
  void tiesCountHalf() {
    assertThat(area(new double[]{1, 1, 1}, 1, 0, 0)).isEqualTo(0.5);
    assertThat(area(new double[]{2, 1, 1}, 0, 1, 0)).isEqualTo(0.25);
  }

  @Test
  void isTheMeanOverGroups() {
    var grouped = new AreaUnderCurve(List.of(2, 2));
    var right = answers(0, 1, 0, 1);
    assertThat(grouped.score(new Target.Numbers(List.of("y")), answers(1, 2, 9, 8), right)).isEqualTo(0.5);
    assertThat(grouped.score(new Target.Numbers(List.of("y")), answers(1, 2, 8, 9), right)).isEqualTo(1);
  }

  @Test
  void isOneHalfWithoutPairs() {
    assertThat(area(new double[]{2, 1}, 1, 1)).isEqualTo(0.5);
  }
}
