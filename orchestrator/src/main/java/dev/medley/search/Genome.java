package dev.medley.search;

/// A point as the operators see it: genes for each parameter of a space, in the space's order, and which parameters are active. Its arrays are
/// never changed, by anyone.
final class Genome {

  private final double[][] genes;
  private final boolean[] active;

  Genome(double[][] genes, boolean[] active) {
    this.genes = genes;
    this.active = active;
  }

  /// How many parameters.
  int size() {
    return genes.length;
  }

  double[] genes(int parameter) {
    return genes[parameter];
  }

  boolean active(int parameter) {
    return active[parameter];
  }
}
