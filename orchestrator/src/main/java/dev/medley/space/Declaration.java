package dev.medley.space;

import dev.medley.api.parameter.Setting;
import java.util.List;

/// What can be named in a search space: a component, or one of the trainer's own choices, and what can be set about it.
public record Declaration(String name, String summary, List<Setting> settings) {

  public Declaration {
    settings = List.copyOf(settings);
  }
}
