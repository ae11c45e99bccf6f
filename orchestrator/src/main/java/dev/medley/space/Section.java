package dev.medley.space;

import dev.medley.api.plugin.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A part of a configuration that is one component, or one of the trainer's own choices, with its settings.
public enum Section {
  ENCODER,
  SHARING,
  SAMPLER,
  LOSS,
  OPTIMIZER;

  /// As it stands in a search space: `encoder`.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The section of the components that make a type.
  static Section of(Class<?> type) {
    return Arrays.stream(values()).filter(s -> Kind.all().stream().anyMatch(k -> k.type() == type && k.singular().equals(s.key())))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No section has components that make a " + type.getName()));
  }

  public static List<String> keys() {
    return Arrays.stream(values()).map(Section::key).toList();
  }
}
