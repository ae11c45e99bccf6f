package dev.medley.plugins.curriculum;

import dev.medley.api.parameter.Setting;
import java.util.Arrays;
import java.util.Locale;

/// How a part grows from a start to 1.
enum Growth {
  SQRT {
    @Override
    double at(double time, double start) {
      return Math.min(1, Math.sqrt(time * (1 - start * start) + start * start));
    }
  },
  LINEAR {
    @Override
    double at(double time, double start) {
      return Math.min(1, time * (1 - start) + start);
    }
  };

  static final Setting SETTING = Setting.choice("growth", Arrays.stream(values()).map(Growth::word).toList(), SQRT.word(),
      "How the part that is drawn from grows.");
  static final Setting START = Setting.logReal("start", 0.001, 1, 0.01, "What part is drawn from at the beginning.");
  static final Setting UNTIL = Setting.real("until", 0.01, 1, 0.5, "After what part of training everything is drawn from.");

  /// @param time from 0, at the start, to 1 and beyond, where it has grown up
  abstract double at(double time, double start);

  static Growth of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
