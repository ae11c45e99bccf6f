package dev.medley.plugins.experts;

import dev.medley.api.encoder.Features;
import dev.medley.api.parameter.Settings;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.sharing.SharingContext;
import dev.medley.api.tensor.Network;

/// Gives every task experts of its own beside shared ones, and a gate over both (customized gate control).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `x` | features of the shared encoder | `(..., in)` |
/// | `E_k`, `E_s` | the `m` experts of task `k` and the `m` shared ones, one layer each | `(..., m, width)` |
/// | `G_k` | the task's gate | `(in, 2·m)` |
///
/// `y_k = Σ_i softmax(G_k·x)_i · [E_k(x), E_s(x)]_i`, for words and for the whole text alike. Only the task's own experts are computed for its examples.
/// O(batch·in·2·m·width). Random: initial weights, from the member's stream.
///
/// Deviations: experts are one layer; the paper's towers are the heads.
///
/// @see <a href="https://doi.org/10.1145/3383313.3412236">Tang et al., Progressive Layered Extraction, RecSys 2020, section 4.1</a>
record Cgc(Settings settings) implements Sharing {

  @Override
  public Features share(Network network, SharingContext context) {
    var features = context.encode(network.scope("encoder"));
    var level = LastLevel.declare(network, features.width(), settings.whole("experts"), settings.whole("width"));
    return features.map(Mixing.byRow(x -> level.apply(x, x)));
  }
}
