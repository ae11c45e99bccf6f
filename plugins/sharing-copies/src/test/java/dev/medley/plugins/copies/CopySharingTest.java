package dev.medley.plugins.copies;

import dev.medley.api.plugin.ComponentProvider;
import dev.medley.api.plugin.Kind;
import dev.medley.api.sharing.Sharing;
import dev.medley.testkit.contract.Fixture;
import dev.medley.testkit.contract.ProviderContract;
import java.util.List;

final class CopySharingTest implements ProviderContract {

  static final List<String> TASKS = List.of("a", "b", "c");

  static Fixture<Sharing> sharing(String name) {
    return Fixture.of(new CopySharing(), Kind.SHARING, name);
  }

  @Override
  public ComponentProvider provider() {
    return new CopySharing();
  }
}
