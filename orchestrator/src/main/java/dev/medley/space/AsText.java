package dev.medley.space;

import java.util.Locale;

/// What of a task is written as text.
public enum AsText {
  /// Nothing, unless its answers are texts anyway.
  NO,
  /// Its answers, as words.
  ANSWERS,
  /// What is cut out of its texts.
  SPANS;

  static AsText named(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
