package dev.medley.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MovingRowsTest {

  private static final Order ORDER = new Order(IntStream.range(0, 100).map(i -> 1000 + (i * 37) % 100).toArray());

  private static int[] draw(MovingRows rows, int count) {
    return IntStream.range(0, count).map(_ -> rows.next()).toArray();
  }

  private static int[] part(int from, int to) {
    return IntStream.range(from, to).map(ORDER::row).toArray();
  }

  @Test
  void everyPassGivesEachRowOfTheRangeOnce() {
    var rows = new MovingRows(3);
    rows.move(ORDER, .2, .5);
    int[] first = draw(rows, 30);
    int[] second = draw(rows, 30);
    assertThat(first).containsExactlyInAnyOrder(part(20, 50));
    assertThat(second).containsExactlyInAnyOrder(part(20, 50)).isNotEqualTo(first);
  }

  @Test
  void rowsThatEnterJoinThePass() {
    var rows = new MovingRows(3);
    rows.move(ORDER, 0, .2);
    var drawn = new HashSet<Integer>();
    for (int row : draw(rows, 15)) drawn.add(row);
    rows.move(ORDER, 0, .4);
    for (int row : draw(rows, 25)) assertThat(drawn.add(row)).as("row %d comes once in the pass", row).isTrue();
    assertThat(drawn).hasSize(40);
  }

  @Test
  void rowsThatLeaveAreLeftOut() {
    var rows = new MovingRows(3);
    rows.move(ORDER, 0, 1);
    draw(rows, 50);
    rows.move(ORDER, .9, 1);
    int[] after = draw(rows, 40);
    for (int row : after) assertThat(part(90, 100)).contains(row);
    assertThat(after).contains(part(90, 100));
  }

  @Test
  void rowsThatLeaveAndComeBackAreStillDrawnOnceInAPass() {
    var rows = new MovingRows(3);
    rows.move(ORDER, 0, 1);
    var counts = new HashMap<Integer, Integer>();
    for (int i = 0; i < 100; i++) {
      rows.move(ORDER, i % 2 == 0 ? 0 : .5, 1);
      counts.merge(rows.next(), 1, Integer::sum);
      // A pass over a hundred rows cannot end before its fiftieth draw.
      if (i < 50) assertThat(counts.values()).containsOnly(1);
    }
  }

  @Test
  void anotherOrderKeepsThePass() {
    var rows = new MovingRows(3);
    rows.move(ORDER, 0, .4);
    var drawn = new HashSet<Integer>();
    for (int row : draw(rows, 30)) drawn.add(row);
    var turned = new Order(IntStream.range(0, 100).map(i -> ORDER.row(99 - i)).toArray());
    rows.move(turned, .6, 1);
    for (int row : draw(rows, 10)) assertThat(drawn.add(row)).isTrue();
    assertThat(drawn).containsExactlyInAnyOrderElementsOf(IntStream.of(part(0, 40)).boxed().toList());
  }

  @Test
  void aRangeHasOneRowAtLeast() {
    var rows = new MovingRows(3);
    rows.move(ORDER, 0, 1e-6);
    assertThat(draw(rows, 3)).containsOnly(ORDER.row(0));
    rows.move(ORDER, 1 - 1e-6, 1);
    assertThat(draw(rows, 3)).containsOnly(ORDER.row(99));
  }

  @Test
  void theSeedDecides() {
    var first = new MovingRows(3);
    var same = new MovingRows(3);
    var other = new MovingRows(4);
    for (var rows : new MovingRows[]{first, same, other}) rows.move(ORDER, 0, 1);
    int[] drawn = draw(first, 150);
    assertThat(drawn).isEqualTo(draw(same, 150)).isNotEqualTo(draw(other, 150));
  }
}
