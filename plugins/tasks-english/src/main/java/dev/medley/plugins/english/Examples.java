package dev.medley.plugins.english;

import dev.medley.api.task.Example;
import dev.medley.api.task.Split;
import dev.medley.api.task.Target;
import dev.medley.api.task.TaskData;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Gathers a task's examples by split.
final class Examples {

  private final Map<Split, List<Example>> splits = new EnumMap<>(Split.class);

  void add(Split split, Example example) {
    splits.computeIfAbsent(split, _ -> new ArrayList<>()).add(example);
  }

  TaskData of(Target target) {
    return new TaskData(target, get(Split.TRAIN), get(Split.VALIDATION), get(Split.TEST));
  }

  private List<Example> get(Split split) {
    return splits.getOrDefault(split, List.of());
  }
}
