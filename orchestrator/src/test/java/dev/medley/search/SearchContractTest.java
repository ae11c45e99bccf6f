package dev.medley.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.medley.api.parameter.Value;
import dev.medley.space.Declaration;
import dev.medley.space.Point;
import dev.medley.space.SearchSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every search must keep.
class SearchContractTest {

  private static double byRate(Point point) {
    return Math.abs(Math.log10(((Value.Real) point.values().get("rate")).value()) + 3);
  }

  static Stream<String> searches() {
    return Searches.declarations().stream().map(Declaration::name);
  }

  /// Asks for one point at a time, and reports each before the next.
  private static List<Outcome> run(Search search, int trials, ToDoubleFunction<Point> objective) {
    var finished = new ArrayList<Outcome>();
    for (int i = 0; i < trials; i++) {
      var point = search.ask(History.of(finished), 1).getFirst();
      finished.add(Outcome.of(i, point, objective.applyAsDouble(point)));
    }
    return finished;
  }

  @ParameterizedTest
  @MethodSource("searches")
  void proposesPointsOfTheSpace(String name) {
    var space = Spaces.everyKind();
    var cube = new UnitCube(space);
    assertThat(run(Searches.create(name, space, 1), 60, SearchContractTest::byRate))
        .allSatisfy(o -> assertThat(cube.misfits(o.point())).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("searches")
  void keepsWhatLimitsParameters(String name) {
    var space = Spaces.limited();
    var cube = new UnitCube(space);
    var tried = run(Searches.create(name, space, 1), 60, SearchContractTest::byRate);
    assertThat(tried).allSatisfy(o -> assertThat(cube.misfits(o.point())).isEmpty());
    assertThat(tried.stream().map(Outcome::point)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("searches")
  void limitsThatLeaveOneValueGiveThatValue(String name) {
    var tried = run(Searches.create(name, Spaces.exhausted(), 1), 15, p -> 1).stream().map(Outcome::point).distinct().toList();
    assertThat(tried).hasSize(1);
    assertThat(tried.getFirst().values()).containsEntry("all", new Value.Shares(Map.of("a", 0.25, "b", 0.75)))
        .containsEntry("first", new Value.Shares(Map.of("a", 1.0, "b", 0.0)))
        .containsEntry("chain", new Value.Order(List.of("c", "b", "a")))
        .containsEntry("flat", new Value.Schedule(List.of(2.0, 2.0, 2.0)));
  }

  @ParameterizedTest
  @MethodSource("searches")
  void isAFunctionOfSpaceSeedAndHistory(String name) {
    var space = Spaces.everyKind();
    var search = Searches.create(name, space, 1);
    var history = History.of(run(search, 30, SearchContractTest::byRate));
    var points = search.ask(history, 5);
    assertThat(search.ask(history, 5)).isEqualTo(points);
    assertThat(Searches.create(name, space, 1).ask(history, 5)).isEqualTo(points);
    assertThat(Searches.create(name, space, 2).ask(history, 5)).isNotEqualTo(points).doesNotContainAnyElementsOf(points);
  }

  @ParameterizedTest
  @MethodSource("searches")
  void doesNotCareInWhatOrderResultsArrived(String name) {
    var search = Searches.create(name, Spaces.everyKind(), 1);
    var finished = run(search, 30, p -> Math.rint(byRate(p))); // with ties
    var shuffled = new ArrayList<>(finished);
    Collections.shuffle(shuffled, new Random(1));
    assertThat(search.ask(History.of(shuffled), 5)).isEqualTo(search.ask(History.of(finished), 5));
  }

  @ParameterizedTest
  @MethodSource("searches")
  void askingForTwoIsAskingForOneAndThenForAnother(String name) {
    var search = Searches.create(name, Spaces.everyKind(), 1);
    var finished = run(search, 20, SearchContractTest::byRate);
    var three = search.ask(History.of(finished), 3);
    var pending = new ArrayList<Point>();
    for (int i = 0; i < 3; i++) pending.addAll(search.ask(new History(finished, pending, List.of()), 1));
    assertThat(pending).isEqualTo(three);
  }

  @ParameterizedTest
  @MethodSource("searches")
  void proposesNoPointTwiceWhileThereAreOthers(String name) {
    for (long seed = 1; seed <= 20; seed++) {
      var search = Searches.create(name, Spaces.small(), seed);
      var tried = run(search, 12, p -> p.values().hashCode() % 3).stream().map(Outcome::point).toList();
      assertThat(new HashSet<>(tried)).as("seed %d", seed).hasSize(12);
      assertThat(search.ask(new History(List.of(), tried, List.of()), 3)).hasSize(3);
    }
  }

  @ParameterizedTest
  @MethodSource("searches")
  void triesQueuedPointsFirst(String name) {
    var search = Searches.create(name, Spaces.small(), 1);
    var points = search.ask(History.empty(), 12);
    var queue = List.of(points.get(9), points.get(3), points.get(3), points.get(5), points.get(7));
    var history = new History(List.of(Outcome.failed(4, points.get(9))), List.of(points.get(5)), queue);
    assertThat(search.ask(history, 4)).startsWith(points.get(3), points.get(7)).doesNotHaveDuplicates().doesNotContain(points.get(9),
        points.get(5));
  }

  @ParameterizedTest
  @MethodSource("searches")
  void saysAllThatIsWrongWithQueuedPoints(String name) {
    var search = Searches.create(name, Spaces.small(), 1);
    var point = Point
        .of(Map.of("layers", new Value.Whole(3), "fixed", new Value.Real(3), "ordre", new Value.Order(List.of("a", "b", "c"))));
    assertThatThrownBy(() -> search.ask(new History(List.of(), List.of(), List.of(point)), 1)).hasMessage("""
        MED-123 The value (3) of parameter (layers) must be a whole number in [1, 2].
        MED-123 The parameter (order) of the point has no value; it needs an order of [a, b, c].
        MED-123 The parameter (ordre) of the point is not in the space.
        Did you mean: order?""");
  }

  @ParameterizedTest
  @MethodSource("searches")
  void emptyAndSingleSpacesHaveOnePoint(String name) {
    var empty = Searches.create(name, new SearchSpace(List.of()), 1);
    assertThat(run(empty, 15, p -> 1)).allSatisfy(o -> assertThat(o.point().values()).isEmpty());
    assertThat(empty.ask(History.empty(), 2)).hasSize(2);
    var single = run(Searches.create(name, Spaces.single(), 1), 15, p -> 1).stream().map(Outcome::point).distinct().toList();
    assertThat(single).hasSize(1);
    assertThat(single.getFirst().values()).containsEntry("real", new Value.Real(0.1)).containsEntry("whole", new Value.Whole(7));
  }

  @ParameterizedTest
  @MethodSource("searches")
  void copesWithThreeHundredParameters(String name) {
    var space = Spaces.wide(300);
    var cube = new UnitCube(space);
    assertThat(cube.dimensions()).isGreaterThan(1000); // more than Sobol's table has
    assertThat(run(Searches.create(name, space, 1), 15, p -> p.hashCode())).hasSize(15)
        .allSatisfy(o -> assertThat(cube.misfits(o.point())).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("searches")
  void copesWithFailuresAndConstants(String name) {
    for (double value : new double[]{Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, -0.0, Double.MAX_VALUE}) {
      var outcomes = run(Searches.create(name, Spaces.everyKind(), 1), 30, p -> value);
      assertThat(outcomes.stream().map(Outcome::point)).as("objective %s", value).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @MethodSource("searches")
  void minimisesWithSeveralObjectives(String name) {
    var search = Searches.create(name, Spaces.everyKind(), 1);
    var finished = new ArrayList<Outcome>();
    for (int i = 0; i < 40; i++) {
      var point = search.ask(History.of(finished), 1).getFirst();
      double rate = byRate(point);
      finished.add(i % 7 == 0 ? Outcome.failed(i, point) : new Outcome(i, point, List.of(rate, 2 - rate)));
    }
    assertThat(finished.stream().map(Outcome::point)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("searches")
  void refusesANegativeNumber(String name) {
    var search = Searches.create(name, Spaces.small(), 1);
    assertThat(search.ask(History.empty(), 0)).isEmpty();
    assertThatThrownBy(() -> search.ask(History.empty(), -1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("-1");
  }
}
