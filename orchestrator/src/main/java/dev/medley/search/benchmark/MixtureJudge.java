package dev.medley.search.benchmark;

import dev.medley.search.model.FeatureGroups;
import dev.medley.search.model.GaussianProcess;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/// Says what a mixture would lose: a Gaussian process of runs that no contestant has seen, on the square roots of the shares.
public final class MixtureJudge {

  private final GaussianProcess process;
  private final double mean;
  private final double deviation;

  private MixtureJudge(GaussianProcess process, double mean, double deviation) {
    this.process = process;
    this.mean = mean;
    this.deviation = deviation;
  }

  /// @param loss which of a run's losses
  public static MixtureJudge of(MixtureRuns runs, ToDoubleFunction<MixtureRuns.Run> loss) {
    var points = runs.runs().stream().map(r -> roots(r.shares())).toArray(double[][]::new);
    var losses = runs.runs().stream().mapToDouble(loss).toArray();
    double mean = 0;
    for (double l : losses) mean += l / losses.length;
    double squares = 0;
    for (double l : losses) squares += (l - mean) * (l - mean) / losses.length;
    double deviation = Math.sqrt(squares);
    for (int i = 0; i < losses.length; i++) losses[i] = (losses[i] - mean) / deviation;
    var groups = FeatureGroups.of(Collections.nCopies(runs.domains().size(), 1));
    return new MixtureJudge(GaussianProcess.fitted(groups, points, losses), mean, deviation);
  }

  private static double[] roots(List<Double> shares) {
    return shares.stream().mapToDouble(Math::sqrt).toArray();
  }

  /// The loss that a mixture is expected to have.
  public double loss(List<Double> shares) {
    return mean + deviation * process.predict(roots(shares)).mean();
  }

  /// How well the order of other runs is told: Spearman's correlation.
  public double agreement(MixtureRuns others, ToDoubleFunction<MixtureRuns.Run> loss) {
    return new SpearmansCorrelation().correlation(others.runs().stream().mapToDouble(r -> loss(r.shares())).toArray(),
        others.runs().stream().mapToDouble(loss).toArray());
  }
}
