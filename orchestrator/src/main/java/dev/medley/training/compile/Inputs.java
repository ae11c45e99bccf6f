package dev.medley.training.compile;

/// The names of the fields of a micro-batch.
public final class Inputs {

  /// `(batch, length)`, INT: word ids.
  public static final String TOKENS = "tokens";

  /// `(batch, length)`: one where there is a word.
  public static final String MASK = "mask";

  /// `(batch, features)`.
  public static final String VALUES = "values";

  /// `(batch)`, INT: which domain a row is of, -1 where it has no label.
  public static final String DOMAIN = "domain";

  /// `(batch)` or `(batch, length)`, INT: the class of each row that is an example of a task, -1 of others; the task's place in the study follows.
  public static final String KNOWN = "known_";

  /// `(batch, words)`, INT: the words of an answer that were written so far, each before the place of the next; anything behind them. Only where an answer is written word by word.
  public static final String WRITTEN = "written";

  /// `(words)`: one where the next word stands, and zero elsewhere. Only where an answer is written word by word.
  public static final String PLACE = "place";

  /// Numbers from 0 to 1 by which labels are drawn, given for the rows of a batch, or negative where they are not drawn; the kind of head follows. Only where gradients of drawn labels are taken.
  public static final String DRAWN = "drawn_";

  /// How much of the training is done; a number that changes from step to step.
  static final String PROGRESS = "progress";

  /// What is to be predicted; the kind of head follows.
  public static final String TARGET = "target.";

  /// What of it counts: one where it does.
  public static final String WEIGHT = "weight.";

  /// `(m, P)`: the gradients of the tasks of a step on the shared parameters. Only where an update is made of them.
  public static final String JACOBIAN = "jacobian";

  /// `(m)`, INT: which task each of those rows is of.
  public static final String ROW_TASKS = "row-tasks";

  /// `(P)`: numbers from 0 to 1, drawn anew for every step.
  public static final String UNIFORM = "uniform";

  private Inputs() {}

  static boolean isTarget(String name) {
    return name.startsWith(TARGET) || name.startsWith(WEIGHT);
  }
}
