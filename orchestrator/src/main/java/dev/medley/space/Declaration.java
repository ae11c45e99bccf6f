package dev.medley.space;

import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What can be named in a search space: a component, or one of the trainer's own choices, and what can be set about it.
public record Declaration(String name, String summary, List<Setting> settings) {

  public Declaration {
    settings = List.copyOf(settings);
  }

  /// The value of every setting when nothing is said about it, by its name.
  ///
  /// @param tasks the names of the study's tasks, for settings that hold something for each
  public Map<String, Value> defaults(List<String> tasks) {
    var defaults = new Defaults(tasks);
    return settings.stream().collect(Collectors.toMap(Setting::name, defaults::of));
  }
}
