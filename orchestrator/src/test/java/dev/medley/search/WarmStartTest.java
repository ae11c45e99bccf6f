package dev.medley.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.parameter.Value;
import dev.medley.space.Parameter;
import dev.medley.space.Parameter.Scale;
import dev.medley.space.Point;
import dev.medley.space.SearchSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WarmStartTest {

  private static final Map<String, Double> TASKS = Map.of("pos.examples", 1000.0, "pos.classes", 17.0);
  private static final int DIMENSIONS = 3;
  private static final double GOOD = 0.01;
  private static final int TRIALS = 30;

  private static SearchSpace space() {
    return new SearchSpace(
        IntStream.range(0, DIMENSIONS).mapToObj(i -> (Parameter) new Parameter.Real("x" + i, 0, 1, Scale.LINEAR, List.of())).toList());
  }

  private static ToDoubleFunction<Point> bowl(double center) {
    return point -> point.values().values().stream().mapToDouble(v -> Math.pow(((Value.Real) v).value() - center, 2)).sum();
  }

  private static List<Outcome> run(Search search, ToDoubleFunction<Point> objective, int trials) {
    var finished = new ArrayList<Outcome>();
    for (int i = 0; i < trials; i++) {
      var point = search.ask(History.of(finished), 1).getFirst();
      finished.add(Outcome.of(i, point, objective.applyAsDouble(point)));
    }
    return finished;
  }

  /// A past on a bowl of its own.
  private static Past past(String name, double center, Map<String, Double> descriptors) {
    return new Past(name, descriptors, run(Searches.create("evolution", space(), 77), bowl(center), 80));
  }

  private static Search warm(long seed, Past... pasts) {
    return new WarmStart(space(), Searches.create("auto", space(), seed), TASKS, List.of(pasts));
  }

  /// The median over seven seeds of how many trials it takes to be good.
  private static double trials(LongFunction<Search> search) {
    var needed = LongStream.rangeClosed(1, 7).mapToDouble(seed -> {
      var finished = run(search.apply(seed), bowl(0.3), TRIALS);
      return IntStream.range(0, TRIALS).filter(i -> finished.get(i).objectives().getFirst() < GOOD).findFirst().orElse(TRIALS);
    }).sorted().toArray();
    return needed[3];
  }

  @Test
  void aPastThatFitsSavesTrialsAndOneThatMisleadsCostsAFewAtMost() {
    double cold = trials(seed -> Searches.create("auto", space(), seed));
    var near = past("near", 0.32, TASKS);
    var far = past("far", 0.95, TASKS);
    var farther = past("farther", 1.0, TASKS);
    double helped = trials(seed -> warm(seed, near));
    double misled = trials(seed -> warm(seed, far, farther));
    assertThat(cold).isBetween(8.0, TRIALS - 5.0);
    assertThat(helped).isLessThan(3);
    assertThat(misled).isLessThanOrEqualTo(cold + 4);
  }

  @Test
  void aPastThatMisleadsIsHeardOnce() {
    var far = past("far", 0.95, TASKS);
    var advised = far.outcomes().stream().map(Outcome::point).toList();
    var tried = run(warm(1, far), bowl(0.3), 20).stream().map(Outcome::point).filter(advised::contains).toList();
    assertThat(tried).hasSize(1);
  }

  @Test
  void aPastThatFitsIsHeardAgain() {
    var near = past("near", 0.32, TASKS);
    var advised = near.outcomes().stream().map(Outcome::point).toList();
    var tried = run(warm(1, near), bowl(0.3), 20);
    assertThat(tried.getFirst().point()).isIn(advised);
    assertThat(tried.stream().map(Outcome::point).filter(advised::contains)).hasSizeGreaterThan(1);
  }

  @Test
  void theMostAlikeComesFirstAndTheUnlikeIsNotHeard() {
    var like = past("like", 0.4, Map.of("pos.examples", 900.0, "pos.classes", 17.0));
    var less = past("less", 0.6, Map.of("pos.examples", 500.0, "pos.classes", 17.0));
    var unlike = past("unlike", 0.8, Map.of("rating.examples", 1000.0));
    assertThat(like.likeness(TASKS)).isCloseTo(0.95, within(1e-12));
    assertThat(unlike.likeness(TASKS)).isZero();
    var points = ((WarmStart) warm(1, unlike, less, like)).next(History.empty());
    assertThat(points).containsExactly(best(like), best(less));
    assertThat(((WarmStart) warm(1, unlike)).next(History.empty())).isEmpty();
  }

  private static Point best(Past past) {
    return Ranking.of(past.outcomes()).getFirst().point();
  }

  /// The past knows two of three parameters, one with a value beyond this space.
  @Test
  void whatDoesNotFitIsLeftInTheMiddle() {
    var here = new SearchSpace(
        List.of(new Parameter.Real("rate", 0, 1, Scale.LINEAR, List.of()), new Parameter.Real("decay", 0, 1, Scale.LINEAR, List.of()),
            new Parameter.Choice("kind", List.of("a", "b"), List.of())));
    var there = Point
        .of(Map.of("rate", new Value.Real(0.25), "decay", new Value.Real(3), "kind", new Value.Word("b"), "other", new Value.Whole(1)));
    var warm = new WarmStart(here, Searches.create("random", here, 1), Map.of(),
        List.of(new Past("p", Map.of(), List.of(Outcome.of(0, there, 1)))));
    var expected = new HashMap<String, Value>(
        Map.of("rate", new Value.Real(0.25), "decay", new Value.Real(0.5), "kind", new Value.Word("b")));
    assertThat(warm.ask(History.empty(), 1)).containsExactly(Point.of(expected));
  }

  /// What waits to be tried comes after what pasts put.
  @Test
  void pastsComeBeforeWhatWaits() {
    var near = past("near", 0.32, TASKS);
    var waiting = Point.of(Map.of("x0", new Value.Real(0), "x1", new Value.Real(0), "x2", new Value.Real(0)));
    assertThat(warm(1, near).ask(new History(List.of(), List.of(), List.of(waiting)), 2)).containsExactly(best(near), waiting);
  }

  /// Advice that comes ready is heard as that of pasts is.
  @Test
  void adviceIsHeardByItsWeight() {
    var near = past("near", 0.32, TASKS);
    var less = past("less", 0.6, TASKS);
    var advice = List.of(new WarmStart.Advice(0.4, "less", List.of(best(less))), new WarmStart.Advice(0.9, "near", List.of(best(near))),
        new WarmStart.Advice(0.2, "unlike", List.of(best(less))));
    assertThat(WarmStart.worthHearing(advice)).extracting(WarmStart.Advice::name).containsExactly("near", "less");
    assertThat(new WarmStart(Searches.create("auto", space(), 1), WarmStart.worthHearing(advice)).next(History.empty()))
        .containsExactly(best(near), best(less));
  }

  /// Failed trials of the past advise nothing, and the order in which results arrive changes nothing.
  @Test
  void isAFunctionOfTheHistory() {
    var failed = new Past("failed", TASKS, List.of(Outcome.failed(0, best(past("near", 0.3, TASKS)))));
    assertThat(((WarmStart) warm(1, failed)).next(History.empty())).isEmpty();
    var near = past("near", 0.32, TASKS);
    var finished = run(warm(1, near), bowl(0.3), 15);
    var shuffled = new ArrayList<>(finished);
    Collections.shuffle(shuffled, new Random(2));
    assertThat(warm(1, near).ask(History.of(shuffled), 3)).isEqualTo(warm(1, near).ask(History.of(finished), 3));
  }
}
