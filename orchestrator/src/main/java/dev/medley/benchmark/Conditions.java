package dev.medley.benchmark;

import dev.medley.plugin.Plugins;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Under which conditions to measure. What is empty, a benchmark chooses itself.
///
/// @param plugins what is installed
/// @param home    where the distribution lies; has `search-spaces/` and the launcher
/// @param data    a folder of data that the project does not contain
/// @param space   a search space to measure instead of the benchmark's own
/// @param steps   how many steps to train or to measure
/// @param seeds   how many repetitions with seeds of their own
/// @param trials  how many trials to fill a store with, or to give a search
/// @param only    the parts to measure, such as problems; all of them where it is empty
/// @param peer    the command of an interpreter that has what a benchmark compares to, such as a `python` with Optuna
public record Conditions(Plugins plugins, Path home, Optional<Path> data, Optional<Path> space, OptionalInt steps, OptionalInt seeds,
    OptionalInt trials, List<String> only, Optional<String> peer) {

  /// Whether a part of a benchmark is to be measured.
  boolean measures(String part) {
    return only.isEmpty() || only.contains(part);
  }
}
