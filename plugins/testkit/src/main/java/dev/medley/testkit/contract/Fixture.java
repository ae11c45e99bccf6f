package dev.medley.testkit.contract;

import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.ComponentProvider;
import dev.medley.api.plugin.Kind;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Makes a component as the host does: by its name, from its provider, with its own defaults for what a test does not set.
///
/// ```java
/// var loss = Fixture.of(new SurgeryLosses(), Kind.LOSS, "mgda").set("normalize", "norm").make(List.of("a", "b"));
/// ```
///
/// Immutable.
///
/// @param <T> what the component makes
public final class Fixture<T> {

  private final Component<?> component;
  private final Kind<T> kind;
  private final Map<String, Value> chosen;
  private final Map<String, Object> parts;

  private Fixture(Component<?> component, Kind<T> kind, Map<String, Value> chosen, Map<String, Object> parts) {
    this.component = component;
    this.kind = kind;
    this.chosen = Collections.unmodifiableMap(chosen);
    this.parts = Collections.unmodifiableMap(parts);
  }

  /// The component of a kind that a provider registers under a name.
  public static <T> Fixture<T> of(ComponentProvider provider, Kind<T> kind, String name) {
    var component = provider.components().stream().filter(c -> c.kind() == kind && c.name().equals(name)).findFirst();
    return new Fixture<>(component.orElseThrow(() -> new IllegalArgumentException("There is no " + kind.singular() + " " + name)), kind,
        Map.of(), Map.of());
  }

  public Fixture<T> set(String setting, double value) {
    return set(setting, new Value.Real(value));
  }

  public Fixture<T> set(String setting, long value) {
    return set(setting, new Value.Whole(value));
  }

  public Fixture<T> set(String setting, boolean value) {
    return set(setting, new Value.Flag(value));
  }

  public Fixture<T> set(String setting, String value) {
    return set(setting, new Value.Word(value));
  }

  public Fixture<T> set(String setting, Value value) {
    declared(setting);
    var more = new HashMap<>(chosen);
    more.put(setting, value);
    return new Fixture<>(component, kind, more, parts);
  }

  /// Sets what a [Setting.Part] has made; without it, a sampler that takes the tasks in turn stands there.
  public Fixture<T> setPart(String setting, Object part) {
    declared(setting);
    var more = new HashMap<>(parts);
    more.put(setting, part);
    return new Fixture<>(component, kind, chosen, more);
  }

  private void declared(String setting) {
    if (component.settings().stream().noneMatch(s -> s.name().equals(setting)))
      throw new IllegalArgumentException("The " + kind.singular() + " " + component.name() + " has no setting " + setting);
  }

  /// The values that the component is made with in a study of the given tasks.
  public Settings settings(List<String> tasks) {
    var values = new TreeMap<String, Value>();
    var made = new TreeMap<>(parts);
    for (var setting : component.settings()) {
      values.put(setting.name(), chosen.getOrDefault(setting.name(), byDefault(setting, tasks)));
      if (setting instanceof Setting.Part part) made.computeIfAbsent(part.name(), _ -> standIn(part));
    }
    return new Settings(kind.singular() + "." + component.name(), values, made);
  }

  private static Object standIn(Setting.Part part) {
    if (part.type() != Sampler.class) throw new IllegalArgumentException("Set the part " + part.name() + " with setPart");
    return (Sampler) context -> step -> IntStream.range(0, context.microBatches())
        .mapToObj(i -> new Draw((step * context.microBatches() + i) % context.tasks().size())).toList();
  }

  public T make(List<String> tasks) {
    return kind.type().cast(component.factory().apply(settings(tasks)));
  }

  private static Value byDefault(Setting setting, List<String> tasks) {
    return switch (setting) {
      case Setting.Real real -> new Value.Real(real.byDefault());
      case Setting.Whole whole -> new Value.Whole(whole.byDefault());
      case Setting.Choice choice -> new Value.Word(choice.byDefault());
      case Setting.Flag flag -> new Value.Flag(flag.byDefault());
      case Setting.Text text -> new Value.Word(text.byDefault());
      case Setting.Shares _ -> new Value.Shares(each(tasks, 1.0 / tasks.size()));
      case Setting.Order _ -> new Value.Order(tasks);
      case Setting.Part _ -> new Value.Word("stand-in");
      case Setting.PerTask perTask -> new Value.Numbers(each(tasks, perTask.byDefault()));
    };
  }

  private static Map<String, Double> each(List<String> tasks, double value) {
    return tasks.stream().collect(Collectors.toMap(t -> t, _ -> value, (a, _) -> a, LinkedHashMap::new));
  }

  @Override
  public String toString() {
    return kind.singular() + " " + component.name() + new TreeMap<>(chosen);
  }
}
