package dev.medley.plugins.weighting;

import dev.medley.api.plugin.ComponentProvider;
import dev.medley.testkit.contract.ProviderContract;

final class WeightingLossesTest implements ProviderContract {

  @Override
  public ComponentProvider provider() {
    return new WeightingLosses();
  }
}
