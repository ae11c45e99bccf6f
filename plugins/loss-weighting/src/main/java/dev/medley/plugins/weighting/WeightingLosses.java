package dev.medley.plugins.weighting;

import dev.medley.api.parameter.Setting;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.ComponentProvider;
import dev.medley.api.plugin.Kind;
import java.util.List;

/// What this plugin provides.
public final class WeightingLosses implements ComponentProvider {

  @Override
  public List<Component<?>> components() {
    return List.of(
        Component.of(Kind.LOSS, "equal", "Weighs every task alike.", _ -> new EqualWeights())
            .from("Caruana, Multitask Learning, Machine Learning 28, 1997", "https://doi.org/10.1023/A:1007379606734"),
        Component.of(Kind.LOSS, "static", "Weighs every task by a number of its own that stays the same.", StaticWeights::new)
            .with(new Setting.PerTask("weights", 0.01, 100, 1, true, "How much each task counts; only the proportions matter.")),
        Component.of(Kind.LOSS, "uncertainty", "Weighs every task by a variance that is learnt beside the model.", Uncertainty::new)
            .with(Setting.logReal("rate", 1e-4, 1, 0.025, "The learning rate of the variances."))
            .from("Kendall et al., Multi-Task Learning Using Uncertainty to Weigh Losses for Scene Geometry and Semantics, CVPR 2018",
                "https://arxiv.org/abs/1705.07115"),
        Component
            .of(Kind.LOSS, "gradnorm", "Weighs the tasks so that their gradients have like norms, larger for those that learn slowly.",
                GradNorm::new)
            .with(
                Setting.real("alpha", 0, 5, 1.5, "How strongly tasks that learn slowly are favoured; at 0 all norms are to be equal."),
                Setting.logReal("rate", 1e-4, 1, 0.025, "The learning rate of the weights."),
                Setting.choice("optimizer", List.of(GradNorm.ADAM, GradNorm.SGD), GradNorm.ADAM,
                    "How the weights are learnt; only adam is indifferent to the gradients' scale."),
                Setting.choice("start", List.of(GradNorm.OBSERVED, GradNorm.UNIFORM), GradNorm.OBSERVED,
                    "What progress is measured from: the first loss, or that of a classifier that knows nothing."))
            .from("Chen et al., GradNorm: Gradient Normalization for Adaptive Loss Balancing in Deep Multitask Networks, ICML 2018",
                "https://arxiv.org/abs/1711.02257"));
  }
}
