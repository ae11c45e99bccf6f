package dev.medley.api.loss;

import dev.medley.api.tensor.Tensor;

/// What an update is made of. Tasks that took no part in the step have no row; several micro-batches of one task count as one row, their mean.
///
/// @param rows    `(m, P)`: the gradients of the `m` tasks of the step on the `P` numbers of the shared parameters
/// @param tasks   `(m)`, INT: the index, among the study's tasks, of each row
/// @param uniform `(P)`: numbers from 0 to 1, drawn anew in every step from the member's own stream; costs nothing where it is not used
public record Jacobian(Tensor rows, Tensor tasks, Tensor uniform) {

  /// How many tasks take part.
  public int size() {
    return rows.shape().dim(0);
  }
}
