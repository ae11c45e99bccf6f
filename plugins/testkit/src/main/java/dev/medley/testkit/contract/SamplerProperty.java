package dev.medley.testkit.contract;

/// What a sampler may claim. What it claims is asserted; what it does not is reported as aborted, so that a reader sees it.
public enum SamplerProperty {
  /// After any number of micro-batches each task has had its planned share of them, to within one; see [SamplerContract#plan].
  EXACT,
  /// Every step mixes the tasks as the plan says, each share rounded up or down; see [SamplerContract#plan].
  EXACT_IN_EVERY_STEP,
  /// Every task is drawn in a run of many steps.
  REACHES_EVERY_TASK,
  /// The draws do not depend on the trial's random stream.
  DETERMINISTIC,
  /// The sequence of draws is the same however many micro-batches a step has.
  INDIFFERENT_TO_STEPS
}
