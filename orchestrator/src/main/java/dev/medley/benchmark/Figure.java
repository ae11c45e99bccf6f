package dev.medley.benchmark;

import java.util.Optional;

/// Something measured.
///
/// @param name  what was measured, unique within its benchmark
/// @param value in `unit`
/// @param unit  such as `times`, `ms`, `%`; empty for a plain number
/// @param peer  what it is compared to, with its figure where there is one; may be empty
/// @param bar   what is claimed of it, if anything
public record Figure(String name, double value, String unit, String peer, Optional<Bar> bar) {

  /// What a value must reach.
  ///
  /// @param least whether `value` is the least that is claimed, rather than the most
  public record Bar(double value, boolean least) {

    /// NaN reaches nothing.
    boolean holds(double measured) {
      return least ? measured >= value : measured <= value;
    }
  }

  /// A figure of which nothing is claimed.
  public static Figure of(String name, double value, String unit) {
    return new Figure(name, value, unit, "", Optional.empty());
  }

  /// The same, beside what it is compared to.
  public Figure beside(String compared) {
    return new Figure(name, value, unit, compared, bar);
  }

  /// The same, with a claim: no less than this.
  public Figure atLeast(double least) {
    return new Figure(name, value, unit, peer, Optional.of(new Bar(least, true)));
  }

  /// The same, with a claim: no more than this.
  public Figure atMost(double most) {
    return new Figure(name, value, unit, peer, Optional.of(new Bar(most, false)));
  }

  /// Whether what is claimed holds; empty where nothing is.
  public Optional<Boolean> holds() {
    return bar.map(b -> b.holds(value));
  }
}
