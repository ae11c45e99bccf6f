package dev.medley.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.study.DeltaM.Reference;
import dev.medley.training.MemberResult.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The figures of published tables, with the sign turned: there less is better.
final class DeltaMTest {

  private static final List<String> TASKS = List.of("segmentation", "segmentation", "depth", "depth", "normals", "normals", "normals",
      "normals", "normals");
  private static final List<String> METRICS = List.of("mIoU", "Pix", "Abs", "Rel", "Mean", "Med", "11", "22", "30");
  private static final List<Boolean> HIGHER = List.of(true, true, false, false, false, false, true, true, true);
  private static final double[] ALONE = {38.30, 63.76, .6754, .2780, 25.01, 19.21, 30.14, 57.20, 69.15};

  /// NYUv2 as the tables of FAMO (Liu et al., 2023) and of the methods that it compares to have it: Δm over all metrics, and over tasks.
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "LS, 39.29 65.33 .5493 .2263 28.15 23.96 22.09 47.50 61.08, 5.59, -.88",
    "SI, 38.45 64.27 .5354 .2201 27.60 23.37 22.53 48.57 62.32, 4.39, -1.64",
    "RLW, 37.17 63.77 .5759 .2410 28.27 24.18 22.26 47.05 60.62, 7.78, 2.16",
    "DWA, 39.11 65.31 .5510 .2285 27.61 23.18 24.17 50.18 62.39, 3.57, -1.93",
    "UW, 36.87 63.17 .5446 .2260 27.04 22.61 23.54 49.05 63.65, 4.05, -.91",
    "MGDA, 30.47 59.90 .6070 .2555 24.88 19.45 29.18 56.88 69.36, 1.38, 1.66",
    "PCGrad, 38.06 64.64 .5550 .2325 27.41 22.80 23.86 49.83 63.14, 3.97, -1.11",
    "GradDrop, 39.39 65.12 .5455 .2279 27.48 22.96 23.38 49.44 62.87, 3.58, -2.07",
    "CAGrad, 39.79 65.49 .5486 .2250 26.31 21.58 25.61 52.36 65.58, .19, -4.33",
    "IMTL-G, 39.35 65.60 .5426 .2256 26.02 21.19 26.20 53.13 66.24, -.60, -4.77",
    "Nash-MTL, 40.13 65.93 .5261 .2171 25.26 20.08 28.40 55.47 68.15, -4.05, -7.65",
    "FAMO, 38.88 64.90 .5474 .2194 25.06 19.57 29.21 56.61 68.98, -4.10, -6.79"})
  void givesThePublishedFiguresOfNyuv2(String method, String row, double overMetrics, double overTasks) {
    var scores = scores(Stream.of(row.split(" ")).mapToDouble(Double::parseDouble).toArray());
    var deltaM = new DeltaM(references());
    assertThat(-deltaM.overMetrics(scores)).as(method).isCloseTo(overMetrics, within(0.015));
    assertThat(-deltaM.overTasks(scores)).as(method).isCloseTo(overTasks, within(0.015));
  }

  @Test
  void theFirstMetricOfEachTaskCounts() {
    var scores = scores(38.30 * 1.1, 1, .6754 * 0.8, 1, 25.01, 1, 1, 1, 1);
    assertThat(new DeltaM(references()).overFirst(scores)).isCloseTo((10 + 20 + 0) / 3.0, within(1e-9));
  }

  /// The example of LibMTL's documentation, less the metric that it gives no weight: ((93 - 96)/96 + (0.5 - 0.2)/0.2)/2.
  @Test
  void weighsTasksNotMetrics() {
    var deltaM = new DeltaM(List.of(new Reference("A", "a", 96, true), new Reference("B", "b", 0.2, true)));
    assertThat(deltaM.overTasks(List.of(new Score(1, "A", "a", 93), new Score(1, "B", "b", 0.5)))).isCloseTo(73.4375, within(1e-9));
    var libMtl = new DeltaM(
        List.of(new Reference("A", "a", 96, true), new Reference("A", "less", 98, false), new Reference("B", "b", 0.2, true)));
    var scores = List.of(new Score(1, "A", "a", 93), new Score(1, "A", "less", 99), new Score(1, "B", "b", 0.5));
    assertThat(libMtl.overTasks(scores)).isCloseTo(100 * ((-3.0 / 96 - 1.0 / 98) / 2 + 1.5) / 2, within(1e-9));
    assertThat(libMtl.overMetrics(scores)).isCloseTo(100 * (-3.0 / 96 - 1.0 / 98 + 1.5) / 3, within(1e-9));
  }

  @Test
  void aMetricThatWasNotLearntAloneIsLeftOut() {
    var references = List.of(new Reference("a", "accuracy", 0.5, true), new Reference("b", "f1", 0.04, true),
        new Reference("c", "rmse", 0.04, false), new Reference("d", "rmse", 0, false));
    var scores = List.of(new Score(1, "a", "accuracy", 0.6), new Score(1, "b", "f1", 0.8), new Score(1, "c", "rmse", 0.02),
        new Score(1, "d", "rmse", 1));
    assertThat(new DeltaM(references).overMetrics(scores)).isCloseTo((20 + 50) / 2.0, within(1e-9));
  }

  @Test
  void whatCannotBeComparedIsNotANumber() {
    var deltaM = new DeltaM(references());
    assertThat(deltaM.overMetrics(List.of())).isNaN();
    assertThat(deltaM.overTasks(List.of(new Score(1, "other", "mIoU", 1)))).isNaN();
    assertThat(new DeltaM(List.of()).overFirst(scores(ALONE))).isNaN();
    assertThat(deltaM.overFirst(scores(ALONE))).isZero();
  }

  private static List<Reference> references() {
    var references = new ArrayList<Reference>();
    for (int i = 0; i < ALONE.length; i++) references.add(new Reference(TASKS.get(i), METRICS.get(i), ALONE[i], HIGHER.get(i)));
    return references;
  }

  private static List<Score> scores(double... values) {
    var scores = new ArrayList<Score>();
    for (int i = 0; i < values.length; i++) scores.add(new Score(1, TASKS.get(i), METRICS.get(i), values[i]));
    return scores;
  }
}
