package dev.medley.rules;

import java.util.Collection;
import java.util.List;

/// A rule that cannot be read, and where.
final class Unreadable extends Exception {

  /// Longer rules are not written for people.
  private static final int SHOWN = 400;

  private static final long serialVersionUID = 1L;

  private final int position;
  private final String rule;
  private final String advice;
  private final String word;
  private final transient List<String> known;

  /// @param position of the character, from 1
  /// @param rule     what is wrong there
  Unreadable(int position, String rule, String advice) {
    this(position, rule, advice, "", List.of());
  }

  /// @param word  that is none of those that are known
  Unreadable(int position, String rule, String advice, String word, Collection<String> known) {
    super(rule);
    this.position = position;
    this.rule = rule;
    this.advice = advice;
    this.word = word;
    this.known = List.copyOf(known);
  }

  dev.medley.api.error.Problem problem(String text, String owner) {
    String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    String what = "The rule (" + shown + ") of " + owner + " cannot be read at character " + position + ": " + rule + ".";
    return known.isEmpty()
        ? dev.medley.api.error.Problem.maybe("MED-800", what, advice)
        : dev.medley.api.error.Problem.didYouMean("MED-801", what, word, known, "Maybe one of: " + String.join(", ", known) + ".");
  }
}
