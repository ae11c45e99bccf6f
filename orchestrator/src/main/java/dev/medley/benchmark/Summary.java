package dev.medley.benchmark;

import java.util.List;

/// Mean and spread of a figure over repetitions.
///
/// @param error the standard error of the mean
record Summary(double mean, double deviation, double error) {

  static Summary of(List<Double> values) {
    int n = values.size();
    double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    double deviation = n < 2 ? 0 : Math.sqrt(squares / (n - 1));
    return new Summary(mean, deviation, deviation / Math.sqrt(n));
  }
}
