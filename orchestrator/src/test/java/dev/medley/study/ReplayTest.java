package dev.medley.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.parameter.Value;
import dev.medley.search.History;
import dev.medley.search.Outcome;
import dev.medley.search.Search;
import dev.medley.search.Searches;
import dev.medley.space.Parameter;
import dev.medley.space.Parameter.Scale;
import dev.medley.space.Point;
import dev.medley.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplayTest {

  private static final SearchSpace SPACE = new SearchSpace(List.of(new Parameter.Real("rate", 0, 1, Scale.LINEAR, List.of()),
      new Parameter.Permutation("order", List.of("a", "b", "c", "d"), List.of())));

  private static Search search() {
    return Searches.create("auto", SPACE, 1);
  }

  private static History history(List<Point> points) {
    var outcomes = new ArrayList<Outcome>();
    for (var point : points)
      outcomes.add(Outcome.of(outcomes.size(), point, Math.abs(((Value.Real) point.values().get("rate")).value() - .3)));
    return History.of(outcomes);
  }

  /// Rounds of these sizes, each proposed when the one before had ended.
  private static List<Point> study(int... rounds) {
    var points = new ArrayList<Point>();
    for (int round : rounds) points.addAll(search().ask(history(points), round));
    return points;
  }

  private static Replay replayed(List<Point> recorded, int round) {
    var search = search();
    return Replay.of(recorded, round, (known, wanted) -> search.ask(history(recorded.subList(0, known)), wanted));
  }

  @Test
  void whatWasProposedIsProposedAgain() {
    assertThat(replayed(study(8, 8, 8), 8)).isEqualTo(new Replay(24, List.of()));
    assertThat(replayed(List.of(), 8)).isEqualTo(new Replay(0, List.of()));
  }

  @Test
  void aBudgetThatGrewMayHaveCutARoundShort() {
    assertThat(replayed(study(8, 8, 3, 8, 2), 8)).isEqualTo(new Replay(29, List.of()));
  }

  @Test
  void aTrialThatWasChangedIsNamed() {
    var points = study(8, 8, 8);
    points.set(10, Point.of(Map.of("rate", new Value.Real(.123), "order", new Value.Order(List.of("d", "c", "b", "a")))));
    assertThat(replayed(points, 8).differences()).contains(10).doesNotContain(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }
}
