package dev.medley.plugins.copies;

import dev.medley.api.encoder.Features;
import dev.medley.api.parameter.Settings;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.sharing.SharingContext;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Gives every task a copy of the encoder, and pulls the copies towards each other.
///
/// | symbol | meaning |
/// |---|---|
/// | `θ_tl` | the parameters of layer `l` of task `t`'s copy, `l` from 0 at the lowest |
/// | `θ̄_l` | their mean over the `T` tasks |
/// | `λ`, `φ` | the settings `strength` and `fade` |
///
/// A micro-batch of task `t` adds `Σ_l λ·φˡ·‖θ_tl − θ̄_l‖²` to its loss, so that over all tasks it is `λ·Σ_t ‖θ_t − θ̄‖²`. Towards each other instead of the mean it is
/// `λ·Σ_{i<j} ‖θ_i − θ_j‖²`, which is `T` times as much and nothing else. At strength 0 the tasks train alone; at an infinite one they share all. Copies are moved by their own
/// examples only: the mean is held still while a copy is pulled to it, which leaves the gradient what it is. O(size of the copies). Random: initial weights, from the member's
/// stream, different for every copy. Reports what it adds as `soft.distance`.
///
/// Deviations: the paper's model is linear; heads differ in what they mean and are not pulled (the term `distance` does that); embeddings of words are shared.
///
/// @see <a href="https://doi.org/10.1145/1014052.1014067">Evgeniou and Pontil, Regularized Multi-Task Learning, KDD 2004, lemma 2.2</a>
record SoftSharing(Settings settings) implements Sharing {

  @Override
  public Features share(Network network, SharingContext context) {
    var scope = network.scope("encoder");
    var copies = new ArrayList<List<Tensor>>();
    for (var layer : context.upperLayers(settings.whole("own-layers"))) {
      var ofLayer = new ArrayList<Tensor>();
      copies.add(ofLayer);
      scope = scope.making(layer::equals, (plain, name, shape, init) -> {
        var copy = plain.taskParameter(name, shape, init);
        ofLayer.add(copy);
        return copy;
      });
    }
    var features = context.encode(scope);
    if (!copies.isEmpty()) network.penalty("distance", distance(network, copies, context.tasks().size()));
    return features;
  }

  private Tensor distance(Network network, List<List<Tensor>> copies, int tasks) {
    var pull = settings.tensor(network, "strength");
    if (!settings.word("towards").equals("mean")) pull = pull.mul(tasks);
    var fade = settings.tensor(network, "fade");
    var distances = new ArrayList<Tensor>();
    for (var layer : copies) {
      for (var copy : layer) distances.add(toMean(copy, tasks).mul(pull));
      pull = pull.mul(fade);
    }
    return distances.stream().reduce(Tensor::add).orElseThrow();
  }

  /// The squared distance of the micro-batch's task from the mean of all, which stands still.
  private static Tensor toMean(Tensor copy, int tasks) {
    return copy.sub(copy.ofAllTasks(tasks).mean(0)).square().sum();
  }
}
