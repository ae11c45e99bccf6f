package dev.medley.plugins.mixing;

import dev.medley.api.parameter.Setting;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.ComponentProvider;
import dev.medley.api.plugin.Kind;
import java.util.List;

/// What this plugin provides.
public final class MixingSamplers implements ComponentProvider {

  private static final String T5 = "Raffel et al., Exploring the Limits of Transfer Learning with a Unified Text-to-Text Transformer, JMLR 2020";
  private static final String T5_URL = "https://arxiv.org/abs/1910.10683";

  @Override
  public List<Component<?>> components() {
    return List.of(
        Component.of(Kind.SAMPLER, "proportional", "Draws tasks by the size of their data.", _ -> new Proportional()).from(T5, T5_URL),
        Component
            .of(Kind.SAMPLER, "temperature", "Draws tasks by the size of their data, evened out by a limit and a temperature.",
                Temperature::new)
            .with(
                Setting.logReal("temperature", 1, 100, 2, "How far shares move from the tasks' sizes, at 1, towards equal ones.")
                    .changing(),
                Setting.logWhole("limit", 1, 1_000_000_000, 2_097_152, "The number of examples beyond which a task counts no larger."),
                new Setting.PerTask("scale", 1e-3, 1e3, 1, true, "A factor on each task's size, before the limit."), Passes.SETTING)
            .from(T5, T5_URL),
        Component.of(Kind.SAMPLER, "inverse-size", "Draws tasks by the inverse of their size.", s -> new InverseSize(s, false))
            .with(Passes.SETTING),
        Component
            .of(Kind.SAMPLER, "inverse-size-examples",
                "Draws each example by the inverse of its task's size, so that tasks come out equal.",
                s -> new InverseSize(s, true))
            .with(Passes.SETTING),
        Component.of(Kind.SAMPLER, "mix", "Draws tasks in given shares, exact to one micro-batch at every moment.", Mix::new)
            .with(Setting.shares("shares", "What share of the micro-batches each task has.").changing(), Passes.SETTING),
        Component.of(Kind.SAMPLER, "dynamic-batch", "Mixes the tasks of every step in the same proportions.", DynamicBatch::new)
            .with(Setting.shares("shares", "What share of each step's micro-batches each task has.").changing(), Passes.SETTING),
        Component.of(Kind.SAMPLER, "round-robin", "Takes the tasks in turn.", _ -> new RoundRobin()));
  }
}
