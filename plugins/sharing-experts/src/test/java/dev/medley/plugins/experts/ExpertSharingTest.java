package dev.medley.plugins.experts;

import dev.medley.api.plugin.ComponentProvider;
import dev.medley.api.plugin.Kind;
import dev.medley.api.sharing.Sharing;
import dev.medley.testkit.contract.Fixture;
import dev.medley.testkit.contract.ProviderContract;
import java.util.List;

final class ExpertSharingTest implements ProviderContract {

  static final List<String> TASKS = List.of("a", "b", "c");

  static Fixture<Sharing> sharing(String name) {
    return Fixture.of(new ExpertSharing(), Kind.SHARING, name);
  }

  @Override
  public ComponentProvider provider() {
    return new ExpertSharing();
  }
}
