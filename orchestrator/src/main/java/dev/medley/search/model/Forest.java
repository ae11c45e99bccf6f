package dev.medley.search.model;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Extremely randomised trees: what they say on average, and how far they disagree. They ask for no smoothness and see interactions and conditions well.
///
/// Each tree leaves out a tenth of the samples, so that for every sample some trees have not seen it. Costs O(trees · n · log n · attempts) to make.
public final class Forest implements Surrogate {

  private static final int TREES = 60;
  private static final int FOLDS = 10;
  private static final int MOST_ATTEMPTS = 40;
  private static final double LEAST_VARIANCE = 1e-8;

  private final List<Tree> trees;
  private final double[][] points;

  private Forest(List<Tree> trees, double[][] points) {
    this.trees = trees;
    this.points = points;
  }

  /// @param points at least one; features of each
  public static Forest grown(double[][] points, double[] outcomes, RandomGenerator random) {
    int attempts = Math.clamp(points[0].length * 2L / 3, 4, MOST_ATTEMPTS);
    var trees = new ArrayList<Tree>();
    for (int t = 0; t < TREES; t++) {
      int fold = t % FOLDS;
      int[] rows = IntStream.range(0, points.length).filter(i -> points.length < FOLDS || i % FOLDS != fold).toArray();
      trees.add(Tree.grown(points, outcomes, rows, attempts, random));
    }
    return new Forest(List.copyOf(trees), points);
  }

  @Override
  public Prediction predict(double[] point) {
    double sum = 0;
    double squares = 0;
    for (var tree : trees) {
      double v = tree.predict(point);
      sum += v;
      squares += v * v;
    }
    double mean = sum / TREES;
    return new Prediction(mean, Math.sqrt(Math.max(squares / TREES - mean * mean, LEAST_VARIANCE)));
  }

  /// What each sample is expected to be by the trees that have not seen it.
  public double[] leftOut() {
    var expected = new double[points.length];
    for (int i = 0; i < expected.length; i++) {
      double sum = 0;
      int count = 0;
      for (int t = i % FOLDS; t < TREES; t += FOLDS, count++) sum += trees.get(t).predict(points[i]);
      expected[i] = sum / count;
    }
    return expected;
  }
}
