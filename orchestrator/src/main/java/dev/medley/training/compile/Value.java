package dev.medley.training.compile;

import dev.medley.api.tensor.Shape;

/// A compiled tensor: the variable that holds it, its leading axes, and its own shape as its author knows it.
record Value(String name, Layout layout, Shape shape) {

  int rank() {
    return shape.rank();
  }
}
