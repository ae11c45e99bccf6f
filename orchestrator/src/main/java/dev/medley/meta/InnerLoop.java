package dev.medley.meta;

/// How a member adapts to one task within a step of training: some steps of plain gradient descent, and then, where the gradient at its end is what counts, a look at other examples.
///
/// Adaptations of a cohort go side by side, pass by pass, and end together: who has fewer steps than the longest stands still before. The look at other examples is the last pass of all, so that its gradient is there when all have ended.
///
/// @param steps of descent; with none, a look at examples from where the member stands
/// @param rate  of the descent
/// @param fresh whether every step looks at examples of its own, rather than all at the same
/// @param query whether other examples are looked at in the end
public record InnerLoop(int steps, double rate, boolean fresh, boolean query) {

  public InnerLoop {
    if (steps < 0 || (steps == 0 && !query)) throw new IllegalArgumentException("An adaptation needs a step, or a look at examples");
  }

  /// How many micro-batches of examples it takes.
  public int sets() {
    return (fresh ? steps : Math.min(steps, 1)) + (query ? 1 : 0);
  }

  /// Which of these a pass looks at.
  ///
  /// @param pass    counted from 0
  /// @param longest the most steps that any adaptation beside it has
  public int set(int pass, int longest) {
    if (pass >= longest) return sets() - 1;
    return fresh ? Math.max(0, own(pass, longest)) : 0;
  }

  /// How far a pass moves along the gradient; 0 for one that only looks, or stands still.
  public double rate(int pass, int longest) {
    return pass < longest && own(pass, longest) >= 0 ? rate : 0;
  }

  /// Whether the loss of a pass is what the step has lost: that at the end of the descent, where other examples are looked at, or else that before its last step.
  public boolean counts(int pass, int longest) {
    return pass == (query ? longest : longest - 1);
  }

  private int own(int pass, int longest) {
    return pass - (longest - steps);
  }
}
