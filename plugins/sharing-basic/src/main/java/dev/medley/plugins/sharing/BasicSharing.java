package dev.medley.plugins.sharing;

import dev.medley.api.parameter.Setting;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.ComponentProvider;
import dev.medley.api.plugin.Kind;
import java.util.List;

/// What this plugin provides.
public final class BasicSharing implements ComponentProvider {

  @Override
  public List<Component<?>> components() {
    return List.of(
        Component
            .of(Kind.SHARING, "hard", "Shares the encoder up to a layer; what is above it, and its head, each task has for itself.",
                HardSharing::new)
            .with(
                Setting.whole("own-layers", 0, 12, 0, "How many of the encoder's uppermost layers each task has for itself."),
                Setting.whole("private-layers", 0, 2, 0, "How many further layers each task has for itself between encoder and head."))
            .from("Caruana, Multitask Learning, Machine Learning 28, 1997", "https://doi.org/10.1023/A:1007379606734"),
        Component.of(Kind.SHARING, "mmoe", "Shares expert networks, of which every task mixes its own blend.", Mmoe::new)
            .with(
                Setting.whole("experts", 2, 16, 4, "How many experts there are."),
                Setting.logWhole("width", 4, 512, 64, "The length of an expert's feature vector."),
                Setting.flag("one-gate", false, "Whether all tasks share one gate, and so one blend."))
            .from("Ma et al., Modeling Task Relationships in Multi-task Learning with Multi-gate Mixture-of-Experts, KDD 2018",
                "https://doi.org/10.1145/3219819.3220007"));
  }
}
