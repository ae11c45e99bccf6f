package dev.medley.plugins.curriculum;

import dev.medley.api.plugin.ComponentProvider;
import dev.medley.testkit.contract.ProviderContract;

final class CurriculaTest implements ProviderContract {

  @Override
  public ComponentProvider provider() {
    return new Curricula();
  }
}
