package dev.medley.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.parameter.Setting;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.ComponentProvider;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/// What the registration of every plugin's jar must keep, for the loader to find all of it and the help to read well.
///
/// ```java
/// final class SurgeryLossesTest implements ProviderContract {
///   @Override
///   public ComponentProvider provider() {
///     return new SurgeryLosses();
///   }
/// }
/// ```
public interface ProviderContract {

  ComponentProvider provider();

  @Test
  default void standsInMetaInfServices() {
    var registered = ServiceLoader.load(ComponentProvider.class).stream().map(p -> p.type().getName());
    assertThat(registered).as("META-INF/services/%s", ComponentProvider.class.getName()).contains(provider().getClass().getName());
  }

  @Test
  default void namesEachComponentOnceWithinItsKind() {
    var names = provider().components().stream().map(c -> c.kind().singular() + " " + c.name()).toList();
    assertThat(names).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  default void explainsEverythingInSentences() {
    for (var component : provider().components()) {
      assertThat(component.summary()).as("summary of %s", component.name()).matches("[A-Z].*\\.");
      for (var setting : component.settings()) {
        assertThat(setting.summary()).as("summary of setting %s of %s", setting.name(), component.name()).matches("[A-Z].*\\.");
      }
    }
  }

  @Test
  default void makesEveryComponentFromItsDefaults() {
    for (var component : provider().components()) {
      boolean complete = component.settings().stream().noneMatch(s -> s instanceof Setting.Text text && text.required());
      if (complete)
        assertThat(made(component)).as("%s %s", component.kind().singular(), component.name()).isInstanceOf(component.kind().type());
    }
  }

  private Object made(Component<?> component) {
    return Fixture.of(provider(), component.kind(), component.name()).make(List.of("one", "two", "three"));
  }
}
