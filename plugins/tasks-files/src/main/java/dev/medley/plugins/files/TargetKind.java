package dev.medley.plugins.files;

import java.util.List;

/// What the target columns hold.
enum TargetKind {
  /// What the data look like.
  AUTO,
  CLASSES,
  VALUES,
  TAGS;

  /// Whole numbers with more different values than this are quantities, with fewer they are names of classes.
  private static final int MOST_NUMBERED_CLASSES = 20;

  /// What rows look like that hold a text of so many words and the target's cells: several targets are values; as many tags as words everywhere are tags;
  /// numbers with a fraction, or with more than twenty different values, are values; all else are classes.
  static TargetKind guess(List<Observation> rows) {
    if (rows.stream().anyMatch(r -> r.targets().size() > 1)) return VALUES;
    boolean tags = rows.stream().allMatch(r -> r.words() == r.targets().getFirst().pieces().size())
        && rows.stream().anyMatch(r -> r.words() > 1);
    if (tags) return TAGS;
    var targets = rows.stream().map(r -> r.targets().getFirst().text()).toList();
    boolean numbers = targets.stream().allMatch(Numbers::isNumber);
    boolean fractions = targets.stream().anyMatch(t -> t.contains("."));
    return numbers && (fractions || targets.stream().distinct().count() > MOST_NUMBERED_CLASSES) ? VALUES : CLASSES;
  }

  /// @param words how many pieces between spaces the text has, 0 without a text
  record Observation(int words, List<Cell> targets) {}
}
