package dev.medley.study;

import dev.medley.training.MemberResult.Score;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The mean relative gain over single-task training, in per cent; positive is better than training alone.
///
/// For a metric `M` of a trial and `B` of the single-task model, the gain is `100·s·(M - B)/B`, where `s` is 1 if more is better and -1 if less is. The literature has two means of it,
/// which differ where tasks have different numbers of metrics: over all metrics ([#overMetrics], `delta_m_metrics`, as the tables of nine metrics on NYUv2 have it), and over tasks of
/// the mean over each task's metrics ([#overTasks], `delta_m_tasks`, as LibMTL has it). Both let a metric that is nearly 0 alone, such as the macro F1 of a class that is
/// hardly ever met, outweigh all others; so what a search maximises unless told otherwise is the mean over tasks of the gain in each task's first metric ([#overFirst], `delta_m`).
/// A metric whose baseline is below [#LEAST], though more would be better, has no meaningful relative gain and is left out of all three.
///
/// @see <a href="https://arxiv.org/abs/1904.08918">Maninis et al., Attentive Single-Tasking of Multiple Tasks, 2019, eq. 4</a>
public final class DeltaM {

  /// What a metric is compared to.
  ///
  /// @param higherIsBetter whether more of the metric is better
  public record Reference(String task, String metric, double value, boolean higherIsBetter) {}

  /// Where a baseline of a metric of which more is better is smaller, its task has not been learnt at all.
  public static final double LEAST = 0.05;

  private final List<Reference> references;

  public DeltaM(List<Reference> references) {
    this.references = List.copyOf(references);
  }

  /// The mean over tasks of the gain in the task's first metric; NaN if none can be compared.
  public double overFirst(List<Score> scores) {
    return new DeltaM(firsts()).overMetrics(scores);
  }

  /// The mean over all metrics of all tasks; NaN if none can be compared.
  public double overMetrics(List<Score> scores) {
    return gains(scores).values().stream().flatMap(List::stream).mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /// The mean over tasks of the mean over a task's metrics; NaN if none can be compared.
  public double overTasks(List<Score> scores) {
    return gains(scores).values().stream().mapToDouble(DeltaM::mean).average().orElse(Double.NaN);
  }

  /// The gain in a task's first metric, of the task where it is least; NaN if none can be compared.
  public double least(List<Score> scores) {
    return new DeltaM(firsts()).gains(scores).values().stream().flatMap(List::stream).mapToDouble(Double::doubleValue).min()
        .orElse(Double.NaN);
  }

  private List<Reference> firsts() {
    var first = new LinkedHashMap<String, Reference>();
    references.forEach(r -> first.putIfAbsent(r.task(), r));
    return List.copyOf(first.values());
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /// Task by task, in the order of its metrics.
  private Map<String, List<Double>> gains(List<Score> scores) {
    var gains = new LinkedHashMap<String, List<Double>>();
    for (var reference : references) {
      if (reference.value() == 0 || (reference.higherIsBetter() && reference.value() < LEAST)) continue;
      scores.stream().filter(s -> s.task().equals(reference.task()) && s.metric().equals(reference.metric())).findFirst().ifPresent(s -> {
        double gain = 100 * (s.value() - reference.value()) / Math.abs(reference.value());
        gains.computeIfAbsent(reference.task(), _ -> new ArrayList<>()).add(reference.higherIsBetter() ? gain : -gain);
      });
    }
    return gains;
  }
}
