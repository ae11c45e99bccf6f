package dev.medley.search;

/// How well each model orders the trials that it has not seen, from 0 to 1, and how much it is believed therefore.
///
/// A proposal comes from the process with the weight `2·process²`, from the forest with `forest²`, and from plain evolution with what both leave open: models that order nothing
/// leave all of it.
///
/// @param process Spearman's correlation of what a Gaussian process says of each trial from the others alone
/// @param forest  that of the forest
record Credit(double process, double forest) {

  Credit withoutForest() {
    return new Credit(process, 0);
  }

  private double all() {
    return byProcess() + byForest() + byEvolution();
  }

  private double byProcess() {
    return 2 * process * process;
  }

  private double byForest() {
    return forest * forest;
  }

  private double byEvolution() {
    double doubt = 1 - Math.max(process, forest);
    return doubt * doubt;
  }

  /// Who proposes.
  enum Adviser { PROCESS, FOREST, EVOLUTION }

  /// @param at uniformly from the unit interval
  Adviser adviser(double at) {
    double left = at * all();
    if (left < byProcess()) return Adviser.PROCESS;
    return left < byProcess() + byForest() ? Adviser.FOREST : Adviser.EVOLUTION;
  }
}
