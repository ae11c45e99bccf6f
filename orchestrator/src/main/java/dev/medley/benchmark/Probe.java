package dev.medley.benchmark;

import java.util.Arrays;
import java.util.List;

/// A fresh linear classifier of features, trained after the network and apart from it: softmax regression on features at mean 0 and variance 1, by full-batch gradient descent with momentum.
final class Probe {

  private static final int STEPS = 300;
  private static final double RATE = 0.5;
  private static final double MOMENTUM = 0.9;
  private static final double DECAY = 1e-3;

  private final double[] mean;
  private final double[] deviation;
  private final double[][] weights;

  private Probe(double[] mean, double[] deviation, double[][] weights) {
    this.mean = mean;
    this.deviation = deviation;
    this.weights = weights;
  }

  /// @param labels of the rows, from 0 to below `classes`
  static Probe train(List<float[]> rows, List<Integer> labels, int classes) {
    int width = rows.getFirst().length;
    double[] mean = new double[width];
    double[] deviation = new double[width];
    for (var row : rows) for (int i = 0; i < width; i++) mean[i] += row[i] / rows.size();
    for (var row : rows) for (int i = 0; i < width; i++) deviation[i] += (row[i] - mean[i]) * (row[i] - mean[i]) / rows.size();
    Arrays.setAll(deviation, i -> Math.sqrt(deviation[i]) + 1e-6);
    var probe = new Probe(mean, deviation, new double[classes][width + 1]);
    double[][] x = rows.stream().map(probe::scaled).toArray(double[][]::new);
    double[][] speed = new double[classes][width + 1];
    for (int step = 0; step < STEPS; step++) {
      double[][] gradient = new double[classes][width + 1];
      for (int n = 0; n < x.length; n++) {
        double[] shares = probe.shares(x[n]);
        shares[labels.get(n)] -= 1;
        for (int c = 0; c < classes; c++) for (int i = 0; i <= width; i++) gradient[c][i] += shares[c] * x[n][i] / x.length;
      }
      for (int c = 0; c < classes; c++) {
        for (int i = 0; i <= width; i++) {
          speed[c][i] = MOMENTUM * speed[c][i] - RATE * (gradient[c][i] + DECAY * probe.weights[c][i]);
          probe.weights[c][i] += speed[c][i];
        }
      }
    }
    return probe;
  }

  /// The mean over the classes of what share of a class's rows is recognised, so that one over their number is chance.
  double balancedAccuracy(List<float[]> rows, List<Integer> labels) {
    int classes = weights.length;
    double[] right = new double[classes];
    double[] all = new double[classes];
    for (int n = 0; n < rows.size(); n++) {
      double[] shares = shares(scaled(rows.get(n)));
      int best = 0;
      for (int c = 1; c < classes; c++) if (shares[c] > shares[best]) best = c;
      all[labels.get(n)]++;
      if (best == labels.get(n)) right[best]++;
    }
    double sum = 0;
    int present = 0;
    for (int c = 0; c < classes; c++) {
      if (all[c] == 0) continue;
      sum += right[c] / all[c];
      present++;
    }
    return sum / present;
  }

  /// With a one behind, for the bias.
  private double[] scaled(float[] row) {
    double[] x = new double[row.length + 1];
    for (int i = 0; i < row.length; i++) x[i] = (row[i] - mean[i]) / deviation[i];
    x[row.length] = 1;
    return x;
  }

  private double[] shares(double[] x) {
    double[] shares = new double[weights.length];
    double largest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < shares.length; c++) {
      for (int i = 0; i < x.length; i++) shares[c] += weights[c][i] * x[i];
      largest = Math.max(largest, shares[c]);
    }
    double sum = 0;
    for (int c = 0; c < shares.length; c++) {
      shares[c] = Math.exp(shares[c] - largest);
      sum += shares[c];
    }
    for (int c = 0; c < shares.length; c++) shares[c] /= sum;
    return shares;
  }
}
