package dev.medley.plugins.functions;

import dev.medley.api.parameter.Setting;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.ComponentProvider;
import dev.medley.api.plugin.Kind;
import java.util.List;

/// What this plugin provides.
public final class FunctionTasks implements ComponentProvider {

  @Override
  public List<Component<?>> components() {
    return List
        .of(Component.of(Kind.TASK, "sinusoid", "What a sine wave is at a number, of an amplitude and a phase of its own.", Sinusoid::new)
            .with(Sinusoid.SETTINGS.toArray(Setting[]::new))
            .from("Finn et al., Model-Agnostic Meta-Learning for Fast Adaptation of Deep Networks, ICML 2017, section 5.1",
                "https://arxiv.org/abs/1703.03400"));
  }
}
