package dev.medley.plugins.mixing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.plugin.Kind;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;
import dev.medley.testkit.contract.Fixture;
import dev.medley.testkit.contract.SamplerContract;
import dev.medley.testkit.contract.SamplerProperty;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DynamicBatchTest implements SamplerContract {

  @Override
  public Sampler sampler(List<String> tasks) {
    return Fixture.of(new MixingSamplers(), Kind.SAMPLER, "dynamic-batch").make(tasks);
  }

  @Override
  public Set<SamplerProperty> properties() {
    return Set.of(SamplerProperty.EXACT_IN_EVERY_STEP, SamplerProperty.DETERMINISTIC);
  }

  @Override
  public List<Double> plan(SamplerContext context) {
    return Collections.nCopies(context.tasks().size(), 1.0 / context.tasks().size());
  }

  @Test
  void roundsByLargestRemainders() {
    assertThat(DynamicBatch.counts(new double[]{.5, .3, .2}, 10)).containsExactly(5, 3, 2);
    assertThat(DynamicBatch.counts(new double[]{.5, .3, .2}, 8)).containsExactly(4, 2, 2);
    assertThat(DynamicBatch.counts(new double[]{0, 1}, 3)).containsExactly(0, 3);
  }

  @Test
  void givesTheEarlierOfEqualRemainders() {
    assertThat(DynamicBatch.counts(new double[]{.25, .25, .25, .25}, 6)).containsExactly(2, 2, 1, 1);
  }
}
