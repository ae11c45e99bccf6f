package dev.medley.plugins.curriculum;

import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Settings;
import dev.medley.api.sampler.Difficulty;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.Slice;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// In which order a curriculum takes examples: by what, and from which end.
record Measure(Difficulty by, boolean hardFirst) {

  private static final String EASY_FIRST = "easy-first";
  private static final String HARD_FIRST = "hard-first";
  private static final String RANDOM = "random";

  static final Setting DIFFICULTY = Setting.choice("difficulty",
      Arrays.stream(Difficulty.values()).filter(d -> d != Difficulty.RANDOM && d != Difficulty.CURRENT).map(Measure::word).toList(), "own",
      "What is hard: the task's own measure, length in words, or the loss of a model that was trained before.");

  static final Setting REFERENCE = Setting.text("reference", "",
      "With difficulty reference, the earlier trial of the store, as STUDY/TRIAL, whose losses are taken; otherwise those of models trained on each task alone.");

  static final Setting ORDER = Setting.choice("order", List.of(EASY_FIRST, HARD_FIRST, RANDOM), EASY_FIRST,
      "What comes first; the other two are controls.");

  static Measure of(Settings settings) {
    return switch (settings.word("order")) {
      case RANDOM -> new Measure(Difficulty.RANDOM, false);
      case HARD_FIRST -> new Measure(difficulty(settings), true);
      default -> new Measure(difficulty(settings), false);
    };
  }

  /// The earlier trial that a curriculum names, if it orders by one; otherwise that of the sampler below it.
  static Optional<String> reference(Settings settings) {
    String named = settings.word(REFERENCE.name());
    return of(settings).by() == Difficulty.REFERENCE && !named.isEmpty()
        ? Optional.of(named)
        : settings.part("over", Sampler.class).reference();
  }

  private static Difficulty difficulty(Settings settings) {
    return Difficulty.valueOf(settings.word("difficulty").toUpperCase(Locale.ROOT));
  }

  private static String word(Difficulty difficulty) {
    return difficulty.name().toLowerCase(Locale.ROOT);
  }

  /// What lies between two points of the order, the first to come at 0.
  Slice between(Slice.Whole of, double from, double to) {
    return hardFirst ? new Slice.Range(of, by, 1 - to, 1 - from) : new Slice.Range(of, by, from, to);
  }
}
