package dev.medley.training.data;

import dev.medley.api.metric.Metric;
import dev.medley.api.sampler.Difficulty;
import dev.medley.api.sampler.Slice;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Split;
import dev.medley.api.task.Target;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One task of a study, with its rows in the study's tables: training first, then validation, then test, then what is unseen, then what was made worse.
///
/// @param main         whether the model is for it
/// @param firstRow     of the study's tables
/// @param sizes        rows of each split
/// @param domains      rows of the training data of each domain, counted from the task's first row
/// @param difficulties how hard each row of the training data is, by the measures that data alone decide: the task's own, and length
/// @param answers      what is right, for each split
/// @param scale        mean and deviation of each value of a regression, to which models are trained
/// @param lossScale    what the loss is multiplied by in training
/// @param worse        rows behind all others, by which it is measured how robust models are
/// @param labels       the domain of each example of validation and test data, an empty string where it names none
public record TaskTable(
    String name,
    boolean main,
    HeadKind kind,
    Target target,
    List<Metric> metrics,
    int firstRow,
    Map<Split, Integer> sizes,
    Map<String, List<Integer>> domains,
    Map<Difficulty, List<Double>> difficulties,
    Map<Split, List<Answer>> answers,
    List<Scale> scale,
    double lossScale,
    List<Worse> worse,
    Map<Split, List<String>> labels) {

  /// Rows of examples whose inputs were made worse.
  ///
  /// @param of      the place in the split of what each row was made of
  /// @param answers what is right for each row
  public record Worse(Split split, String way, double strength, int firstRow, List<Integer> of, List<Answer> answers) {}

  public record Scale(double mean, double deviation) {
    /// In units of the deviation from the mean, as models see it.
    public float scaled(double number) {
      return (float) ((number - mean) / deviation);
    }
  }

  public int size(Split split) {
    return sizes.getOrDefault(split, 0);
  }

  /// The study's row of the first example of a split.
  public int firstRow(Split split) {
    return switch (split) {
      case TRAIN -> firstRow;
      case VALIDATION -> firstRow + size(Split.TRAIN);
      case TEST -> firstRow + size(Split.TRAIN) + size(Split.VALIDATION);
      case UNSEEN -> firstRow + size(Split.TRAIN) + size(Split.VALIDATION) + size(Split.TEST);
    };
  }

  /// The places of a domain's examples in a split that is not trained on.
  public List<Integer> of(Split split, String domain) {
    var its = labels.getOrDefault(split, List.of());
    return IntStream.range(0, its.size()).filter(i -> its.get(i).equals(domain)).boxed().toList();
  }

  /// How many numbers its head gives; 0 where answers are written, by a head that all such tasks share.
  public int outputs() {
    return switch (target) {
      case Target.Classes(var labels) -> labels.size();
      case Target.TokenClasses(var labels) -> labels.size();
      case Target.Text _ -> 0;
      case Target.Numbers(var names) -> names.size();
    };
  }

  /// Words of a written answer, its end included: as many as the longest has that was trained. 0 where nothing is written.
  public int answerLength() {
    return answers.getOrDefault(Split.TRAIN, List.of()).stream().mapToInt(a -> a instanceof Answer.Text(var words) ? words.size() + 1 : 0)
        .max()
        .orElse(0);
  }

  /// How many examples of the training data each domain has; empty if the task names none.
  public Map<String, Integer> domainSizes() {
    return domains.entrySet().stream().filter(e -> !e.getKey().isEmpty())
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().size()));
  }

  /// The study's rows of all the training data, or of a domain.
  public int[] rows(Slice.Whole slice) {
    var all = IntStream.range(firstRow, firstRow + size(Split.TRAIN));
    return switch (slice) {
      case Slice.All _ -> all.toArray();
      case Slice.Domain(var domain) when domains.containsKey(domain) ->
        domains.getOrDefault(domain, List.of()).stream().mapToInt(r -> firstRow + r).toArray();
      case Slice.Domain _ -> all.toArray();
    };
  }
}
