package dev.medley.training.compile;

/// Which leading axes a compiled tensor has before those that its author wrote.
enum Layout {
  /// None: the same for all members.
  SHARED,
  /// `[members]`.
  MEMBER,
  /// `[members, microBatches]`.
  BATCH,
  /// `[slots]`: the micro-batches, over all members, whose task has one kind of head.
  SLOT;

  Layout join(Layout other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
