package dev.medley.plugins.mixing;

import dev.medley.api.plugin.ComponentProvider;
import dev.medley.testkit.contract.ProviderContract;

final class MixingSamplersTest implements ProviderContract {

  @Override
  public ComponentProvider provider() {
    return new MixingSamplers();
  }
}
