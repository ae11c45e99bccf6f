package dev.medley.plugins.terms;

import dev.medley.api.parameter.Settings;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Tensor;

/// How much a term counts now.
final class Strength {

  private Strength() {}

  /// The setting `strength`, times `2/(1 + exp(−10·p)) − 1 = tanh(5·p)` where `ramp` is set and the share `p` of the training is done.
  ///
  /// @see <a href="https://arxiv.org/abs/1505.07818">Ganin et al., Domain-Adversarial Training of Neural Networks, JMLR 2016, section 5.2.2</a>
  static Tensor now(Settings settings, Network network) {
    var strength = settings.tensor(network, "strength");
    return settings.flag("ramp") ? strength.mul(network.progress().mul(5).tanh()) : strength;
  }
}
