package dev.medley.training.compile;

import dev.medley.api.tensor.Tensor;

/// Where compiled expressions get what is given rather than computed.
interface Sources {

  Value parameter(Tensor parameter, Group group);

  /// What all tasks have of a parameter of their own.
  ///
  /// @param learns whether gradients flow to it
  Value ofAllTasks(Tensor parameter, boolean learns);

  Value input(Tensor input, Group group);

  Value scalar(Tensor scalar);

  Value constant(Tensor constant);

  /// Whether a tensor is a table whose rows [#embedding] looks up.
  boolean isTable(Tensor tensor);

  /// Rows of a parameter's table by id.
  Value embedding(Tensor table, Value ids, Group group);

  /// Uniform noise of a layout and shape for the dropout with this number among all.
  String noise(int occurrence, Layout layout, dev.medley.api.tensor.Shape shape, Group group);

  /// Whether dropout is on.
  boolean training();
}
