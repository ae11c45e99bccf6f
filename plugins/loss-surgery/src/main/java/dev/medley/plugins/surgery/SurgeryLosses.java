package dev.medley.plugins.surgery;

import dev.medley.api.parameter.Setting;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.ComponentProvider;
import dev.medley.api.plugin.Kind;
import java.util.List;

/// What this plugin provides.
public final class SurgeryLosses implements ComponentProvider {

  @Override
  public List<Component<?>> components() {
    return List.of(
        Component.of(Kind.LOSS, "pcgrad", "Removes from each task's gradient what conflicts with other tasks.", _ -> new PcGrad())
            .from("Yu et al., Gradient Surgery for Multi-Task Learning, NeurIPS 2020", "https://arxiv.org/abs/2001.06782"),
        Component.of(Kind.LOSS, "mgda", "Moves along the shortest mixture of the tasks' gradients, which worsens no task.", Mgda::new)
            .with(Setting.choice("normalize", List.of(Mgda.NONE, Mgda.NORM, Mgda.LOSS), Mgda.NONE,
                "What the gradients are divided by while the mixture is sought."))
            .from("Sener and Koltun, Multi-Task Learning as Multi-Objective Optimization, NeurIPS 2018",
                "https://arxiv.org/abs/1810.04650"));
  }
}
