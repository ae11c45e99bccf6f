package dev.medley.plugins.weighting;

import dev.medley.api.loss.Loss;
import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Settings;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.ComponentProvider;
import dev.medley.api.plugin.Kind;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// What this plugin provides.
public final class WeightingLosses implements ComponentProvider {

  private static final String PREFERENCE = "How much each task counts; only the proportions matter.";

  @Override
  public List<Component<?>> components() {
    var asked = Stream.of(learnt(), scalarizations(), paces()).flatMap(List::stream).map(c -> c.with(Loss.EVERY));
    return Stream.concat(fixed().stream(), asked).<Component<?>>map(c -> c).toList();
  }

  /// What does not look at the losses.
  private static List<Component<Loss>> fixed() {
    return List.of(
        loss("equal", "Weighs every task alike.", _ -> new EqualWeights())
            .from("Caruana, Multitask Learning, Machine Learning 28, 1997", "https://doi.org/10.1023/A:1007379606734"),
        loss("static", "Weighs every task by a number of its own, for good or by a schedule.", StaticWeights::new)
            .with(new Setting.PerTask("weights", 0.01, 100, 1, true, PREFERENCE).changing()),
        loss("rlw", "Draws the tasks' weights anew in every step.", RandomLossWeights::new)
            .with(Setting.choice("distribution", List.of(RandomLossWeights.NORMAL, RandomLossWeights.DIRICHLET), RandomLossWeights.NORMAL,
                "What the weights are drawn from."),
                Loss.EVERY)
            .from("Lin et al., Reasonable Effectiveness of Random Weighting: A Litmus Test for Multi-Task Learning, TMLR 2022",
                "https://arxiv.org/abs/2111.10603"));
  }

  /// What learns a number for every task.
  private static List<Component<Loss>> learnt() {
    return List.of(
        loss("uncertainty", "Weighs every task by a variance that is learnt beside the model.", Uncertainty::new)
            .with(Setting.logReal("rate", 1e-4, 1, 0.025, "The learning rate of the variances."))
            .from("Kendall et al., Multi-Task Learning Using Uncertainty to Weigh Losses for Scene Geometry and Semantics, CVPR 2018",
                "https://arxiv.org/abs/1705.07115"),
        loss("imtl-l", "Weighs every task by a learnt scale that makes all scaled losses alike.", ImtlL::new)
            .with(Setting.logReal("rate", 1e-4, 1, 0.025, "The learning rate of the scales."),
                Setting.choice("optimizer", List.of(GradNorm.SGD, GradNorm.ADAM), GradNorm.SGD,
                    "How the scales are learnt; with adam this is the loss uncertainty."))
            .from("Liu et al., Towards Impartial Multi-task Learning, ICLR 2021", "https://openreview.net/forum?id=IMPnRXEWpvr"),
        loss("gradnorm", "Weighs the tasks so that their gradients have like norms, larger for those that learn slowly.", GradNorm::new)
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

  /// What makes one number of the losses and descends on it.
  private static List<Component<Loss>> scalarizations() {
    return List.of(
        loss("gls", "Descends on the geometric mean of the losses.", _ -> new GeometricMean())
            .from(
                "Chennupati et al., MultiNet++: Multi-Stream Feature Aggregation and Geometric Loss Strategy for Multi-Task Learning, CVPR Workshops 2019",
                "https://arxiv.org/abs/1904.08492"),
        loss("stch", "Descends on a smooth maximum of the losses.", Tchebycheff::new)
            .with(Setting.logReal("smoothness", 0.01, 10, 0.3, "How smooth the maximum is; the larger the nearer to the mean."),
                new Setting.PerTask("preference", 0.01, 100, 1, true, PREFERENCE))
            .from("Lin et al., Smooth Tchebycheff Scalarization for Multi-Objective Optimization, ICML 2024",
                "https://arxiv.org/abs/2402.19078"),
        loss("cosmos", "Weighs the tasks by a preference, and pulls their losses towards its proportions.", Cosmos::new)
            .with(Setting.real("pull", 0, 5, 1, "How strongly the losses are pulled."),
                new Setting.PerTask("preference", 0.01, 100, 1, true, PREFERENCE))
            .from("Ruchte and Grabocka, Scalable Pareto Front Approximation for Deep Multi-Objective Learning, ICDM 2021",
                "https://arxiv.org/abs/2103.13392"),
        loss("pbi", "Descends along a line of preferred proportions of the losses, and back to it.", BoundaryIntersection::new)
            .with(Setting.real("penalty", 0, 10, 1, "How much the distance from the line counts."),
                new Setting.PerTask("preference", 0.01, 100, 1, true, PREFERENCE))
            .from("Zhang and Li, MOEA/D: A Multiobjective Evolutionary Algorithm Based on Decomposition, IEEE TEVC 2007",
                "https://doi.org/10.1109/TEVC.2007.892759"));
  }

  /// What follows how the losses fall.
  private static List<Component<Loss>> paces() {
    return List.of(
        loss("dwa", "Weighs the tasks by how slowly their losses have been falling of late.", Dwa::new)
            .with(Setting.logWhole("window", 1, 1000, 20, "How many steps a loss is averaged over before it is compared."),
                Setting.logReal("temperature", 0.1, 10, 2, "How even the weights are; the larger the more so."))
            .from("Liu et al., End-to-End Multi-Task Learning with Attention, CVPR 2019", "https://arxiv.org/abs/1803.10704"),
        loss("famo", "Lets all losses fall at the same relative pace.", Famo::new)
            .with(Setting.logReal("rate", 1e-4, 1, 0.025, "The learning rate of the shares."),
                Setting.real("decay", 0, 0.1, 1e-3, "How strongly the shares are drawn back to equal ones."),
                Setting.real("minimum", -1000, 1000, 0, "A number below every loss."))
            .from("Liu et al., FAMO: Fast Adaptive Multitask Optimization, NeurIPS 2023", "https://arxiv.org/abs/2306.03792"),
        loss("dro", "Raises the weights of the tasks whose losses exceed what a reference has reached.", GroupDro::new)
            .with(Setting.logReal("rate", 1e-4, 10, 0.1, "How fast the weights rise."),
                Setting.real("floor", 0, 1, 1e-3, "How much of every weight is equal shares."),
                Setting.perTask("reference", -1000, 1000, 0, "What a reference model loses on each task."))
            .from("Xie et al., DoReMi: Optimizing Data Mixtures Speeds Up Language Model Pretraining, NeurIPS 2023",
                "https://arxiv.org/abs/2305.10429"),
        loss("excess", "Raises the weights of the tasks that still have much to gain, by their gradients.", ExcessRisk::new)
            .with(Setting.logReal("rate", 1e-4, 10, 0.01, "How fast the weights rise."),
                Setting.flag("relative", true, "Whether gains are measured in those of a task's first step."))
            .from("He et al., Robust Multi-Task Learning with Excess Risks, ICML 2024", "https://arxiv.org/abs/2402.02009"));
  }

  private static Component<Loss> loss(String name, String summary, Function<Settings, Loss> factory) {
    return Component.of(Kind.LOSS, name, summary, factory);
  }
}
