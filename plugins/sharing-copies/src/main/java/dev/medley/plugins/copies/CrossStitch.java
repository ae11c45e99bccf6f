package dev.medley.plugins.copies;

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
import java.util.function.Function;

/// Gives every task a network of its own, and lets units between their layers mix the features of all networks linearly.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `h_j` | features of network `j` of `T` | `(..., width)` |
/// | `A_l` | the unit before layer `l`, at first `own` on the diagonal and the rest of 1 spread beside it | `(T, T)` |
/// | `W_jl`, `b_jl` | layer `l` of network `j` | `(width, width)`, `(width)` |
///
/// From the `T` encoders on, `h ← relu(W_l·(A_l·h) + b_l)` for each of the `layers`; task `t` sees `Σ_j a_tj·h_j` with the row `a_t` of the last unit. That row is the task's own;
/// all else is trained by every task, since through the units every network serves them all. All networks of a layer are one batched product. Costs `T` encoders, for every
/// micro-batch. Random: initial weights, from the member's stream.
///
/// Deviations: one unit for a layer rather than for each of its features (the paper has one for each channel); embeddings of words are one table.
///
/// @see <a href="https://arxiv.org/abs/1604.03539">Misra et al., Cross-stitch Networks for Multi-task Learning, CVPR 2016, eq. 1</a>
record CrossStitch(Settings settings) implements Sharing {

  /// @param unit  mixes before it
  private record Stitched(Tensor unit, Tensor weight, Tensor bias) {}

  @Override
  public Features share(Network network, SharingContext context) {
    int tasks = context.tasks().size();
    var tables = new CommonTables(context.layers());
    var networks = new ArrayList<Features>();
    for (int j = 0; j < tasks; j++) networks.add(context.encode(tables.scope(network.scope("network-" + j))));
    int width = networks.getFirst().width();
    var layers = new ArrayList<Stitched>();
    for (int l = 1; l <= settings.whole("layers"); l++) layers.add(layer(network.scope("layer-" + l), tasks, width));
    var begin = begin(tasks);
    var last = network.scope("unit").taskParameter("row", Shape.of(tasks), Init.zeros()).add(begin.take(network.task()));
    return Features.together(networks, stitching(layers, last));
  }

  private Stitched layer(Network scope, int tasks, int width) {
    var unit = scope.scope("unit").parameter("weight", Shape.of(tasks, tasks), Init.zeros()).add(begin(tasks));
    return new Stitched(unit, scope.parameter("weight", Shape.of(tasks, width, width), Init.fanIn(width)),
        scope.parameter("bias", Shape.of(tasks, width), Init.fanIn(width)));
  }

  private Tensor begin(int tasks) {
    double own = tasks == 1 ? 1 : settings.real("own");
    var values = new float[tasks * tasks];
    for (int i = 0; i < values.length; i++) values[i] = (float) (i / tasks == i % tasks ? own : (1 - own) / (tasks - 1));
    return Tensor.constant(Shape.of(tasks, tasks), values);
  }

  private static Function<List<Tensor>, Tensor> stitching(List<Stitched> layers, Tensor last) {
    return features -> {
      var shape = features.getFirst().shape();
      int tasks = features.size();
      int width = shape.dim(-1);
      int rows = shape.size() / width;
      var h = Tensor.stack(0, features.toArray(Tensor[]::new)).reshape(tasks, rows * width);
      for (var layer : layers) {
        var mixed = layer.unit().matmul(h).reshape(tasks, rows, width).matmul(layer.weight());
        h = mixed.add(layer.bias().reshape(tasks, 1, width).expand(tasks, rows, width)).relu().reshape(tasks, rows * width);
      }
      return last.unsqueeze(0).matmul(h).reshape(shape.dims().stream().mapToInt(Integer::intValue).toArray());
    };
  }
}
