package dev.medley.api.task;

import java.util.List;

/// The data of a task. All inputs are of one kind, and all answers of the target's kind.
///
/// @param train      at least one example
/// @param validation at least one example
/// @param test       may be empty, then no test figure is given
/// @param unseen     examples of a domain that a study holds out
public record TaskData(Target target, List<Example> train, List<Example> validation, List<Example> test, List<Example> unseen) {

  public TaskData {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
    unseen = List.copyOf(unseen);
  }

  /// As a task gives them.
  public TaskData(Target target, List<Example> train, List<Example> validation, List<Example> test) {
    this(target, train, validation, test, List.of());
  }

  public List<Example> split(Split split) {
    return switch (split) {
      case TRAIN -> train;
      case VALIDATION -> validation;
      case TEST -> test;
      case UNSEEN -> unseen;
    };
  }
}
