package dev.medley.training.data;

import dev.medley.api.metric.Metric;
import dev.medley.api.sampler.Slice;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Split;
import dev.medley.api.task.Target;
import java.util.List;
import java.util.Map;

/// One task of a study, with its rows in the study's tables: training first, then validation, then test.
///
/// @param main      whether the model is for it
/// @param firstRow  of the study's tables
/// @param sizes     rows of each split
/// @param domains   rows of the training data of each domain, counted from the task's first row
/// @param easyFirst rows of the training data by difficulty, counted from the task's first row
/// @param answers   what is right, for validation and test
/// @param scale     mean and deviation of each value of a regression, to which models are trained
public record TaskTable(
    String name,
    boolean main,
    HeadKind kind,
    Target target,
    List<Metric> metrics,
    int firstRow,
    Map<Split, Integer> sizes,
    Map<String, List<Integer>> domains,
    List<Integer> easyFirst,
    Map<Split, List<Answer>> answers,
    List<Scale> scale) {

  public record Scale(double mean, double deviation) {}

  public int size(Split split) {
    return sizes.getOrDefault(split, 0);
  }

  /// The study's row of the first example of a split.
  public int firstRow(Split split) {
    return switch (split) {
      case TRAIN -> firstRow;
      case VALIDATION -> firstRow + size(Split.TRAIN);
      case TEST -> firstRow + size(Split.TRAIN) + size(Split.VALIDATION);
    };
  }

  /// How many numbers its head gives.
  public int outputs() {
    return switch (target) {
      case Target.Classes(var labels) -> labels.size();
      case Target.TokenClasses(var labels) -> labels.size();
      case Target.Numbers(var names) -> names.size();
    };
  }

  /// The study's rows of a slice of the training data.
  public int[] rows(Slice slice) {
    return switch (slice) {
      case Slice.All _ -> java.util.stream.IntStream.range(firstRow, firstRow + size(Split.TRAIN)).toArray();
      case Slice.Domain(var domain) -> domains.getOrDefault(domain, easyFirst).stream().mapToInt(r -> firstRow + r).toArray();
      case Slice.Easiest(double fraction) ->
        easyFirst.stream().limit(Math.max(1, Math.round(fraction * easyFirst.size()))).mapToInt(r -> firstRow + r).toArray();
    };
  }
}
