package dev.medley.search.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PredictionTest {

  /// The integral of `max(0, best − y)` over the normal density, by the trapezoid rule.
  private static double integrated(double mean, double deviation, double best) {
    double sum = 0;
    double step = deviation / 2000;
    for (double y = mean - 12 * deviation; y < best; y += step) {
      double z = (y - mean) / deviation;
      sum += (best - y) * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) / deviation * step;
    }
    return sum;
  }

  @Test
  void isTheLogarithmOfTheExpectedGain() {
    for (double best : new double[]{-2, 0, .5, 3}) {
      assertThat(new Prediction(.7, .8).logImprovementOn(best)).isCloseTo(Math.log(integrated(.7, .8, best)), within(1e-5));
    }
    assertThat(new Prediction(0, 1).logImprovementOn(0)).isCloseTo(Math.log(1 / Math.sqrt(2 * Math.PI)), within(1e-12));
  }

  /// From where the formula is exact into where it is expanded, and on to where an improvement is out of the question.
  @Test
  void fallsWithoutEndAndWithoutAGap() {
    double before = Double.POSITIVE_INFINITY;
    for (double mean = 0; mean < 1000; mean += .01) {
      double now = new Prediction(mean, 1).logImprovementOn(0);
      assertThat(now).isFinite().isLessThan(before);
      before = now;
    }
    double above = new Prediction(9.999, 1).logImprovementOn(0);
    double below = new Prediction(10.001, 1).logImprovementOn(0);
    assertThat(above - below).isCloseTo(.0204, within(2e-4)); // the slope is z + 2/z or so
  }
}
