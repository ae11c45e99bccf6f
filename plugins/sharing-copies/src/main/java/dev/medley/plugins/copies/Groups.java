package dev.medley.plugins.copies;

import dev.medley.api.encoder.Features;
import dev.medley.api.parameter.Settings;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.sharing.SharingContext;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import java.util.ArrayList;

/// Parts the tasks into groups; the tasks of a group share an encoder, and groups share only what is below its uppermost layers.
///
/// | symbol | meaning |
/// |---|---|
/// | `g_k` | the setting `group` of task `k`, in `[0, 1]`; which partition the tasks have is searched by it |
/// | `n` | the setting `groups` |
/// | `θ_i` | the layers of group `i` |
///
/// Task `k` uses `θ_i` with `i = min(⌊n·g_k⌋, n − 1)`. Each micro-batch runs through its group's layers alone, so it costs what hard sharing does, and the members of a cohort may
/// part their tasks in different ways. The layers of all groups are shared parameters: the optimiser's momentum moves those of a group that has no micro-batch in a step.
/// Random: initial weights, from the member's stream, different for every group.
///
/// Deviations: the paper enumerates the groups and trains a network for each; here a search finds them.
///
/// @see <a href="https://arxiv.org/abs/1905.07553">Standley et al., Which Tasks Should Be Learned Together in Multi-task Learning?, ICML 2020</a>
record Groups(Settings settings) implements Sharing {

  @Override
  public Features share(Network network, SharingContext context) {
    int groups = settings.whole("groups");
    var places = settings.tensorPerTask(network, "group").mul(groups).minimum(Tensor.constant(groups - 0.5)).toInt();
    var group = places.take(network.task());
    var layers = context.upperLayers(settings.whole("own-layers"));
    return context.encode(network.scope("encoder").making(layers::contains,
        (plain, name, shape, init) -> plain.parameter(name, ofAll(groups, shape), init).take(group)));
  }

  private static Shape ofAll(int groups, Shape shape) {
    var dims = new ArrayList<>(shape.dims());
    dims.addFirst(groups);
    return new Shape(dims);
  }
}
