package dev.medley.rules;

/// How often predictions break a rule.
///
/// @param cases  examples, or words, that it was judged on
/// @param broken of them
public record Verdict(long cases, long broken) {

  /// From 0 to 1; not a number where it was judged on nothing.
  public double share() {
    return cases == 0 ? Double.NaN : (double) broken / cases;
  }

  public Verdict plus(Verdict other) {
    return new Verdict(cases + other.cases, broken + other.broken);
  }
}
