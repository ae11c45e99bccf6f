package dev.medley.rules;

import java.util.SortedSet;
import java.util.stream.Collectors;

/// A statement about a study's tasks, as its author wrote it and as it is meant.
///
/// @param text     as it was written
/// @param subjects the study's tasks, by their places
public record Rule(String text, Formula formula, java.util.List<Subject> subjects) {

  public Rule {
    subjects = java.util.List.copyOf(subjects);
  }

  /// The places of the tasks that it speaks of.
  public SortedSet<Integer> tasks() {
    return formula.tasks();
  }

  /// Whether it is about single words: one of its tasks is.
  public boolean aboutWords() {
    return tasks().stream().anyMatch(t -> subjects.get(t).words());
  }

  /// The task on whose examples it is judged: the first that it names, or the first of those that are about words.
  public int judgedOn() {
    return tasks().stream().filter(t -> subjects.get(t).words() == aboutWords()).findFirst().orElseThrow();
  }

  /// The classes of its tasks, such as `pos = NN, genre = fiction`.
  public String told(java.util.function.IntUnaryOperator classOf) {
    return tasks().stream().map(t -> subjects.get(t).name() + " = " + subjects.get(t).labels().get(classOf.applyAsInt(t)))
        .collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return text;
  }
}
