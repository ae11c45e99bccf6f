package dev.medley.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InnerLoopTest {

  private static final double RATE = 0.25;

  private static List<Double> rates(InnerLoop loop, int longest) {
    return IntStream.rangeClosed(0, longest).mapToObj(pass -> loop.rate(pass, longest)).toList();
  }

  private static List<Integer> sets(InnerLoop loop, int longest) {
    return IntStream.rangeClosed(0, longest).mapToObj(pass -> loop.set(pass, longest)).toList();
  }

  @Test
  void whoHasFewerStepsWaitsForTheLongest() {
    assertThat(rates(new InnerLoop(3, RATE, true, true), 3)).containsExactly(RATE, RATE, RATE, 0.0);
    assertThat(rates(new InnerLoop(1, RATE, true, true), 3)).containsExactly(0.0, 0.0, RATE, 0.0);
    assertThat(rates(new InnerLoop(0, RATE, false, true), 3)).containsOnly(0.0);
  }

  @Test
  void theLookIsAtExamplesThatNoStepHasSeen() {
    var fresh = new InnerLoop(2, RATE, true, true);
    assertThat(fresh.sets()).isEqualTo(3);
    assertThat(sets(fresh, 4)).containsExactly(0, 0, 0, 1, 2);
    var same = new InnerLoop(2, RATE, false, true);
    assertThat(same.sets()).isEqualTo(2);
    assertThat(sets(same, 2)).containsExactly(0, 0, 1);
    assertThat(new InnerLoop(4, RATE, true, false).sets()).isEqualTo(4);
    assertThat(new InnerLoop(0, RATE, false, true).sets()).isEqualTo(1);
  }

  @Test
  void oneLossOfEachAdaptationCounts() {
    for (var loop : List.of(new InnerLoop(2, RATE, true, true), new InnerLoop(0, RATE, false, true)))
      assertThat(IntStream.rangeClosed(0, 5).filter(pass -> loop.counts(pass, 5))).containsExactly(5);
    assertThat(IntStream.rangeClosed(0, 5).filter(pass -> new InnerLoop(2, RATE, true, false).counts(pass, 5))).containsExactly(4);
  }

  @Test
  void whatDoesNothingIsNone() {
    assertThatThrownBy(() -> new InnerLoop(0, RATE, true, false)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void newTasksAreLookedAtBeforeAfterAndOnTheWay() {
    assertThat(AdaptationCurve.marks(10)).containsExactly(0, 1, 5, 10);
    assertThat(AdaptationCurve.marks(3)).containsExactly(0, 1, 3);
    assertThat(AdaptationCurve.marks(0)).containsExactly(0);
    assertThat(AdaptationCurve.marks(100)).containsExactly(0, 1, 5, 10, 100);
    assertThat(AdaptationCurve.name(5)).isEqualTo("after-5");
  }
}
