package dev.medley.search;

import io.jenetics.DoubleGene;
import io.jenetics.Phenotype;
import io.jenetics.util.ISeq;

/// How far the genes of a population lie apart: the standard deviation of each.
///
/// It is what sizes the steps of mutation: as a population draws together its steps shrink, without a schedule.
final class Spread {

  private final double[][] deviations;

  private Spread(double[][] deviations) {
    this.deviations = deviations;
  }

  static Spread of(ISeq<Phenotype<DoubleGene, Integer>> population) {
    var genotype = population.get(0).genotype();
    var deviations = new double[genotype.length()][];
    for (int i = 0; i < deviations.length; i++) {
      deviations[i] = new double[genotype.get(i).length()];
      for (int j = 0; j < deviations[i].length; j++) deviations[i][j] = deviation(population, i, j);
    }
    return new Spread(deviations);
  }

  private static double deviation(ISeq<Phenotype<DoubleGene, Integer>> population, int chromosome, int gene) {
    double sum = 0;
    double squares = 0;
    for (var phenotype : population) {
      double at = phenotype.genotype().get(chromosome).get(gene).doubleValue();
      sum += at;
      squares += at * at;
    }
    double mean = sum / population.size();
    return Math.sqrt(Math.max(0, squares / population.size() - mean * mean));
  }

  /// The deviations of a chromosome's genes, times a factor, and no less than a floor.
  double[] scaled(int chromosome, double factor, double floor) {
    var scaled = deviations[chromosome].clone();
    for (int j = 0; j < scaled.length; j++) scaled[j] = Math.max(floor, factor * scaled[j]);
    return scaled;
  }
}
