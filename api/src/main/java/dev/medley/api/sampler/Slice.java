package dev.medley.api.sampler;

/// Which part of a task's training data a micro-batch is drawn from.
public sealed interface Slice {

  /// All of it.
  record All() implements Slice {}

  /// One domain; all of the data if the task has no such domain.
  record Domain(String name) implements Slice {}

  /// The easiest fraction, in `(0, 1]`, by the task's own measure of difficulty.
  record Easiest(double fraction) implements Slice {
    public Easiest {
      if (!(fraction > 0 && fraction <= 1)) throw new IllegalArgumentException("A fraction lies in (0, 1], not at " + fraction);
    }
  }
}
