package dev.medley.api.sampler;

/// Which part of a task's training data a micro-batch is drawn from.
public sealed interface Slice {

  /// What a range is taken of: everything, or a domain.
  sealed interface Whole extends Slice {}

  /// All of it.
  record All() implements Whole {}

  /// One domain; all of the data if the task has no such domain.
  record Domain(String name) implements Whole {}

  /// What lies between two points of an order by difficulty, in which the easiest example is at 0 and the hardest at 1; at least one example.
  ///
  /// The range may move from draw to draw. Within a pass no example comes twice: those that enter the range join the pass under way, and the next one begins when
  /// every example of the range has been drawn.
  record Range(Whole of, Difficulty by, double from, double to) implements Slice {
    public Range {
      if (!(from >= 0 && from < to && to <= 1))
        throw new IllegalArgumentException("A range lies in [0, 1], not from " + from + " to " + to);
    }
  }
}
