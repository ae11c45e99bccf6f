package dev.medley.search.model;

/// What is expected at a point, and its standard deviation.
public record Prediction(double mean, double deviation) {

  private static final double HALF_LOG_TAU = 0.5 * Math.log(2 * Math.PI);
  private static final double FAR_BELOW = -10;

  /// The logarithm of the expected improvement on a value that is to be undercut; finite however unlikely the improvement is.
  ///
  /// With `z = (best − mean) / deviation`: `log deviation + log(φ(z) + z·Φ(z))`, and far below 0, where both terms vanish, its expansion
  /// `log φ(z) − 2·log(−z) + log(1 − 3/z² + 15/z⁴)`.
  ///
  /// @see <a href="https://arxiv.org/abs/2310.20708">Ament et al., Unexpected Improvements to Expected Improvement for Bayesian Optimization, 2023</a>
  public double logImprovementOn(double best) {
    double z = (best - mean) / deviation;
    double logDensity = -0.5 * z * z - HALF_LOG_TAU;
    if (z > FAR_BELOW) return Math.log(deviation) + Math.log(Math.exp(logDensity) + z * Normal.cumulative(z));
    double squared = z * z;
    return Math.log(deviation) + logDensity - Math.log(squared) + Math.log1p((15 / squared - 3) / squared);
  }
}
