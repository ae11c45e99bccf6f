package dev.medley.store;

/// How much a parameter mattered: the share of the variance of the trials' ranks that its values explain (Kelley's epsilon squared, the effect size of
/// the test of Kruskal and Wallis).
///
/// Trials are ranked by what they reached, so that one that went astray weighs no more than its place. They are put into groups by the parameter's value:
/// texts by themselves, numbers in at most ten groups of equal size in their order. With `N` trials in `k` groups, the ranks' squares between the groups
/// `S_b` and in all `S`, it is `1 - (N - 1) / (N - k) * (1 - S_b / S)`, cut at 0: a parameter that does nothing has about 0, one that decides
/// everything 1. A parameter that only some trials have, because it belongs to a choice, is judged among those alone. What two parameters do only together
/// is seen of neither, so the shares need not add up to 1.
///
/// @param parameter the full name
/// @param share from 0 to 1
/// @param trials among how many it was judged
/// @param best the value, or the interval of values, whose trials rank best on average
public record Importance(String parameter, double share, int trials, Best best) {

  /// What the trials of one group have.
  public sealed interface Best {}

  /// One text.
  public record Value(String value) implements Best {}

  /// Numbers, both ends included.
  public record Interval(double least, double greatest) implements Best {}
}
