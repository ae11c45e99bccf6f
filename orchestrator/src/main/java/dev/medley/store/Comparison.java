package dev.medley.store;

import java.util.Arrays;
import java.util.Optional;

/// How a filter compares.
enum Comparison {
  EQUAL("="),
  NOT_EQUAL("!="),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">=");

  private final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  String sign() {
    return sign;
  }

  static Optional<Comparison> of(String sign) {
    var usual = sign.equals("<>") ? "!=" : sign;
    return Arrays.stream(values()).filter(each -> each.sign.equals(usual)).findFirst();
  }

  /// Compares as Java does: nothing but `!=` holds for what is not a number.
  boolean holds(double left, double right) {
    return switch (this) {
      case EQUAL -> left == right;
      case NOT_EQUAL -> left != right;
      case LESS -> left < right;
      case LESS_OR_EQUAL -> left <= right;
      case GREATER -> left > right;
      case GREATER_OR_EQUAL -> left >= right;
    };
  }

  boolean holds(String left, String right) {
    return holds(Integer.signum(left.compareTo(right)), 0);
  }
}
