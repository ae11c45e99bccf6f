package dev.medley.search.model;

import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/// How well predictions order what they predict.
public final class Agreement {

  private Agreement() {}

  /// Spearman's rank correlation, but no less than 0; 0 where there is nothing to order.
  public static double of(double[] predicted, double[] seen) {
    if (seen.length < 2) return 0;
    double correlation = new SpearmansCorrelation().correlation(predicted, seen);
    return correlation > 0 ? correlation : 0;
  }
}
