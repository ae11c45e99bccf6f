package dev.medley.plugins.weighting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.loss.LossWeighting;
import dev.medley.api.loss.TaskLosses;
import dev.medley.api.plugin.Kind;
import dev.medley.testkit.contract.Fixture;
import dev.medley.testkit.contract.LossWeightingContract;
import dev.medley.testkit.contract.WeightingProperty;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EqualWeightsTest implements LossWeightingContract {

  @Override
  public LossWeighting loss(List<String> tasks) {
    return (LossWeighting) Fixture.of(new WeightingLosses(), Kind.LOSS, "equal").make(tasks);
  }

  @Override
  public Set<WeightingProperty> properties() {
    return EnumSet.complementOf(EnumSet.of(WeightingProperty.NON_CONFLICTING));
  }

  /// Losses of 1, 2 and 4 make a loss of 7.
  @Test
  void addsLossesUp() {
    var losses = TaskLosses.of(1, 2, 4);
    assertThat(Steps.total(loss(Steps.names(3)).start(Steps.context(3)).weights(0, losses), losses)).isEqualTo(7);
  }
}
