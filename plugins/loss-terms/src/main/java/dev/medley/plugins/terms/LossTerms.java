package dev.medley.plugins.terms;

import dev.medley.api.parameter.Setting;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.ComponentProvider;
import dev.medley.api.plugin.Kind;
import java.util.List;

/// What this plugin provides.
public final class LossTerms implements ComponentProvider {

  private static final Setting RAMP = Setting.flag("ramp", true, "Whether the strength grows from 0 as training goes on.");
  private static final Setting DISCRIMINATOR = Setting.logWhole("width", 4, 512, 32, "The width of the network that guesses.");
  private static final String DANN = "Ganin et al., Domain-Adversarial Training of Neural Networks, JMLR 2016";
  private static final String DANN_URL = "https://arxiv.org/abs/1505.07818";

  @Override
  public List<Component<?>> components() {
    return List.of(
        Component
            .of(Kind.TERM, "mmd", "Makes the features of domains alike in distribution, by the distance of their means under kernels.",
                Mmd::new)
            .with(
                strength(1, "How strongly domains are made alike."),
                Setting.whole("kernels", 1, 9, 5, "How many kernels, each twice as wide as the one before."),
                Setting.real("bandwidth", 0, 1e6, 0, "The width of the middle kernel; 0 takes the mean distance of the rows."),
                Setting.choice("estimator", List.of("unbiased", "biased"), "unbiased",
                    "Whether a row is compared to itself, which is biased."),
                RAMP)
            .from("Long et al., Learning Transferable Features with Deep Adaptation Networks, ICML 2015",
                "https://arxiv.org/abs/1502.02791"),
        Component.of(Kind.TERM, "coral", "Makes the features of domains alike in how they vary together.", Coral::new)
            .with(strength(1, "How strongly domains are made alike."), RAMP)
            .from("Sun and Saenko, Deep CORAL: Correlation Alignment for Deep Domain Adaptation, ECCV 2016",
                "https://arxiv.org/abs/1607.01719"),
        Component.of(Kind.TERM, "dann", "Hides from a discriminator which domain an example is of.", Dann::new)
            .with(strength(1, "How strongly the features hide the domain."), DISCRIMINATOR, RAMP).from(DANN, DANN_URL),
        Component.of(Kind.TERM, "adversarial", "Hides from a discriminator which task the shared features work for.", Adversarial::new)
            .with(strength(0.05, "How strongly the features hide the task."), DISCRIMINATOR, RAMP)
            .from("Liu et al., Adversarial Multi-task Learning for Text Classification, ACL 2017", "https://arxiv.org/abs/1704.05742"),
        Component.of(Kind.TERM, "orthogonal", "Keeps what a task makes of the shared features apart from them.", Orthogonal::new)
            .with(strength(0.01, "How strongly they are kept apart."))
            .from("Bousmalis et al., Domain Separation Networks, NeurIPS 2016", "https://arxiv.org/abs/1608.06019"),
        Component.of(Kind.TERM, "distance", "Pulls the weights that each task has of its own to their mean.", WeightDistance::new)
            .with(strength(0.01, "How strongly they are pulled together."),
                Setting.flag("heads", true,
                    "Whether the tasks' heads are pulled too, which makes sense where their outputs mean the same."))
            .from("Evgeniou and Pontil, Regularized Multi-Task Learning, KDD 2004", "https://doi.org/10.1145/1014052.1014067"),
        Component.of(Kind.TERM, "trace-norm", "Makes the tasks' own weights combinations of few.", TraceNorm::new)
            .with(strength(0.01, "How strongly they are made so."),
                Setting.flag("heads", true, "Whether the tasks' heads count, which makes sense where their outputs mean the same."))
            .from("Yang and Hospedales, Trace Norm Regularised Deep Multi-Task Learning, ICLR 2017 workshop",
                "https://arxiv.org/abs/1606.04038"));
  }

  private static Setting strength(double byDefault, String summary) {
    return Setting.logReal("strength", 1e-6, 1e4, byDefault, summary);
  }
}
