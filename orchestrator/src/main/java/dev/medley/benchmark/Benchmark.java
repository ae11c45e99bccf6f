package dev.medley.benchmark;

/// Measures one claim, or a few that belong together.
public interface Benchmark {

  /// What it is called on the command line.
  String name();

  /// What it measures, in one sentence.
  String summary();

  /// Measures, and reports each figure as soon as it is known. The same conditions and seeds give the same figures, but for times.
  ///
  /// @throws dev.medley.api.error.InputException if something that it needs is missing, such as data that the user has to bring
  void run(Conditions conditions, Report report);
}
