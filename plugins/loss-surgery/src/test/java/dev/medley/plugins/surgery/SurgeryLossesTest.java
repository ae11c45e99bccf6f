package dev.medley.plugins.surgery;

import dev.medley.api.plugin.ComponentProvider;
import dev.medley.testkit.contract.ProviderContract;

final class SurgeryLossesTest implements ProviderContract {

  @Override
  public ComponentProvider provider() {
    return new SurgeryLosses();
  }
}
