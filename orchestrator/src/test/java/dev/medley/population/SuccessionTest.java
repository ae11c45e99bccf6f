package dev.medley.population;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.rung.Reached;
import dev.medley.space.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuccessionTest {

  private static final Population QUARTER = new Population(4, 0.25, 1.2, 0.25);

  private static Reached reached(int trial, double... objectives) {
    return new Reached(trial, 10, IntStream.range(0, objectives.length).mapToObj(i -> objectives[i]).toList(), 0);
  }

  private static List<Reached> eight() {
    return IntStream.range(0, 8).mapToObj(i -> reached(i, Math.abs(i - 3.1))).toList();
  }

  @Test
  void theWorstGiveWayToCopiesOfTheBest() {
    var succession = Succession.of(eight(), 8, QUARTER, new SplittableRandom(1));
    assertThat(succession.leaving()).extracting(Reached::trial).containsExactly(0, 7);
    assertThat(succession.donors()).hasSize(2).isSubsetOf(3, 4);
  }

  @Test
  void everyoneAmongTheBestIsCopiedAtTimes() {
    var donors = new TreeSet<Integer>();
    for (int seed = 0; seed < 20; seed++) donors.addAll(Succession.of(eight(), 8, QUARTER, new SplittableRandom(seed)).donors());
    assertThat(donors).containsExactly(3, 4);
  }

  /// Of ten two have failed, and one has reached no number: four places are free, two of them by rank, where what is no number comes last.
  @Test
  void whoFailedLeavesAPlaceAndWhatIsNoNumberComesLast() {
    var reached = new ArrayList<>(eight());
    reached.set(3, reached(3, Double.NaN));
    var succession = Succession.of(reached, 10, QUARTER, new SplittableRandom(2));
    assertThat(succession.leaving()).extracting(Reached::trial).containsExactly(3, 7);
    assertThat(succession.donors()).hasSize(4).isSubsetOf(4, 2);
  }

  @Test
  void severalObjectivesGoByFronts() {
    var reached = List.of(reached(0, 1, 4), reached(1, 4, 1), reached(2, 5, 5), reached(3, 2, 2));
    var succession = Succession.of(reached, 4, QUARTER, new SplittableRandom(3));
    assertThat(succession.leaving()).extracting(Reached::trial).containsExactly(2);
    assertThat(succession.donors()).isSubsetOf(0, 1, 3);
  }

  @Test
  void whereNobodyLivesNobodyIsCopied() {
    assertThat(Succession.of(List.of(), 8, QUARTER, new SplittableRandom(1))).isEqualTo(new Succession(List.of(), List.of()));
    var one = Succession.of(List.of(reached(5, 1)), 3, QUARTER, new SplittableRandom(1));
    assertThat(one.leaving()).isEmpty();
    assertThat(one.donors()).containsExactly(5, 5);
  }
}
