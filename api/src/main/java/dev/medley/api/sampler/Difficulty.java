package dev.medley.api.sampler;

/// By what examples are called easy or hard. Taken from training data alone; equally hard examples keep the order of the data.
public enum Difficulty {
  /// What the task says of its examples; their length where it says nothing.
  OWN,
  /// The number of words; examples without words are equally hard.
  LENGTH,
  /// The loss of a model that was trained before: the best that was trained on this task alone, or that of the trial which the sampler names. As [#OWN] where there is none.
  REFERENCE,
  /// The trial's own loss, as it was when a [sampler][Sampler.Session#measures] last asked for it; as [#OWN] before.
  CURRENT,
  /// An order of the trial's own, drawn once: the control for all others.
  RANDOM
}
