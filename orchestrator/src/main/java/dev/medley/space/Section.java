package dev.medley.space;

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

  public static List<String> keys() {
    return Arrays.stream(values()).map(Section::key).toList();
  }
}
