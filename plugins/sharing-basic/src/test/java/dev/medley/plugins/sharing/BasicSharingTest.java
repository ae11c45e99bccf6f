package dev.medley.plugins.sharing;

import dev.medley.api.plugin.ComponentProvider;
import dev.medley.testkit.contract.ProviderContract;

final class BasicSharingTest implements ProviderContract {

  @Override
  public ComponentProvider provider() {
    return new BasicSharing();
  }
}
