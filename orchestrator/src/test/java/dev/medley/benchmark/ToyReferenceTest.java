package dev.medley.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToyReferenceTest {

  /// Values of the authors' own program at two points.
  @Test
  void pointsHaveTheLossesAndGradientsOfTheAuthorsProgram() {
    var start = new ToyPoint(-8.5, 7.5);
    assertThat(start.first()).isCloseTo(6.552363, within(1e-6));
    assertThat(start.second()).isCloseTo(7.900798, within(1e-6));
    assertThat(start.firstGradient().x()).isCloseTo(-.285399, within(1e-6));
    assertThat(start.firstGradient().y()).isCloseTo(.007249, within(1e-6));
    assertThat(start.secondGradient().x()).isCloseTo(-.073992, within(1e-6));
    assertThat(start.secondGradient().y()).isCloseTo(.008739, within(1e-6));
    assertThat(new ToyPoint(-8.5, -5).first()).isCloseTo(4.059918, within(1e-6));
    assertThat(new ToyPoint(-8.5, -5).second()).isCloseTo(-19.421502, within(1e-6));
    assertThat(new ToyPoint(9, 9).first()).isCloseTo(7.943949, within(1e-6));
    assertThat(new ToyPoint(0, -8.3552).mean()).isCloseTo(-15.091638, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-6, -0.7, 0.4, 3})
  void gradientsAreThoseOfFiniteDifferences(double y) {
    double x = 1.3;
    double by = 1e-6;
    var at = new ToyPoint(x, y);
    assertThat(at.firstGradient().x()).isCloseTo((new ToyPoint(x + by, y).first() - new ToyPoint(x - by, y).first()) / (2 * by),
        within(1e-6));
    assertThat(at.firstGradient().y()).isCloseTo((new ToyPoint(x, y + by).first() - new ToyPoint(x, y - by).first()) / (2 * by),
        within(1e-6));
    assertThat(at.secondGradient().y()).isCloseTo((new ToyPoint(x, y + by).second() - new ToyPoint(x, y - by).second()) / (2 * by),
        within(1e-6));
  }

  /// From this start nothing hangs on rounding: the ends of the table of an independent program in double precision.
  @Test
  void methodsEndWhereAnIndependentProgramEnds() {
    assertThat(end("equal")).isCloseTo(0, within(0.01));
    assertThat(end("pcgrad")).isCloseTo(-6.45, within(0.05));
    assertThat(end("mgda")).isCloseTo(-7, within(0.05));
    assertThat(end("imtl-g")).isCloseTo(-6.65, within(0.05));
    assertThat(end("cagrad")).isCloseTo(0, within(0.01));
    // The gradients are all but opposed there, so even this end hangs on how exactly the bargain is struck.
    assertThat(end("nash")).isCloseTo(-6.45, within(0.25));
    assertThat(end("famo")).isCloseTo(-3.78, within(0.05));
  }

  private static double end(String loss) {
    return ToyReference.train(ToyReference.of(loss), new ToyPoint(-8.5, -5), 100_000).x();
  }
}
