package dev.medley.plugins.attending;

import dev.medley.api.parameter.Setting;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.ComponentProvider;
import dev.medley.api.plugin.Kind;
import java.util.List;

/// What this plugin provides.
public final class AttentionSharing implements ComponentProvider {

  @Override
  public List<Component<?>> components() {
    return List.of(
        Component.of(Kind.SHARING, "mtan", "Shares a trunk, of whose features each task masks out what it does not need.", Mtan::new)
            .with(
                Setting.whole("layers", 1, 4, 2, "How many blocks the trunk has, each with a mask of every task."),
                Setting.logWhole("width", 4, 512, 64, "The length of a feature vector."))
            .from("Liu et al., End-to-End Multi-Task Learning with Attention, CVPR 2019", "https://arxiv.org/abs/1803.10704"),
        Component
            .of(Kind.SHARING, "task-attention", "Shares a projection, after which each task has an attention block of its own.",
                TaskAttention::new)
            .with(
                Setting.logWhole("width", 8, 512, 64, "The length of a feature vector, rounded up to a multiple of the heads."),
                Setting.whole("heads", 1, 16, 8, "How many attention heads there are."))
            .from("Vaswani et al., Attention Is All You Need, NeurIPS 2017", "https://arxiv.org/abs/1706.03762"));
  }
}
