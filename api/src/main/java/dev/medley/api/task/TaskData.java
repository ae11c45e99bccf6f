package dev.medley.api.task;

import java.util.List;

/// The data of a task. All inputs are of one kind, and all answers of the target's kind.
///
/// @param train      at least one example
/// @param validation at least one example
/// @param test       may be empty, then no test figure is given
public record TaskData(Target target, List<Example> train, List<Example> validation, List<Example> test) {

  public TaskData {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
  }

  public List<Example> split(Split split) {
    return switch (split) {
      case TRAIN -> train;
      case VALIDATION -> validation;
      case TEST -> test;
    };
  }
}
