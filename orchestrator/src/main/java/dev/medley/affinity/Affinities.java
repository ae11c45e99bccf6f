package dev.medley.affinity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// How much a step on one task lowers the loss of another.
///
/// | symbol | meaning |
/// |---|---|
/// | `L_j` | the loss of task `j` where the model stands |
/// | `L_{j\|i}` | its loss after a step on task `i` alone, of the parameters that the tasks share |
/// | `Z_{i→j}` | the affinity, `1 − L_{j\|i} / L_j`; above 0 where training on `i` helps `j` |
///
/// Taken at several moments of a training, and averaged.
///
/// @param tasks  by their names
/// @param matrix `Z`, a row for each task that is trained on
/// @see <a href="https://arxiv.org/abs/2109.04617">Fifty et al., Efficiently Identifying Task Groupings for Multi-Task Learning, NeurIPS 2021, section 3</a>
public record Affinities(List<String> tasks, List<List<Double>> matrix) {

  public Affinities {
    tasks = List.copyOf(tasks);
    matrix = matrix.stream().map(List::copyOf).toList();
    int n = tasks.size();
    if (matrix.size() != n || matrix.stream().anyMatch(row -> row.size() != n))
      throw new IllegalArgumentException("Affinities are of every task to every task");
  }

  /// Those of one moment.
  ///
  /// @param before the loss of each task
  /// @param after  the losses of all tasks after a step on each
  public static Affinities of(List<String> tasks, List<Double> before, List<List<Double>> after) {
    return new Affinities(tasks,
        after.stream().map(row -> IntStream.range(0, row.size()).mapToObj(j -> 1 - row.get(j) / before.get(j)).toList()).toList());
  }

  /// Of task `i` to task `j`.
  public double of(int i, int j) {
    return matrix.get(i).get(j);
  }

  /// The mean of several moments.
  public static Affinities mean(List<Affinities> moments) {
    var tasks = moments.getFirst().tasks();
    var mean = new ArrayList<List<Double>>();
    for (int i = 0; i < tasks.size(); i++) {
      var row = new ArrayList<Double>();
      for (int j = 0; j < tasks.size(); j++) {
        int from = i;
        int to = j;
        row.add(moments.stream().mapToDouble(m -> m.of(from, to)).average().orElseThrow());
      }
      mean.add(row);
    }
    return new Affinities(tasks, mean);
  }
}
