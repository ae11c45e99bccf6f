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

/// Fuses, level by level, the experts of all tasks and shared ones by every task's gate, and adds the task's own experts as a residual (AdaTT).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `x_p` | a path: one for each task, and the shared one; at first the encoder's features | `(rows, in)` |
/// | `E_p` | `m` experts of each path, one layer each | `(rows, m, width)` |
/// | `G_p`, `v_p` | the path's gate over all experts, and its weights of its own, `1/m` at first | `(in, (T + 1)·m)`, `(m)` |
///
/// `x_p ← Σ_i softmax(G_p·x_p)_i·[E_1, ..., E_T, E_s]_i + Σ_i v_pi·E_pi`, for words and for the whole text alike. After the last level only the task's own path is fused, by a gate of
/// its own. Every expert serves every task, so all learn from all. O(batch·in·(T + 1)·m·width) a level. Random: initial weights, from the member's stream.
///
/// Deviations: experts are one layer; as many shared experts as each task has; the shared path is fused as the tasks' are.
///
/// @see <a href="https://arxiv.org/abs/2304.04959">Li et al., AdaTT, KDD 2023, section 3</a>
record AdaTt(Settings settings) implements Sharing {

  /// @param gates `(paths, in, paths·m)`, in the last level `(in, paths·m)` of the micro-batch's task
  /// @param own   `(paths, m)`, in the last level `(m)`
  private record Level(Paths experts, Tensor gates, Tensor own) {}

  @Override
  public Features share(Network network, SharingContext context) {
    var features = context.encode(network.scope("encoder"));
    int paths = context.tasks().size() + 1;
    int m = settings.whole("experts");
    int width = settings.whole("width");
    int last = settings.whole("levels");
    var levels = new ArrayList<Level>();
    int in = features.width();
    var equal = new Init.Fill(1f / m);
    for (int l = 1; l <= last; l++) {
      var scope = network.scope("level-" + l);
      var gate = scope.scope("gate");
      levels.add(l < last
          ? new Level(Paths.declare(scope, paths, in, m, width), gate.parameter("weight", Shape.of(paths, in, paths * m), Init.fanIn(in)),
              gate.parameter("own", Shape.of(paths, m), equal))
          : new Level(Paths.declare(scope, paths, in, m, width), gate.taskParameter("weight", Shape.of(in, paths * m), Init.fanIn(in)),
              gate.taskParameter("own", Shape.of(m), equal)));
      in = width;
    }
    return features.map(Mixing.byRow(through(levels, network.task(), paths)));
  }

  private static UnaryOperator<Tensor> through(List<Level> levels, Tensor task, int count) {
    return x -> {
      var paths = Paths.same(x, count);
      for (var level : levels.subList(0, levels.size() - 1)) paths = all(level, paths);
      var level = levels.getLast();
      var each = level.experts().apply(paths);
      var fused = Mixing.blend(paths.take(task).matmul(level.gates()), Paths.together(each));
      return fused.add(Mixing.weighed(onEveryRow(level.own(), x.shape().dim(0)), each.take(task)));
    };
  }

  private static Tensor all(Level level, Tensor paths) {
    int count = paths.shape().dim(0);
    int rows = paths.shape().dim(1);
    var each = level.experts().apply(paths);
    var together = Paths.together(each);
    var shares = paths.matmul(level.gates()).softmax(-1).permute(1, 0, 2);
    var fused = shares.matmul(together).permute(1, 0, 2);
    var own = level.own().unsqueeze(1).expand(count, rows, level.own().shape().dim(1));
    return fused.add(Mixing.weighed(own, each));
  }

  private static Tensor onEveryRow(Tensor vector, int rows) {
    return vector.unsqueeze(0).expand(rows, vector.shape().dim(0));
  }
}
