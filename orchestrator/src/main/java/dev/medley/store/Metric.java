package dev.medley.store;

/// One number that a trial reached.
///
/// @param step the optimiser step after which it was computed
/// @param task the task that it is about; empty for the whole trial
/// @param name what it is, such as `accuracy`
/// @param split the data that it was computed on
/// @param value the number; NaN and the infinities keep what they are
public record Metric(long step, String task, String name, Split split, double value) {

  public Metric {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A metric needs a name.");
    }
  }

  /// How leaderboards and filters call it: `pos.accuracy`, with the split in front unless it is validation.
  public String label() {
    var plain = task.isEmpty() ? name : task + "." + name;
    return split == Split.VALIDATION ? plain : split.label() + "." + plain;
  }
}
