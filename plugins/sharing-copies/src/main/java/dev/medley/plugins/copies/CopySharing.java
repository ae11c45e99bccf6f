package dev.medley.plugins.copies;

import dev.medley.api.parameter.Setting;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.ComponentProvider;
import dev.medley.api.plugin.Kind;
import java.util.List;

/// What this plugin provides.
public final class CopySharing implements ComponentProvider {

  private static final int ALL = 12;

  @Override
  public List<Component<?>> components() {
    return List.of(
        Component.of(Kind.SHARING, "soft", "Gives each task a copy of the encoder, and pulls the copies together.", SoftSharing::new)
            .with(
                Setting.logReal("strength", 1e-6, 1e4, 0.01, "How strongly the copies are pulled together."),
                Setting.real("fade", 0, 1, 1, "By what factor the pull of a layer is that of the layer below."),
                Setting.choice("towards", List.of("mean", "each-other"), "mean", "Whether a copy is pulled to the mean or to every other."),
                ownLayers(ALL, "How many of the encoder's uppermost layers are copied; what is below, all share."))
            .from("Evgeniou and Pontil, Regularized Multi-Task Learning, KDD 2004", "https://doi.org/10.1145/1014052.1014067"),
        Component
            .of(Kind.SHARING, "cross-stitch", "Gives each task a network of its own, and mixes their features between layers.",
                CrossStitch::new)
            .with(
                Setting.whole("layers", 0, 4, 1, "How many further layers each network has, with a mixture before each."),
                Setting.real("own", 0, 1, 0.9, "How much of its own network's features a task begins with."))
            .from("Misra et al., Cross-stitch Networks for Multi-task Learning, CVPR 2016", "https://arxiv.org/abs/1604.03539"),
        Component
            .of(Kind.SHARING, "low-rank", "Shares the encoder, of which each task changes every matrix by one of low rank.", LowRank::new)
            .with(
                Setting.logWhole("rank", 1, 64, 4, "The rank of the change."),
                Setting.real("scale", 0, 4, 1, "How much the change counts."),
                ownLayers(ALL, "In how many of the encoder's uppermost layers the tasks differ."))
            .from("Hu et al., LoRA: Low-Rank Adaptation of Large Language Models, ICLR 2022", "https://arxiv.org/abs/2106.09685"),
        Component.of(Kind.SHARING, "grouping", "Parts the tasks into groups, each of which shares an encoder.", Groups::new)
            .with(
                Setting.whole("groups", 2, 8, 2, "How many groups there are; some may stay empty."),
                Setting.perTask("group", 0, 1, 0, "Which group each task is in: group i of n from i/n to (i+1)/n."),
                ownLayers(ALL, "How many of the encoder's uppermost layers each group has for itself."))
            .from("Standley et al., Which Tasks Should Be Learned Together in Multi-task Learning?, ICML 2020",
                "https://arxiv.org/abs/1905.07553"),
        Component
            .of(Kind.SHARING, "shared-private", "Shares an encoder that may not tell the tasks apart, beside one of each task's own.",
                SharedPrivate::new)
            .with(
                Setting.real("adversarial", 0, 2, 0.05, "How strongly the shared encoder hides which task it works for."),
                Setting.real("difference", 0, 2, 0.01, "How strongly shared and private features are kept apart."),
                Setting.logWhole("discriminator", 4, 512, 32, "The width of the network that guesses the task."))
            .from("Liu et al., Adversarial Multi-task Learning for Text Classification, ACL 2017", "https://arxiv.org/abs/1704.05742"));
  }

  private static Setting ownLayers(long byDefault, String summary) {
    return Setting.whole("own-layers", 0, ALL, byDefault, summary);
  }
}
