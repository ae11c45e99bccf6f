package dev.medley.testkit;

/// Which elements a dropout keeps, given rather than drawn, so that a result can be compared with another's.
@FunctionalInterface
public interface DropoutMask {

  /// Whether an element stays.
  ///
  /// @param occurrence how many dropouts are evaluated before this one: operands come before what is made of them, and the first operand first
  /// @param element    the index of the element in row-major order
  boolean keeps(int occurrence, int element);
}
