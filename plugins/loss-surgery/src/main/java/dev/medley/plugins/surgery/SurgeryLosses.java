package dev.medley.plugins.surgery;

import dev.medley.api.loss.GramianWeighting;
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
public final class SurgeryLosses implements ComponentProvider {

  private static final String WALK = "How fast the mixture moves; gradients are measured in their mean square length.";
  private static final String RIDGE = "How strongly the mixture is kept near equal shares.";

  @Override
  public List<Component<?>> components() {
    var asked = Stream.of(projections(), mixtures(), balances(), walks(), choices()).flatMap(List::stream).map(c -> c.with(Loss.EVERY));
    return Stream.concat(asked, numberByNumber().stream()).<Component<?>>map(c -> c).toList();
  }

  private static Component<Loss> loss(String name, String summary, Function<Settings, Loss> factory) {
    return Component.of(Kind.LOSS, name, summary, factory);
  }

  /// What takes conflicts out of the gradients.
  private static List<Component<Loss>> projections() {
    return List.of(
        loss("pcgrad", "Removes from each task's gradient what conflicts with other tasks.", _ -> new PcGrad())
            .from("Yu et al., Gradient Surgery for Multi-Task Learning, NeurIPS 2020", "https://arxiv.org/abs/2001.06782"),
        loss("gradvac", "Turns the tasks' gradients towards each other until their cosines are what they usually are.", GradVac::new)
            .with(Setting.logReal("beta", 1e-3, 1, 0.01, "How fast the usual cosines follow those of a step."))
            .from(
                "Wang et al., Gradient Vaccine: Investigating and Improving Multi-task Optimization in Massively Multilingual Models, ICLR 2021",
                "https://arxiv.org/abs/2010.05874"),
        loss("upgrad", "Adds up, for each task's gradient, the nearest vector that conflicts with no task.", _ -> new UpGrad())
            .from("Quinton and Rey, Jacobian Descent for Multi-Objective Optimization, 2024", "https://arxiv.org/abs/2406.16232"),
        loss("dual-projection", "Takes the nearest vector to the sum of the gradients that conflicts with no task.",
            _ -> new DualProjection())
            .from("Lopez-Paz and Ranzato, Gradient Episodic Memory for Continual Learning, NeurIPS 2017",
                "https://arxiv.org/abs/1706.08840"));
  }

  /// What guards the task that is served worst.
  private static List<Component<Loss>> mixtures() {
    return List.of(
        loss("mgda", "Moves along the shortest mixture of the tasks' gradients, which worsens no task.", s -> new Mgda(s.word("normalize")))
            .with(Setting.choice("normalize", List.of(Mgda.NONE, Mgda.NORM, Mgda.LOSS), Mgda.NONE,
                "What the gradients are divided by while the mixture is sought."))
            .from("Sener and Koltun, Multi-Task Learning as Multi-Objective Optimization, NeurIPS 2018",
                "https://arxiv.org/abs/1810.04650"),
        loss("cagrad", "Leaves the mean gradient as little as it must to serve the task that is served worst.", CaGrad::of)
            .with(Setting.real("c", 0, 0.95, 0.5, "How far from the mean gradient the update may go, in units of its length."),
                Setting.choice("rescale", List.of(CaGrad.NONE, CaGrad.SQUARE, CaGrad.PLAIN), CaGrad.SQUARE,
                    "What the update is divided by: nothing, one plus the square of c, or one plus c."))
            .from("Liu et al., Conflict-Averse Gradient Descent for Multi-task Learning, NeurIPS 2021", "https://arxiv.org/abs/2110.14048"),
        loss("nash", "Takes the update that the tasks would agree on in a bargain.", Nash::new)
            .with(Setting.logReal("longest", 0.01, 100, 1, "The longest update."))
            .from("Navon et al., Multi-Task Learning as a Bargaining Game, ICML 2022", "https://arxiv.org/abs/2202.01017"),
        loss("fairgrad", "Shares the progress of a step among the tasks as fairly as a number says.", FairGrad::new)
            .with(Setting.logReal("alpha", 0.1, 10, 1, "How fairly: small for the most in sum, large for the most for the last."))
            .from("Ban and Ji, Fair Resource Allocation in Multi-Task Learning, ICML 2024", "https://arxiv.org/abs/2402.15638"));
  }

  /// What makes the gradients alike.
  private static List<Component<Loss>> balances() {
    return List.of(
        loss("imtl-g", "Moves where the update is equally long along every task's gradient.", _ -> new ImtlG())
            .from("Liu et al., Towards Impartial Multi-task Learning, ICLR 2021", "https://openreview.net/forum?id=IMPnRXEWpvr"),
        loss("config", "Moves along the direction at the same angle to every task's gradient.", _ -> new Config())
            .from("Liu et al., ConFIG: Towards Conflict-free Training of Physics Informed Neural Networks, ICLR 2025",
                "https://arxiv.org/abs/2408.11104"),
        loss("aligned", "Replaces the gradients by the nearest ones that are orthogonal and equally long.", Aligned::new)
            .with(Setting.choice("length", List.of(Aligned.LEAST, Aligned.MEDIAN, Aligned.MEAN), Aligned.LEAST,
                "How long the new gradients are, by the roots of the eigenvalues."))
            .from("Senushkin et al., Independent Component Alignment for Multi-Task Learning, CVPR 2023",
                "https://arxiv.org/abs/2305.19000"),
        loss("db-mtl", "Takes the gradients of the losses' logarithms, and stretches all to the length of the longest.", DbMtl::new)
            .with(Setting.real("beta", 0, 0.999, 0.9, "How much of the lengths of earlier steps stays."))
            .from("Lin et al., Dual-Balancing for Multi-Task Learning, 2023", "https://arxiv.org/abs/2308.12029"));
  }

