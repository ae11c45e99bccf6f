package dev.medley.lifelong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Figures computed by hand from the definitions.
final class ArrivalsTest {

  private static Map<String, Double> summaries(double first, double second) {
    return new Arrivals(List.of(List.of(first, .3, .2), List.of(second, .85, .4), List.of(.6, .8, .95)), Collections.nCopies(3, .1))
        .summaries();
  }

  private static void assertFigure(Map<String, Double> summaries, String name, double wanted) {
    assertThat(summaries.get(name)).as(name).isCloseTo(wanted, within(1e-6));
  }

  @Test
  void summariesOfATaskThatIsForgotten() {
    var summaries = summaries(.9, .7);
    assertFigure(summaries, "acc", .783333);
    assertFigure(summaries, "average", .819444);
    assertFigure(summaries, "bwt", -.175);
    assertFigure(summaries, "fwt", .25);
    assertFigure(summaries, "forgetting", .175);
    assertFigure(summaries, "forgetting-first", .175);
  }

  /// Where a task gets better after its arrival, the two definitions of forgetting differ.
  @Test
  void forgettingIsAgainstTheBestOrAgainstTheFirst() {
    var summaries = summaries(.7, .9);
    assertFigure(summaries, "forgetting", .175);
    assertFigure(summaries, "forgetting-first", .075);
    assertFigure(summaries, "bwt", -.075);
  }

  @Test
  void aSingleTaskForgetsNothing() {
    assertThat(new Arrivals(List.of(List.of(.5)), List.of(.1)).summaries()).isEqualTo(Map.of("acc", .5, "average", .5));
  }

  @Test
  void everyTaskHasAFigureAfterEachArrival() {
    assertThatThrownBy(() -> new Arrivals(List.of(List.of(.5)), List.of(.1, .2))).hasMessageContaining("one for each task");
  }
}
