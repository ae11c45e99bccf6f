package dev.medley.training.data;

import dev.medley.api.task.Target;
import java.util.Locale;

/// The kinds of heads, one for each kind of target.
public enum HeadKind {
  CLASSES,
  TAGS,
  TEXT,
  NUMBERS;

  /// As it names fields and methods of the compiled program.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static HeadKind of(Target target) {
    return switch (target) {
      case Target.Classes _ -> CLASSES;
      case Target.TokenClasses _ -> TAGS;
      case Target.Text _ -> TEXT;
      case Target.Numbers _ -> NUMBERS;
    };
  }
}
