package dev.medley.api.loss;

import dev.medley.api.tensor.Tensor;

/// What all tasks predict for the rows of a micro-batch, whichever task it is of; so a term can join tasks that no example is labelled for together.
///
/// Gradients flow to what the tasks share, and to the own parameters of every task that is asked for, also in steps that draw no example of it.
public interface Predictions {

  /// The logits of a task's classes, `(batch, classes)`, or of a tagging `(batch, length, classes)`.
  ///
  /// @throws IllegalArgumentException if the task predicts no classes
  Tensor logits(String task);

  /// What is known to be right, `(batch)` or `(batch, length)`, INT: the class of a row that is an example of the task, and -1 of any other.
  ///
  /// @throws IllegalArgumentException if the task predicts no classes
  Tensor known(String task);

  /// One where there is a word and zero where a text is filled up, `(batch, length)`.
  ///
  /// @throws IllegalArgumentException if the inputs are no texts
  Tensor words();
}
