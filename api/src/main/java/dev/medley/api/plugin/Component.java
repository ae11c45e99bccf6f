package dev.medley.api.plugin;

import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A named thing that a plugin provides: what it is called in a search space, what can be set about it, and how it is made.
///
/// ```java
/// Component.of(Kind.LOSS, "static", "Fixed weights, one per task.", StaticWeights::new)
///     .with(Setting.perTask("weights", 0, 100, 1, "The weight of each task."))
/// ```
///
/// @param <T>      what it makes
/// @param name     unique within its kind; small letters, digits and hyphens
/// @param summary  one sentence, for the list of plugins
/// @param settings what can be set, in the order in which the help shows it
/// @param paper    where the method was published, if it was
/// @param factory  makes one from the values of its settings; called once per trial, so what it makes may keep no state between trials
public record Component<T>(Kind<T> kind, String name, String summary, List<Setting> settings, Optional<Paper> paper,
    Function<Settings, ? extends T> factory) {

  public Component {
    settings = List.copyOf(settings);
    if (!name.matches("[a-z][a-z0-9-]*"))
      throw new IllegalArgumentException("A component is named in small letters, digits and hyphens, not " + name);
    if (summary.isBlank()) throw new IllegalArgumentException("The component " + name + " needs a sentence for the help");
    if (settings.stream().map(Setting::name).distinct().count() != settings.size())
      throw new IllegalArgumentException("The component " + name + " declares a setting twice");
  }

  public static <T> Component<T> of(Kind<T> kind, String name, String summary, Function<Settings, ? extends T> factory) {
    return new Component<>(kind, name, summary, List.of(), Optional.empty(), factory);
  }

  /// The same with further settings.
  public Component<T> with(Setting... more) {
    var all = new ArrayList<>(settings);
    all.addAll(List.of(more));
    return new Component<>(kind, name, summary, all, paper, factory);
  }

  /// The same with the paper that it follows.
  public Component<T> from(String citation, String url) {
    return new Component<>(kind, name, summary, settings, Optional.of(new Paper(citation, url)), factory);
  }
}
