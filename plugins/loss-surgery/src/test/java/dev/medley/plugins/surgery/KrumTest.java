package dev.medley.plugins.surgery;

import static dev.medley.plugins.surgery.Gradients.TWO;
import static dev.medley.plugins.surgery.Gradients.assertWeights;
import static dev.medley.plugins.surgery.Gradients.make;
import static dev.medley.plugins.surgery.Gradients.method;

import dev.medley.api.loss.GramianWeighting;
import dev.medley.testkit.contract.GramianWeightingContract;
import dev.medley.testkit.contract.WeightingProperty;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class KrumTest implements GramianWeightingContract {

  @Override
  public GramianWeighting loss(List<String> tasks) {
    return make("krum", tasks);
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of(WeightingProperty.SUMS_TO_TASKS, WeightingProperty.NOT_NEGATIVE, WeightingProperty.DETERMINISTIC,
        WeightingProperty.SCALE_INVARIANT);
  }

  /// Four of five lie within a distance of 2 of each other; the third does not.
  private static final double[][] FIVE = {{1, 1}, {2, 1}, {-9, 7}, {1, 2}, {2, 2.5}};

  @Test
  void leavesOutWhatStandsApart() {
    assertWeights(method("krum").set("outliers", 1L).set("selected", 4L), FIVE, 1.25, 1.25, 0, 1.25, 1.25);
  }

  /// The two nearest neighbours of each: 1+1, 1+2, far, 1+1.25, 1.25+2.25. The first is nearest to its neighbours.
  @Test
  void takesTheOneWithTheNearestNeighbours() {
    assertWeights(method("krum").set("outliers", 1L).set("selected", 1L), FIVE, 5, 0, 0, 0, 0);
  }

  @Test
  void takesAllWhereMoreAreAskedFor() {
    assertWeights(method("krum").set("selected", 7L), TWO, 1, 1);
  }
}
