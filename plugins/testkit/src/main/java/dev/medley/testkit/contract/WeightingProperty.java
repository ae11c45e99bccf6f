package dev.medley.testkit.contract;

/// What a method of weighting may claim. What it claims is asserted; what it does not is reported as aborted, so that a reader sees it.
public enum WeightingProperty {
  /// The weights sum to the number of tasks in the step.
  SUMS_TO_TASKS,
  /// No weight is below zero.
  NOT_NEGATIVE,
  /// The weights do not depend on the trial's random stream.
  DETERMINISTIC,
  /// With the tasks in another order, every task fares the same.
  PERMUTATION_EQUIVARIANT,
  /// With all losses and gradients multiplied by one number, the weights are the same.
  SCALE_INVARIANT,
  /// No task's loss rises along the update, to first order. Only for methods that see gradients.
  NON_CONFLICTING
}
