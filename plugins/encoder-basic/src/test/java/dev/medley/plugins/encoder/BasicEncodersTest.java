package dev.medley.plugins.encoder;

import dev.medley.api.plugin.ComponentProvider;
import dev.medley.testkit.contract.ProviderContract;

final class BasicEncodersTest implements ProviderContract {

  @Override
  public ComponentProvider provider() {
    return new BasicEncoders();
  }
}
