package dev.medley.training.data;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What a network needs to know of a study's data.
///
/// @param tasks     in the order in which the study names them
/// @param firstRows for each kind of head, the first row of its tasks
/// @param domains   the domains that training examples are labelled with, over all tasks
/// @param answerLength words of a written answer, its end included; 0 where nothing is written
/// @param oneHead   whether tasks of a kind have one head, rather than each its own
public record StudyShape(InputShape input, List<TaskShape> tasks, Map<HeadKind, Integer> firstRows, List<String> domains,
    int answerLength, boolean oneHead) {

  public StudyShape {
    tasks = List.copyOf(tasks);
    firstRows = Map.copyOf(firstRows);
    domains = List.copyOf(domains);
  }

  /// Of data whose tasks have heads of their own.
  public StudyShape(InputShape input, List<TaskShape> tasks, Map<HeadKind, Integer> firstRows, List<String> domains, int answerLength) {
    this(input, tasks, firstRows, domains, answerLength, false);
  }

  /// Of data whose tasks write nothing.
  public StudyShape(InputShape input, List<TaskShape> tasks, Map<HeadKind, Integer> firstRows, List<String> domains) {
    this(input, tasks, firstRows, domains, 0);
  }

  /// Of data without domains.
  public StudyShape(InputShape input, List<TaskShape> tasks, Map<HeadKind, Integer> firstRows) {
    this(input, tasks, firstRows, List.of());
  }

  /// The kinds of heads that the tasks need, in a fixed order.
  public List<HeadKind> kinds() {
    return Arrays.stream(HeadKind.values()).filter(k -> tasks.stream().anyMatch(t -> t.kind() == k)).toList();
  }

  public int firstRow(HeadKind kind) {
    return firstRows.getOrDefault(kind, 0);
  }

  /// @param outputs   how many numbers its head gives
  /// @param lossScale what its loss is multiplied by
  public record TaskShape(String name, HeadKind kind, int outputs, double lossScale) {

    public TaskShape(String name, HeadKind kind, int outputs) {
      this(name, kind, outputs, 1);
    }
  }
}
