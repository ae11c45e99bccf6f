package dev.medley.plugins.attending;

import dev.medley.api.plugin.ComponentProvider;
import dev.medley.api.plugin.Kind;
import dev.medley.api.sharing.Sharing;
import dev.medley.testkit.contract.Fixture;
import dev.medley.testkit.contract.ProviderContract;

final class AttentionSharingTest implements ProviderContract {

  static Fixture<Sharing> sharing(String name) {
    return Fixture.of(new AttentionSharing(), Kind.SHARING, name);
  }

  @Override
  public ComponentProvider provider() {
    return new AttentionSharing();
  }
}