  /// What follows the shortest mixture slowly.
  private static List<Component<Loss>> walks() {
    return List.of(
        loss("moco", "Follows the shortest mixture slowly, from inner products that are smoothed over the steps.", MoCo::new)
            .with(Setting.logReal("tracking", 0.01, 1, 0.5, "How fast the smoothed products follow those of a step."),
                Setting.logReal("rate", 1e-3, 1, 0.1, WALK), Setting.real("ridge", 0, 1, 0, RIDGE))
            .from("Fernando et al., Mitigating Gradient Bias in Multi-objective Learning: A Provably Convergent Approach, ICLR 2023",
                "https://arxiv.org/abs/2210.12624"),
        loss("modo", "Follows the shortest mixture slowly, and weighs each step by what earlier ones have taught.", MoDo::new)
            .with(Setting.logReal("rate", 1e-3, 1, 0.1, WALK), Setting.real("ridge", 0, 1, 0, RIDGE))
            .from("Chen et al., Three-Way Trade-Off in Multi-Objective Learning, NeurIPS 2023", "https://arxiv.org/abs/2305.20057"),
        loss("sdmgrad", "Moves between the mean gradient and the shortest mixture, which it follows from step to step.", SdmGrad::new)
            .with(Setting.real("lambda", 0, 10, 0.3, "How much the mean gradient counts."),
                Setting.logReal("rate", 1e-3, 1, 0.1, WALK),
                Setting.whole("iterations", 1, 100, 20, "How many steps the mixture takes in each of training."))
            .from("Xiao et al., Direction-oriented Multi-objective Learning: Simple and Provable Stochastic Algorithms, NeurIPS 2023",
                "https://arxiv.org/abs/2305.18409"),
        loss("cr-mogm", "Smooths over the steps the weights that another method chooses.", SurgeryLosses::smoothing)
            .with(Setting.choice("of", List.of("mgda", "pcgrad", "cagrad", "upgrad"), "mgda", "The method whose weights are smoothed."),
                Setting.real("memory", 0, 0.999, 0.9, "How much of the weights of earlier steps stays."))
            .from("Zhou et al., On the Convergence of Stochastic Multi-Objective Gradient Manipulation and Beyond, NeurIPS 2022",
                "https://proceedings.neurips.cc/paper_files/paper/2022/hash/f91bd64a3620aad8e70a27ad9cb3ca57-Abstract-Conference.html"));
  }

  /// What keeps some gradients and leaves others out.
  private static List<Component<Loss>> choices() {
    return List.of(
        loss("krum", "Takes the gradients that lie nearest to their neighbours, and leaves out those that stand apart.", Krum::new)
            .with(Setting.whole("outliers", 0, 100, 1, "How many gradients may be wrong."),
                Setting.whole("selected", 1, 100, 1, "How many gradients are taken."))
            .from("Blanchard et al., Machine Learning with Adversaries: Byzantine Tolerant Gradient Descent, NeurIPS 2017",
                "https://proceedings.neurips.cc/paper/2017/hash/f4b9ec30ad9f68f89b29639786cb62ef-Abstract.html"),
        loss("cosine-gating", "Lets an auxiliary task take part only while its gradient points where those of the main tasks do.",
            CosineGating::new)
            .with(Setting.flag("gate", false, "Whether the task takes part wholly or not at all, and not by the cosine."))
            .from("Du et al., Adapting Auxiliary Losses Using Gradient Similarity, 2018", "https://arxiv.org/abs/1812.02224"));
  }

  /// What treats every number of the model for itself.
  private static List<Component<Loss>> numberByNumber() {
    return List.of(
        loss("graddrop", "Keeps, for every number of the model, gradients of one sign, chosen at random.", GradDrop::new)
            .with(Setting.real("leak", 0, 1, 0, "How much of the gradients passes unhindered."))
            .from("Chen et al., Just Pick a Sign: Optimizing Deep Multitask Models with Gradient Sign Dropout, NeurIPS 2020",
                "https://arxiv.org/abs/2010.06808"),
        loss("trimmed-mean", "Leaves out, for every number of the model, the largest and the smallest gradients.", TrimmedMean::new)
            .with(Setting.whole("trim", 0, 20, 1, "How many gradients are left out at either end."))
            .from("Yin et al., Byzantine-Robust Distributed Learning: Towards Optimal Statistical Rates, ICML 2018",
                "https://arxiv.org/abs/1803.01498"));
  }

  private static Loss smoothing(Settings settings) {
    GramianWeighting other = switch (settings.word("of")) {
      case "pcgrad" -> new PcGrad();
      case "cagrad" -> new CaGrad(0.5, 1.25);
      case "upgrad" -> new UpGrad();
      default -> new Mgda(Mgda.NONE);
    };
    return new CrMogm(settings.real("memory"), other);
  }
}
