package dev.medley.search;

/// Shares as isometric log-ratio coordinates: one fewer than parts, without bounds, in which ratios are differences and no direction is favoured.
///
/// `z_j = √(j / (j + 1)) · log(g_j / x_{j+1})` for `j` from 1, with `g_j` the geometric mean of the first `j` shares.
///
/// @see <a href="https://doi.org/10.1023/A:1023818214614">Egozcue et al., Isometric Logratio Transformations for Compositional Data Analysis, 2003</a>
final class LogRatios {

  /// Zero has no logarithm: smaller shares count as this.
  private static final double LEAST_SHARE = 1e-4;

  private LogRatios() {}

  static double[] of(double[] shares) {
    var ratios = new double[shares.length - 1];
    double logarithms = 0;
    for (int j = 1; j < shares.length; j++) {
      logarithms += Math.log(Math.max(shares[j - 1], LEAST_SHARE));
      ratios[j - 1] = Math.sqrt(j / (j + 1.0)) * (logarithms / j - Math.log(Math.max(shares[j], LEAST_SHARE)));
    }
    return ratios;
  }

  static double[] shares(double[] ratios) {
    var centered = new double[ratios.length + 1];
    for (int j = 1; j <= ratios.length; j++) {
      double weight = ratios[j - 1] / Math.sqrt(j * (j + 1.0));
      for (int i = 0; i < j; i++) centered[i] += weight;
      centered[j] -= j * weight;
    }
    double most = Double.NEGATIVE_INFINITY;
    for (double c : centered) most = Math.max(most, c);
    for (int i = 0; i < centered.length; i++) centered[i] = Math.exp(centered[i] - most);
    return SimplexBlock.normalised(centered);
  }
}
