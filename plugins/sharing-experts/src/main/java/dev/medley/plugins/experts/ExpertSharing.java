package dev.medley.plugins.experts;

import dev.medley.api.parameter.Setting;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.ComponentProvider;
import dev.medley.api.plugin.Kind;
import java.util.List;

/// What this plugin provides.
public final class ExpertSharing implements ComponentProvider {

  private static final String PLE = "Tang et al., Progressive Layered Extraction (PLE): A Novel Multi-Task Learning Model for Personalized Recommendations, RecSys 2020";
  private static final Setting WIDTH = Setting.logWhole("width", 4, 512, 64, "The length of an expert's feature vector.");
  private static final Setting EXPERTS = Setting.whole("experts", 1, 8, 2, "How many experts each task has, and how many all share.");

  @Override
  public List<Component<?>> components() {
    return List.of(
        Component.of(Kind.SHARING, "cgc", "Gives each task experts of its own beside shared ones, and a gate over both.", Cgc::new)
            .with(EXPERTS, WIDTH).from(PLE, "https://doi.org/10.1145/3383313.3412236"),
        Component
            .of(Kind.SHARING, "ple", "Extracts in levels: each task's experts and shared ones, whose gate sees the experts of all.",
                Ple::new)
            .with(EXPERTS, WIDTH, Setting.whole("levels", 2, 4, 2, "How many levels of experts follow each other."))
            .from(PLE, "https://doi.org/10.1145/3383313.3412236"),
        Component
            .of(Kind.SHARING, "adatt", "Fuses, level by level, the experts of all tasks by gates, and adds a task's own as they are.",
                AdaTt::new)
            .with(EXPERTS, WIDTH, Setting.whole("levels", 1, 4, 2, "How many levels of experts follow each other."))
            .from("Li et al., AdaTT: Adaptive Task-to-Task Fusion Network for Multitask Learning in Recommendations, KDD 2023",
                "https://arxiv.org/abs/2304.04959"),
        Component.of(Kind.SHARING, "dselect-k", "Shares experts, of which each task learns to choose a few.", DselectK::new)
            .with(
                Setting.whole("bits", 1, 5, 3, "How many bits name an expert; there are two to the power of it."),
                Setting.whole("chosen", 1, 4, 2, "How many experts a task chooses at most."),
                WIDTH,
                Setting.real("gamma", 0.01, 10, 1, "How wide the smooth step between the two values of a bit is."),
                Setting.real("entropy", 0, 1, 0.001, "How strongly choices are pushed towards a single expert each."))
            .from("Hazimeh et al., DSelect-k: Differentiable Selection in the Mixture of Experts, NeurIPS 2021",
                "https://arxiv.org/abs/2106.03760"),
        Component.of(Kind.SHARING, "switch", "Sends each word and each text to one of many experts.", Switch::new)
            .with(
                Setting.logWhole("experts", 2, 256, 8, "How many experts there are."),
                Setting.logWhole("width", 4, 1024, 128, "The length of an expert's hidden layer."),
                Setting.real("capacity", 0.25, 4, 1.25, "How many rows an expert takes, as a multiple of an equal share."),
                Setting.real("balance", 0, 1, 0.01, "How strongly experts are pushed to equal shares."),
                Setting.real("dropout", 0, 0.7, 0, "What fraction of an expert's hidden features is dropped at random in training."))
            .from("Fedus et al., Switch Transformers: Scaling to Trillion Parameter Models with Simple and Efficient Sparsity, JMLR 2022",
                "https://arxiv.org/abs/2101.03961"));
  }
}
