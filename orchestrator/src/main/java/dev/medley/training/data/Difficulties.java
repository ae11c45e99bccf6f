package dev.medley.training.data;

import dev.medley.api.sampler.Difficulty;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import java.util.List;
import java.util.Map;

/// How hard examples are by the measures that data alone decide.
final class Difficulties {

  private Difficulties() {}

  /// Without a difficulty of the task's own for every example, short is easy.
  static Map<Difficulty, List<Double>> of(List<Example> examples) {
    var lengths = examples.stream().map(e -> length(e.input())).toList();
    boolean own = examples.stream().allMatch(e -> e.difficulty().isPresent());
    return Map.of(Difficulty.LENGTH, lengths, Difficulty.OWN,
        own ? examples.stream().map(e -> e.difficulty().orElseThrow()).toList() : lengths);
  }

  private static double length(Input input) {
    return switch (input) {
      case Input.Words(var words) -> words.size();
      case Input.Vector _,Input.Image _ -> 0;
    };
  }
}
