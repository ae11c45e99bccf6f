package dev.medley.lifelong;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The figures of tasks that arrived one after the other: `R[i][j]`, task `j` after the arrival of task `i`, higher is better.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `R` | figures after each arrival | `[T, T]` |
/// | `b` | figures of the model before any training | `[T]` |
///
/// `ACC = mean_j R_Tj`; `BWT = mean_{j<T} (R_Tj - R_jj)`, what later tasks did to earlier ones; `FWT = mean_{j≥2} (R_{j-1,j} - b_j)`, what earlier tasks did for later ones before they came.
/// Forgetting is told in two ways that differ where a task gets better after its arrival: `mean_{j<T} (max_{l<T} R_lj - R_Tj)`, against its best, and `mean_{j<T} (R_jj - R_Tj)`, against what it was when
/// it was learnt, which is `-BWT`. The average over arrivals is `mean_i mean_{j≤i} R_ij`. With one task there is no transfer and no forgetting.
///
/// @see <a href="https://arxiv.org/abs/1706.08840">Lopez-Paz and Ranzato, Gradient Episodic Memory for Continual Learning, NeurIPS 2017, section 2</a>
/// @see <a href="https://arxiv.org/abs/1801.10112">Chaudhry et al., Riemannian Walk for Incremental Learning, ECCV 2018, section 3, for forgetting</a>
public record Arrivals(List<List<Double>> figures, List<Double> before) {

  public Arrivals {
    figures = figures.stream().map(List::copyOf).toList();
    before = List.copyOf(before);
    int tasks = before.size();
    if (tasks == 0 || figures.size() != tasks || figures.stream().anyMatch(row -> row.size() != tasks))
      throw new IllegalArgumentException("The figures are one for each task after each arrival");
  }

  /// Every summary by its name.
  public Map<String, Double> summaries() {
    var summaries = new LinkedHashMap<String, Double>();
    int tasks = before.size();
    summaries.put("acc", mean(IntStream.range(0, tasks).mapToObj(j -> last(j)).toList()));
    summaries.put("average", mean(IntStream.range(0, tasks)
        .mapToObj(i -> mean(figures.get(i).subList(0, i + 1))).toList()));
    if (tasks == 1) return summaries;
    var earlier = IntStream.range(0, tasks - 1).boxed().toList();
    summaries.put("bwt", mean(earlier.stream().map(j -> last(j) - at(j, j)).toList()));
    summaries.put("fwt", mean(IntStream.range(1, tasks).mapToObj(j -> at(j - 1, j) - before.get(j)).toList()));
    summaries.put("forgetting", mean(earlier.stream().map(j -> best(j) - last(j)).toList()));
    summaries.put("forgetting-first", mean(earlier.stream().map(j -> at(j, j) - last(j)).toList()));
    return summaries;
  }

  private double at(int arrival, int task) {
    return figures.get(arrival).get(task);
  }

  private double last(int task) {
    return at(before.size() - 1, task);
  }

  private double best(int task) {
    var column = new ArrayList<Double>();
    for (int i = 0; i < before.size() - 1; i++) column.add(at(i, task));
    return column.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
  }

  private static double mean(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }
}
