package dev.medley.space;

import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import java.util.List;
import java.util.SortedMap;

/// A study as its file describes it: tasks, what varies and what does not, the objective and the budget.
///
/// @param study    its name
/// @param tasks    at least one
/// @param space    what varies
/// @param fixed    the values of everything that does not vary, for every component that can be chosen
/// @param text     `text.length` and `text.vocabulary`: how texts become word ids
/// @param search   the search and its settings
/// @param source   the file's text, which the store keeps
public record StudySpace(
    String study, List<TaskUse> tasks, SearchSpace space, SortedMap<String, Value> fixed, Settings text, Objective objective, Budget budget,
    Use search, String source) {

  /// A component by name, with all its settings.
  public record Use(String name, Settings settings) {}

  /// A task of the study. `name` is unique in the study; `component` is what makes it.
  public record TaskUse(String name, String component, Settings settings, boolean main) {}

  /// What is optimised: `delta_m`, `delta_m_tasks`, or `TASK.METRIC`.
  public record Objective(String metric, boolean maximize) {}

  /// @param trials how many, baselines not counted
  /// @param steps  optimiser steps of each
  public record Budget(int trials, int steps) {}
}
