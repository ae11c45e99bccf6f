package dev.medley.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What an operation gives.
///
/// @param pullbacks for each operand through which a gradient flows, by its place: from the gradient of a scalar with respect to this value, that with respect to the operand
record Result(Array value, Map<Integer, UnaryOperator<Array>> pullbacks) {

  /// A value through which no gradient flows.
  static Result of(Array value) {
    return new Result(value, Map.of());
  }

  Result through(int operand, UnaryOperator<Array> pullback) {
    var more = new HashMap<>(pullbacks);
    more.put(operand, pullback);
    return new Result(value, more);
  }
}
