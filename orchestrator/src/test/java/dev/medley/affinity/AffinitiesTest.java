package dev.medley.affinity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AffinitiesTest {

  private static final double[][] TARGETS = {{1, 0}, {1, 1}, {-1, 0}};
  private static final double RATE = 0.1;

  private static double loss(int task, double x, double y) {
    return 0.5 * (Math.pow(x - TARGETS[task][0], 2) + Math.pow(y - TARGETS[task][1], 2));
  }

  /// Bowls around three points, from the origin by steps of gradient descent of 0.1: computed by hand from the definition. Towards (1, 0) the first loses 19 %, the second, at (1, 1), 9.5 %, and the third, opposite, gains 21 %.
  private static Affinities bowls() {
    var before = IntStream.range(0, 3).mapToObj(j -> loss(j, 0, 0)).toList();
    var after = new ArrayList<List<Double>>();
    for (var target : TARGETS) after.add(IntStream.range(0, 3).mapToObj(j -> loss(j, RATE * target[0], RATE * target[1])).toList());
    return Affinities.of(List.of("east", "north-east", "west"), before, after);
  }

  @Test
  void areWhatAStepOnOneTaskTakesOffAnother() {
    double[][] golden = {{.19, .095, -.21}, {.18, .19, -.22}, {-.21, -.105, .19}};
    for (int i = 0; i < 3; i++) for (int j = 0; j < 3; j++) assertThat(bowls().of(i, j)).isCloseTo(golden[i][j], within(1e-12));
  }

  @Test
  void theMeanOfMomentsIsNumberByNumber() {
    var twice = new Affinities(bowls().tasks(), bowls().matrix().stream().map(row -> row.stream().map(v -> 3 * v).toList()).toList());
    assertThat(Affinities.mean(List.of(bowls(), twice)).of(0, 1)).isCloseTo(0.19, within(1e-12));
  }

  @Test
  void tasksThatHelpEachOtherAreGrouped() {
    assertThat(TaskGroups.best(bowls(), 2).groups()).containsExactly(List.of("east", "north-east"), List.of("west"));
    assertThat(TaskGroups.best(bowls(), 2).value()).isCloseTo(.095 + .18, within(1e-12));
    assertThat(TaskGroups.best(bowls(), 3).value()).isZero();
    // All together each task has the mean of what the two others do to it.
    assertThat(TaskGroups.best(bowls(), 1).value()).isCloseTo((.18 - .21) / 2 + (.095 - .105) / 2 + (-.21 - .22) / 2, within(1e-12));
  }

  /// Four camps of three, dealt out among twelve tasks: more than are searched, and found by joining.
  @Test
  void manyTasksAreGroupedByJoining() {
    var random = new SplittableRandom(3);
    var tasks = IntStream.range(0, 12).mapToObj(i -> "t" + i).toList();
    var matrix = IntStream.range(0, 12).mapToObj(i -> IntStream.range(0, 12)
        .mapToObj(j -> (i % 4 == j % 4 ? 0.1 : -0.1) + random.nextDouble(-0.02, 0.02)).toList()).toList();
    var groups = TaskGroups.best(new Affinities(tasks, matrix), 4).groups();
    assertThat(groups).containsExactlyInAnyOrder(List.of("t0", "t4", "t8"), List.of("t1", "t5", "t9"), List.of("t2", "t6", "t10"),
        List.of("t3", "t7", "t11"));
  }

  @Test
  void ofTwoGroupsThatAreWorthTheSameTheFirstIsTaken() {
    var none = new Affinities(List.of("a", "b", "c"), List.of(List.of(0.0, 0.0, 0.0), List.of(0.0, 0.0, 0.0), List.of(0.0, 0.0, 0.0)));
    assertThat(TaskGroups.best(none, 2)).isEqualTo(TaskGroups.best(none, 2));
    assertThat(TaskGroups.best(none, 2).groups()).hasSize(2);
  }
}
