package dev.medley.api.task;

import java.util.OptionalDouble;

/// One example.
///
/// @param domain     a labelled part of the data that it belongs to (a genre, a site), or an empty string
/// @param difficulty how hard it is, by a measure of the task's own in which more is harder; curricula order by it. Only training examples need one
public record Example(Input input, Answer answer, String domain, OptionalDouble difficulty) {

  public Example {
    if (difficulty.isPresent() && !Double.isFinite(difficulty.getAsDouble()))
      throw new IllegalArgumentException("A difficulty is a finite number, not " + difficulty.getAsDouble());
  }

  public Example(Input input, Answer answer, String domain) {
    this(input, answer, domain, OptionalDouble.empty());
  }

  public Example(Input input, Answer answer) {
    this(input, answer, "");
  }
}
