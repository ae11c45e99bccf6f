package dev.medley.plugins.adaptive;

import dev.medley.api.plugin.ComponentProvider;
import dev.medley.testkit.contract.ProviderContract;

final class AdaptiveSamplersTest implements ProviderContract {

  @Override
  public ComponentProvider provider() {
    return new AdaptiveSamplers();
  }
}
