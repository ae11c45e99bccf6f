package dev.medley.api.loss;

import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/// What a loss may know when training starts.
///
/// @param tasks   the names of the study's tasks, in order
/// @param classes for each task the number of classes, or 0 for a regression; `ln(classes)` is what a classifier that knows nothing loses
/// @param main    for each task whether the model is for it, or it is there to help
/// @param steps   how many steps there will be
/// @param random  the trial's own stream for losses; the only randomness a loss may use
public record LossContext(List<String> tasks, List<Integer> classes, List<Boolean> main, int steps, RandomGenerator random) {

  public LossContext {
    tasks = List.copyOf(tasks);
    classes = List.copyOf(classes);
    main = List.copyOf(main);
  }

  /// Of a study whose tasks are all main ones.
  public LossContext(List<String> tasks, List<Integer> classes, int steps, RandomGenerator random) {
    this(tasks, classes, Collections.nCopies(tasks.size(), true), steps, random);
  }
}
