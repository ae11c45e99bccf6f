package dev.medley.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.parameter.Value;
import dev.medley.space.Parameter;
import dev.medley.space.Parameter.Scale;
import dev.medley.space.Point;
import dev.medley.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RatingTest {

  private static double[] rated(List<List<Double>> objectives) {
    var space = new SearchSpace(List.of(new Parameter.Real("x", 0, 1, Scale.LINEAR, List.of())));
    var outcomes = new ArrayList<Outcome>();
    for (int i = 0; i < objectives.size(); i++)
      outcomes.add(new Outcome(i, Point.of(Map.of("x", new Value.Real(i / 100.0))), objectives.get(i)));
    return Rating.along(List.of(1.0)).of(new Archive(new UnitCube(space)).of(outcomes));
  }

  /// One that came out worse by far than all others says nothing of those that failed.
  @Test
  void aFailureIsNoFartherOffForATrialThatIsWorseByFar() {
    var objectives = new ArrayList<>(IntStream.range(0, 10).mapToObj(i -> List.of((double) i)).toList());
    objectives.add(List.of());
    assertThat(rated(objectives)[10]).isEqualTo(8);
    objectives.add(List.of(1e9));
    assertThat(rated(objectives)[10]).isEqualTo(9);
    assertThat(rated(objectives)[11]).isEqualTo(1e9);
  }

  @Test
  void whereAllFailNoneIsBetter() {
    assertThat(rated(List.of(List.of(), List.of(Double.NaN)))).containsExactly(0, 0);
  }
}
