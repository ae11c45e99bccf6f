package dev.medley.search;

/// A finished trial as the searches see it. Its arrays are never changed.
final class Tried {

  private final Outcome outcome;
  private final Genome genome;
  private final double[] features;

  Tried(Outcome outcome, Genome genome, double[] features) {
    this.outcome = outcome;
    this.genome = genome;
    this.features = features;
  }

  Outcome outcome() {
    return outcome;
  }

  Genome genome() {
    return genome;
  }

  double[] features() {
    return features;
  }
}
