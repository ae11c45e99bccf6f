package dev.medley.rules;

/// A word, a quoted text or a sign of a rule.
///
/// @param text  without quotes
/// @param start where it begins, from 1
record Token(Kind kind, String text, int start) {

  enum Kind { WORD, QUOTED, SIGN, END }

  boolean is(String sign) {
    return (kind == Kind.SIGN || kind == Kind.WORD) && text.equals(sign);
  }

  String show() {
    return kind == Kind.END ? "the end" : text;
  }
}
