package dev.medley.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TableTest {

  private static Table leaderboard() {
    return new Table(List.of(Column.number("RANK"), Column.number("DELTA_M"), Column.text("SHARING"), Column.text("WHAT IT IS").cut(),
        Column.number("rate").out(), Column.text("loss").out()))
        .add("1", "4.821", "mmoe", "Shares expert networks, of which every task mixes its own.", "0.003", "static")
        .add("2", "-0.5", "hard", "Shares all.", "0.01", "equal");
  }

  @Test
  void columnsLineUp() {
    assertThat(leaderboard().lines(100)).containsExactly(
        "RANK  DELTA_M  SHARING  WHAT IT IS                                                   rate  loss",
        "   1    4.821  mmoe     Shares expert networks, of which every task mixes its own.  0.003  static",
        "   2     -0.5  hard     Shares all.                                                  0.01  equal");
    assertThat(leaderboard().leftOut(100)).isEmpty();
  }

  @Test
  void whereThereIsLittleRoomColumnsGoAndCellsAreCut() {
    assertThat(leaderboard().lines(60)).containsExactly(
        "RANK  DELTA_M  SHARING  WHAT IT IS",
        "   1    4.821  mmoe     Shares expert networks, of which ev…",
        "   2     -0.5  hard     Shares all.").allMatch(line -> line.length() <= 60);
    assertThat(leaderboard().leftOut(60)).containsExactly("rate", "loss");
  }

  @Test
  void whatMustBeWholeIsWhole() {
    assertThat(leaderboard().lines(10)).startsWith("RANK  DELTA_M  SHARING  WHAT IT…");
  }

  @Test
  void aRowHasACellForEveryColumn() {
    assertThatThrownBy(() -> leaderboard().add("1")).hasMessage("A row has 6 cells, not [1]");
  }
}
