package dev.medley.plugins.surgery;

import dev.medley.api.loss.Gramian;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds the point nearest to the origin in the convex hull of vectors of which only the inner products are known.
///
/// Keeps a set of vectors, the nearest point of whose affine hull lies inside their convex hull; adds the vector that lies most to the near side of it, moves to the new
/// nearest point, and drops vectors on the way whose weight falls to zero. Ends after finitely many changes, exactly but for rounding.
///
/// @see <a href="https://doi.org/10.1007/BF01580381">Wolfe, Finding the nearest point in a polytope, Mathematical Programming 11, 1976</a>
final class MinimumNorm {

  private static final double ROUNDING = 1e-12;

  private final Gramian gramian;
  private final List<Integer> kept = new ArrayList<>();
  private double[] point;

  private MinimumNorm(Gramian gramian) {
    this.gramian = gramian;
    this.point = new double[gramian.size()];
  }

  /// The same, faster from a point of the simplex that is nearly right. Where all vectors lie at wide angles, as gradients mostly do, the middle is such a point.
  static double[] of(Gramian gramian, double[] near) {
    if (gramian.size() == 2) return of(gramian);
    var search = new MinimumNorm(gramian);
    for (int k = 0; k < near.length; k++) if (near[k] > 0) search.kept.add(k);
    search.point = near.clone();
    return search.moveToNearestOfKept() ? search.improve() : new MinimumNorm(gramian).solve();
  }

  /// The weights of the nearest point: not negative, summing to 1. Equal ones if all vectors are zero.
  static double[] of(Gramian gramian) {
    int m = gramian.size();
    if (m == 2) return ofTwo(gramian.get(0, 0), gramian.get(0, 1), gramian.get(1, 1));
    double[] equal = new double[m];
    Arrays.fill(equal, 1.0 / m);
    for (int i = 0; i < m; i++) if (gramian.get(i, i) > 0) return of(gramian, equal);
    return equal;
  }

  private static double[] ofTwo(double g11, double g12, double g22) {
    double distance = g11 + g22 - 2 * g12;
    double first = distance > 0 ? Math.clamp((g22 - g12) / distance, 0, 1) : 0.5;
    return new double[]{first, 1 - first};
  }

  private double[] solve() {
    int start = 0;
    for (int i = 1; i < gramian.size(); i++) if (gramian.get(i, i) < gramian.get(start, start)) start = i;
    kept.add(start);
    point[start] = 1;
    return improve();
  }

  private double[] improve() {
    // A set is never kept twice, so this ends by itself; the bound guards against rounding.
    for (int changes = 0; changes < 20 * gramian.size(); changes++) {
      int nearer = nearest();
      if (kept.contains(nearer) || isOptimal(nearer)) break;
      kept.add(nearer);
      if (!moveToNearestOfKept()) break;
    }
    return point;
  }

  /// The vector that lies most to the origin's side of the point.
  private int nearest() {
    int best = 0;
    for (int j = 1; j < gramian.size(); j++) if (gramian.dot(j, point) < gramian.dot(best, point)) best = j;
    return best;
  }

  private boolean isOptimal(int nearer) {
    double size = 0;
    for (int k : kept) size += point[k] * gramian.norm(k);
    return gramian.quadratic(point) - gramian.dot(nearer, point) <= ROUNDING * size * Math.max(size, gramian.norm(nearer));
  }

  /// Returns false if the kept vectors are dependent within rounding, so that the point stays.
  private boolean moveToNearestOfKept() {
    while (true) {
      double[] target = AffineHull.nearest(gramian, kept);
      if (target.length == 0) return false;
      double stretch = 1;
      for (int k : kept) if (target[k] <= 0) stretch = Math.min(stretch, point[k] / (point[k] - target[k]));
      if (stretch == 1) {
        point = target;
        return true;
      }
      int before = kept.size();
      for (int k : kept) point[k] += stretch * (target[k] - point[k]);
      kept.removeIf(this::isSpent);
      for (int k = 0; k < point.length; k++) if (!kept.contains(k)) point[k] = 0;
      if (kept.size() == before) return false;
    }
  }

  private boolean isSpent(int k) {
    return point[k] <= 1e-15;
  }
}
