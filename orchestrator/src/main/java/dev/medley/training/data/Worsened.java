package dev.medley.training.data;

import dev.medley.api.task.Example;
import dev.medley.api.task.Split;
import dev.medley.robustness.Exam;
import dev.medley.robustness.Grid;
import dev.medley.training.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Examples of a split whose inputs were made worse: the same for every trial, and for every study of the same data.
///
/// @param of the place in the split of what each example was made of
record Worsened(Split split, Grid.ByChance way, double strength, List<Integer> of, List<Example> examples) {

  private static final long SEED = 30_011;

  /// For validation and for test data; none of a task whose inputs nothing that is asked for concerns.
  ///
  /// @param deviations of each input number, or of each channel of images
  static List<Worsened> of(LoadedTask task, Exam exam, List<Double> deviations) {
    var all = new ArrayList<Worsened>();
    for (var split : List.of(Split.VALIDATION, Split.TEST)) {
      var examples = task.data().split(split);
      int count = Math.min(exam.examples(), examples.size());
      var some = IntStream.range(0, count).mapToObj(i -> (int) ((long) i * examples.size() / count)).toList();
      if (some.isEmpty()) continue;
      for (var grid : exam.grids()) {
        if (!(grid.way() instanceof Grid.ByChance way) || !way.corruption().concerns(examples.getFirst().input())) continue;
        for (double strength : grid.strengths()) {
          if (strength == 0) continue;
          var random = Streams.stream(Streams.seed(SEED, Double.doubleToLongBits(strength), way.key() + " " + split + " " + task.name()));
          all.add(new Worsened(split, way, strength, some,
              some.stream().map(e -> way.corruption().of(examples.get(e), strength, deviations, random)).toList()));
        }
      }
    }
    return all;
  }
}
