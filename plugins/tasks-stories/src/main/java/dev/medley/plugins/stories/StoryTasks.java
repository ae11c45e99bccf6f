package dev.medley.plugins.stories;

import dev.medley.api.parameter.Setting;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.ComponentProvider;
import dev.medley.api.plugin.Kind;
import java.util.List;

/// What this plugin provides.
public final class StoryTasks implements ComponentProvider {

  private static final String BABI = "Weston et al., Towards AI-Complete Question Answering: A Set of Prerequisite Toy Tasks, ICLR 2016";
  private static final String BABI_URL = "https://arxiv.org/abs/1502.05698";

  @Override
  public List<Component<?>> components() {
    return List.of(
        Component.of(Kind.TASK, "stories", "Questions about stories of seventeen kinds, made by a simulation: from one fact to several.",
            StoryTask::new).with(StoryTask.SETTINGS.toArray(Setting[]::new)).from(BABI, BABI_URL),
        Component.of(Kind.TASK, "babi", "Questions of the bAbI files, by the numbers of their tasks.", BabiTask::new)
            .with(BabiTask.SETTINGS.toArray(Setting[]::new)).from(BABI, BABI_URL));
  }
}
