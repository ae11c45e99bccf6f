package dev.medley.study;

import dev.medley.training.MemberResult.Score;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The mean relative gain over single-task training, in per cent; positive is better than training alone.
///
/// For a metric `M` of a trial and `B` of the single-task model, the gain is `100·s·(M - B)/B`, where `s` is 1 if more is better and -1 if less is. The literature has two means of it:
/// over all metrics ([#overMetrics], as NYUv2's tables of nine), and over tasks of the mean over each task's metrics ([#overTasks], as LibMTL's). They differ where
/// tasks have different numbers of metrics. A metric whose baseline is 0 has no relative gain and is left out.
///
/// @see <a href="https://arxiv.org/abs/1904.08918">Maninis et al., Attentive Single-Tasking of Multiple Tasks, 2019, eq. 4</a>
public final class DeltaM {

  /// What a metric is compared to.
  ///
  /// @param higherIsBetter whether more of the metric is better
  public record Reference(String task, String metric, double value, boolean higherIsBetter) {}

  private final List<Reference> references;

  public DeltaM(List<Reference> references) {
    this.references = List.copyOf(references);
  }

  /// The mean over all metrics of all tasks; NaN if none can be compared.
  public double overMetrics(List<Score> scores) {
    return gains(scores).values().stream().flatMap(List::stream).mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /// The mean over tasks of the mean over a task's metrics; NaN if none can be compared.
  public double overTasks(List<Score> scores) {
    return gains(scores).values().stream().mapToDouble(g -> g.stream().mapToDouble(Double::doubleValue).average().orElse(0)).average()
        .orElse(Double.NaN);
  }

  private Map<String, List<Double>> gains(List<Score> scores) {
    var gains = new LinkedHashMap<String, List<Double>>();
    for (var reference : references) {
      if (reference.value() == 0) continue;
      scores.stream().filter(s -> s.task().equals(reference.task()) && s.metric().equals(reference.metric())).findFirst().ifPresent(s -> {
        double gain = 100 * (s.value() - reference.value()) / Math.abs(reference.value());
        gains.computeIfAbsent(reference.task(), _ -> new ArrayList<>()).add(reference.higherIsBetter() ? gain : -gain);
      });
    }
    return gains;
  }
}
