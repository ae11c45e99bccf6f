package dev.medley.benchmark;

import java.util.List;

/// Accuracies on the twenty bAbI tasks with 1,000 questions each, in per cent, of an end-to-end memory network in a public implementation: of networks for one task each, and of one for all.
///
/// Of ten runs, those of single tasks are the run that validates best, and those of all tasks the run that validates best on most of them.
///
/// @see <a href="https://github.com/domluna/memn2n">domluna, MemN2N, README, tables of single and joint results</a>
final class Published {

  private static final List<Double> SINGLE = List.of(100.0, 83.0, 54.0, 98.0, 87.0, 92.0, 84.0, 86.0, 90.0, 78.0, 84.0, 100.0, 90.0, 93.0,
      100.0, 44.0, 52.0, 88.0, 13.0, 100.0);
  private static final List<Double> JOINT = List.of(99.9, 84.9, 71.5, 85.1, 86.5, 96.4, 85.1, 89.8, 96.0, 92.8, 93.0, 98.2, 97.6, 87.7,
      98.3, 44.0, 54.7, 58.6, 10.4, 99.6);

  private Published() {}

  /// @param number of the task, from 1
  static double single(int number) {
    return SINGLE.get(number - 1);
  }

  /// @param number of the task, from 1
  static double joint(int number) {
    return JOINT.get(number - 1);
  }
}
