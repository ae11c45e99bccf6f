package dev.medley.plugins.terms;

import dev.medley.api.loss.LossTerm;
import dev.medley.api.plugin.ComponentProvider;
import dev.medley.api.plugin.Kind;
import dev.medley.testkit.contract.Fixture;
import dev.medley.testkit.contract.ProviderContract;
import java.util.List;

final class LossTermsTest implements ProviderContract {

  static final List<String> TASKS = List.of("a", "b", "c");

  static Fixture<LossTerm> term(String name) {
    return Fixture.of(new LossTerms(), Kind.TERM, name);
  }

  @Override
  public ComponentProvider provider() {
    return new LossTerms();
  }
}
