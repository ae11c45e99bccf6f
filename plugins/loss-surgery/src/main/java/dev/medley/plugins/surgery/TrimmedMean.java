package dev.medley.plugins.surgery;

import dev.medley.api.loss.Jacobian;
import dev.medley.api.loss.JacobianAggregator;
import dev.medley.api.parameter.Settings;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

/// Leaves out, for every number of the model, the tasks with the largest and the smallest gradients, and takes the mean of the others (trimmed mean).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `J` | gradients of the step's tasks | `[m, P]` |
/// | `k` | setting `trim`, but at most `(m − 1)/2` | `()` |
/// | `d` | the update | `[P]` |
///
/// `d = m/(m − 2k) · Σ` of what remains of a column of `J` without its `k` largest and `k` smallest elements. O(k·m·P) in the engine. Not random. Deviation: the update is `m` times the mean, in the length
/// of the tasks' sum, where the paper's is the mean.
///
/// @see <a href="https://arxiv.org/abs/1803.01498">Yin et al., Byzantine-Robust Distributed Learning: Towards Optimal Statistical Rates, ICML 2018, Definition 2</a>
record TrimmedMean(Settings settings) implements JacobianAggregator {

  @Override
  public Tensor aggregate(Network network, Jacobian jacobian) {
    int m = jacobian.size();
    int trim = Math.min(settings.whole("trim"), (m - 1) / 2);
    var rows = IntStream.range(0, m).mapToObj(i -> jacobian.rows().narrow(0, i, 1)).toList();
    var rest = withoutExtremes(withoutExtremes(rows, trim, Tensor::maximum, Tensor::minimum), trim, Tensor::minimum, Tensor::maximum);
    // The rest is added up, rather than what goes subtracted: an outlier would take the digits of all others with it.
    return rest.stream().reduce(Tensor::add).orElseThrow().sum(0).mul(m).div(m - 2 * trim);
  }

  /// Rows of which every column lacks `count` extremes. Each pass carries the extreme of the rows so far from row to row, and leaves behind what it beats.
  private static List<Tensor> withoutExtremes(List<Tensor> rows, int count, BinaryOperator<Tensor> extreme, BinaryOperator<Tensor> other) {
    var rest = rows;
    for (int pass = 0; pass < count; pass++) {
      var left = new ArrayList<Tensor>();
      var carried = rest.getFirst();
      for (var row : rest.subList(1, rest.size())) {
        left.add(other.apply(carried, row));
        carried = extreme.apply(carried, row);
      }
      rest = left;
    }
    return rest;
  }
}
