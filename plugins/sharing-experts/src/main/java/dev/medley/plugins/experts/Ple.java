package dev.medley.plugins.experts;

import dev.medley.api.encoder.Features;
import dev.medley.api.parameter.Settings;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.sharing.SharingContext;
import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Extracts in levels: in each, every task has a path with experts of its own and there is a shared path with others; the shared gate sees the experts of all (PLE).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `x_k`, `x_s` | the path of task `k` and the shared one; at first both are the encoder's features | `(rows, in)` |
/// | `E_k`, `E_s` | `m` experts of each path, one layer each | `(rows, m, width)` |
/// | `G_k`, `G_s` | gates | `(in, 2·m)`, `(in, (T + 1)·m)` |
///
/// In every level but the last `x_k ← Σ_i softmax(G_k·x_k)_i·[E_k(x_k), E_s(x_s)]_i` and `x_s ← Σ_i softmax(G_s·x_s)_i·[E_1(x_1), ..., E_T(x_T), E_s(x_s)]_i`; the last level is
/// that of `cgc`, on `x_k` and `x_s`, for words and for the whole text alike. Below the last level every task's experts serve all, through the shared path, and all learn from all.
/// O(batch·in·(T + 1)·m·width) a level. Random: initial weights, from the member's stream.
///
/// Deviations: experts are one layer; as many shared experts as each task has.
///
/// @see <a href="https://doi.org/10.1145/3383313.3412236">Tang et al., Progressive Layered Extraction, RecSys 2020, section 4.2</a>
record Ple(Settings settings) implements Sharing {

  /// @param gates  of the tasks: `(tasks, in, 2·m)` where later levels need every task's path, else `(in, 2·m)` of the micro-batch's task
  /// @param common of the shared path, `(in, (tasks + 1)·m)`
  private record Level(Paths experts, Tensor gates, Tensor common) {}

  @Override
  public Features share(Network network, SharingContext context) {
    var features = context.encode(network.scope("encoder"));
    int tasks = context.tasks().size();
    int m = settings.whole("experts");
    int width = settings.whole("width");
    var levels = new ArrayList<Level>();
    int in = features.width();
    for (int l = 1; l < settings.whole("levels"); l++) {
      var scope = network.scope("level-" + l);
      var gate = scope.scope("gate");
      var gates = l < settings.whole("levels") - 1
          ? gate.parameter("weights", Shape.of(tasks, in, 2 * m), Init.fanIn(in))
          : gate.taskParameter("weight", Shape.of(in, 2 * m), Init.fanIn(in));
      levels.add(new Level(Paths.declare(scope, tasks + 1, in, m, width), gates,
          gate.parameter("shared", Shape.of(in, (tasks + 1) * m), Init.fanIn(in))));
      in = width;
    }
    var last = LastLevel.declare(network.scope("last"), in, m, width);
    return features.map(Mixing.byRow(through(levels, last, network.task())));
  }

  private static UnaryOperator<Tensor> through(List<Level> levels, LastLevel last, Tensor task) {
    return x -> {
      int tasks = levels.getFirst().experts().count() - 1;
      var paths = Paths.same(x, tasks + 1);
      for (var level : levels.subList(0, levels.size() - 1)) paths = all(level, paths, tasks);
      var level = levels.getLast();
      var each = level.experts().apply(paths);
      var both = Tensor.concat(1, each.take(task), shared(each, tasks));
      var path = Mixing.blend(paths.take(task).matmul(level.gates()), both);
      return last.apply(path, common(level, paths, each, tasks));
    };
  }

  private static Tensor all(Level level, Tensor paths, int tasks) {
    int rows = paths.shape().dim(1);
    var each = level.experts().apply(paths);
    var ours = shared(each, tasks);
    var both = Tensor.concat(2, each.narrow(0, 0, tasks), ours.unsqueeze(0).expand(tasks, rows, ours.shape().dim(1), ours.shape().dim(2)));
    var own = Mixing.blend(paths.narrow(0, 0, tasks).matmul(level.gates()), both);
    return Tensor.concat(0, own, common(level, paths, each, tasks).unsqueeze(0));
  }

  private static Tensor common(Level level, Tensor paths, Tensor each, int tasks) {
    return Mixing.blend(paths.narrow(0, tasks, 1).squeeze(0).matmul(level.common()), Paths.together(each));
  }

  private static Tensor shared(Tensor each, int tasks) {
    return each.narrow(0, tasks, 1).squeeze(0);
  }
}
