package dev.medley.api.loss;

/// A loss that needs to see how the tasks' gradients on the shared parameters lie to each other: their Gramian in, weights out, and the update is `Jᵀw`.
/// Parameters of a task's own follow its plain gradient.
public non-sealed interface GramianWeighting extends Loss {

  /// Begins the training of one member.
  Session start(LossContext context);

  /// The weighting of one member: a function of the context, its stream included, and of what it is shown, and of nothing else. A trial that goes on after a crash begins
  /// another session and shows it again what the first has seen; then it must stand where the first stood. Used by one thread.
  @FunctionalInterface
  interface Session {

    /// The weights of this step's tasks, row by row of the Gramian and of the losses; finite. Called once per step, with finite losses.
    double[] weights(int step, Gramian gramian, TaskLosses losses);
  }
}
