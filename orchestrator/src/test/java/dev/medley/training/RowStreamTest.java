package dev.medley.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RowStreamTest {

  private static int[] pass(RowStream stream, int rows) {
    return IntStream.range(0, rows).map(_ -> stream.next()).toArray();
  }

  @Test
  void everyPassGivesEachRowOnceInAnOrderOfItsOwn() {
    var stream = new RowStream(IntStream.range(100, 140).toArray(), 3);
    int[] first = pass(stream, 40);
    int[] second = pass(stream, 40);
    assertThat(first).containsExactlyInAnyOrder(IntStream.range(100, 140).toArray()).isNotEqualTo(IntStream.range(100, 140).toArray());
    assertThat(second).containsExactlyInAnyOrder(first).isNotEqualTo(first);
  }

  @Test
  void theSeedDecidesTheOrder() {
    int[] rows = IntStream.range(0, 40).toArray();
    assertThat(pass(new RowStream(rows.clone(), 3), 100)).isEqualTo(pass(new RowStream(rows.clone(), 3), 100))
        .isNotEqualTo(pass(new RowStream(rows.clone(), 4), 100));
  }

  @Test
  void aSingleRowComesAgainAndAgain() {
    assertThat(pass(new RowStream(new int[]{7}, 1), 3)).containsExactly(7, 7, 7);
  }
}
