package dev.medley.search.model;

/// A cheap stand-in for trials. Safe for use by several threads.
public interface Surrogate {

  /// @param point its features; not changed
  Prediction predict(double[] point);
}
