package dev.medley.search;

import dev.medley.search.model.Warp;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// What a model learns from: features, and outcomes warped and as they are.
final class Samples {

  private final double[][] points;
  private final double[] outcomes;
  private final double[] plain;

  private Samples(double[][] points, double[] outcomes, double[] plain) {
    this.points = points;
    this.outcomes = outcomes;
    this.plain = plain;
  }

  /// Of trials, as many as are wanted at most: half of those the best, a quarter the latest, and others spread evenly over the history.
  static Samples of(List<Tried> trials, double[] rated, int most) {
    var chosen = trials.size() <= most ? IntStream.range(0, trials.size()).boxed().toList() : chosen(rated, most);
    var outcomes = chosen.stream().mapToDouble(i -> rated[i]).toArray();
    return new Samples(chosen.stream().map(i -> trials.get(i).features()).toArray(double[][]::new), Warp.of(outcomes),
        Warp.standardised(outcomes));
  }

  private static List<Integer> chosen(double[] rated, int most) {
    int n = rated.length;
    var places = new TreeSet<Integer>();
    addLeast(rated, most / 2, places);
    IntStream.range(n - most / 4, n).forEach(places::add);
    for (int stride = n / (most - places.size()) + 1; places.size() < most; stride--) {
      for (int i = 0; i < n && places.size() < most; i += stride) places.add(i);
    }
    return List.copyOf(places);
  }

  /// Of equal ones the first. Numbers are sorted and not their places, since a search does this with every proposal.
  private static void addLeast(double[] rated, int count, Set<Integer> places) {
    var sorted = rated.clone();
    Arrays.sort(sorted);
    double last = sorted[count - 1];
    int equal = count;
    for (int i = 0; i < rated.length; i++) {
      if (Double.compare(rated[i], last) >= 0) continue;
      places.add(i);
      equal--;
    }
    for (int i = 0; i < rated.length && equal > 0; i++) {
      if (Double.compare(rated[i], last) != 0) continue;
      places.add(i);
      equal--;
    }
  }

  /// These, and points with what is expected of them.
  Samples with(double[][] others, double[] expected) {
    var allPoints = Arrays.copyOf(points, points.length + others.length);
    var allOutcomes = Arrays.copyOf(outcomes, allPoints.length);
    System.arraycopy(others, 0, allPoints, points.length, others.length);
    System.arraycopy(expected, 0, allOutcomes, outcomes.length, others.length);
    return new Samples(allPoints, allOutcomes, plain);
  }

  double[][] points() {
    return points;
  }

  double[] outcomes() {
    return outcomes;
  }

  /// Of mean 0 and deviation 1, and otherwise as they are.
  double[] plain() {
    return plain;
  }
}
