package dev.medley.space;

import dev.medley.api.parameter.Setting;
import java.util.ArrayList;
import java.util.List;

/// The words of a search space that no plugin brings, with their ranges.
final class Language {

  static final String STUDY = "study";
  static final String TASKS = "tasks";
  static final String TERMS = "terms";
  static final String BATCH = "batch";
  static final String TEXT = "text";
  static final String OBJECTIVE = "objective";
  static final String BUDGET = "budget";
  static final String SEARCH = "search";

  /// What can be said of every task, beside its own settings.
  static final Setting.Real LOSS_SCALE = Setting.real("loss-scale", 1e-6, 1e6, 1,
      "What its loss is multiplied by in training: the unit that it is counted in.");

  /// What takes part in a step. May be searched.
  static final Declaration BATCHES = new Declaration(BATCH, "What takes part in a step.", List.of(
      Setting.logWhole("rows", 1, 4096, 32, "How many examples a micro-batch has."),
      Setting.whole("micro-batches", 1, 64, 8, "How many micro-batches, each of one task, a step joins.")));

  /// How texts become word ids. One for the whole study, so that trials compare.
  static final Declaration TEXTS = new Declaration(TEXT, "How texts become word ids.", List.of(
      Setting.whole("length", 1, 4096, 32, "How many words of a text are read."),
      Setting.whole("vocabulary", 2, 1_000_000, 8000, "How many different words are known, the most frequent ones of the training data.")));

  /// How much is spent. One for the whole study.
  static final Declaration BUDGETS = new Declaration(BUDGET, "How much is spent.", List.of(
      Setting.whole("trials", 1, 1_000_000, 64, "How many trials there are, baselines not counted."),
      Setting.whole("steps", 1, 10_000_000, 600, "How many optimiser steps each trial trains.")));

  /// What a search is when the space names none.
  static final String USUAL_SEARCH = "evolution";

  /// What the search looks at when the space says nothing.
  static final StudySpace.Objective USUAL_OBJECTIVE = new StudySpace.Objective("delta_m", true);

  private Language() {}

  /// All keys of a space, in the order in which they are best written.
  static List<String> keys() {
    var keys = new ArrayList<>(List.of(STUDY, TASKS));
    keys.addAll(Section.keys());
    keys.addAll(List.of(TERMS, BATCH, TEXT, OBJECTIVE, BUDGET, SEARCH));
    return keys;
  }

  /// What a section holds when the space says nothing, if it is installed.
  static String usual(Section section) {
    return switch (section) {
      case ENCODER -> "text-cnn";
      case SHARING -> "hard";
      case SAMPLER -> "proportional";
      case LOSS -> "equal";
      case OPTIMIZER -> "adam";
    };
  }
}
