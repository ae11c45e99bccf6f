package dev.medley.rules;

import java.util.Locale;

/// A rule that labels keep, nearly always.
///
/// @param rule       as a study writes it
/// @param words      what it says in plain words
/// @param cases      examples, or words, where its condition holds
/// @param support    the share of all cases where condition and conclusion hold, from 0 to 1
/// @param confidence the share of the cases where its condition holds in which its conclusion does
public record Mined(String rule, String words, long cases, double support, double confidence) {

  /// Such as `Where pos is NNP, entities is PERSON: in 97.3 % of 1204, which is 2.1 % of all.`
  public String told() {
    return String.format(Locale.ROOT, "%s: in %.1f %% of %,d, which is %.1f %% of all.", words, 100 * confidence, cases,
        100 * support / confidence);
  }
}
