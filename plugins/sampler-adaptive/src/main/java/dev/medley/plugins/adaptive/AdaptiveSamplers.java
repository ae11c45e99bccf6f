package dev.medley.plugins.adaptive;

import dev.medley.api.parameter.Setting;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.ComponentProvider;
import dev.medley.api.plugin.Kind;
import java.util.List;

/// What this plugin provides.
public final class AdaptiveSamplers implements ComponentProvider {

  @Override
  public List<Component<?>> components() {
    return List.of(
        Component.of(Kind.SAMPLER, "bandit", "Draws most the tasks whose losses are large, and explores the others ever less.", Bandit::new)
            .with(Setting.real("memory", 0, 0.999, 0.9, "How much of a task's reward is kept from step to step."))
            .from("Albalak et al., Efficient Online Data Mixing For Language Model Pre-Training, 2023", "https://arxiv.org/abs/2312.02406"),
        Component
            .of(Kind.SAMPLER, "doremi", "Moves the tasks' shares, step by step, to what lies furthest above a reference loss.", DoReMi::new)
            .with(
                new Setting.PerTask("reference", 0, 1e6, 0, false,
                    "The loss that each task could have, such as that of a model trained on it alone."),
                Setting.logReal("rate", 1e-4, 10, 1, "How fast shares move."),
                Setting.logReal("smoothing", 1e-6, 1, 1e-3, "How much of every share is an equal one."),
                Setting.flag("average", false, "Whether shares are the mean of those of all steps so far."))
            .from("Xie et al., DoReMi: Optimizing Data Mixtures Speeds Up Language Model Pretraining, NeurIPS 2023",
                "https://arxiv.org/abs/2305.10429"),
        Component
            .of(Kind.SAMPLER, "skill-graph", "Draws most what helps the tasks that are badly learnt, by how much each task helps each.",
                SkillGraph::new)
            .with(
                Setting.text("affinity", "", "How much each task helps each, such as `pos > entities 0.5`; estimated if nothing is said."),
                Setting.logReal("rate", 1e-3, 10, 0.5, "How far shares go from equal ones."),
                Setting.whole("rounds", 1, 1000, 5, "How many times shares are set anew."),
                Setting.whole("window", 1, 10, 3, "How many rounds of losses count."),
                Setting.real("explore", 0.01, 1, 0.3, "How far shares are varied to estimate affinities."))
            .from("Chen et al., Skill-it! A Data-Driven Skills Framework for Understanding and Training Language Models, NeurIPS 2023",
                "https://arxiv.org/abs/2307.14430"));
  }
}
