package dev.medley.training;

import dev.medley.api.metric.LossMetric;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Split;
import dev.medley.training.data.HeadKind;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.TaskTable;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The mean loss of tasks that have a metric of it: over examples, or over their words where each word has a loss.
final class TaskLosses {

  private final StudyData data;
  private final Supplier<LossProbe> make;
  private @Nullable LossProbe probe;

  /// @param make makes what takes losses, once it is needed
  TaskLosses(StudyData data, Supplier<LossProbe> make) {
    this.data = data;
    this.make = make;
  }

  /// Member by member; not a number where no metric of the task asks for it.
  List<Double> of(int task, Split split, int members) {
    var table = data.tasks().get(task);
    if (table.metrics().stream().noneMatch(LossMetric.class::isInstance)) return Collections.nCopies(members, Double.NaN);
    if (probe == null) probe = make.get();
    var answers = table.answers().getOrDefault(split, List.of());
    int[] counts = IntStream.range(0, answers.size()).map(i -> count(table, answers.get(i), table.firstRow(split) + i)).toArray();
    return probe.of(task, split).stream().map(losses -> mean(losses, counts) / table.lossScale()).toList();
  }

  /// Of how many losses an example's is the mean.
  private int count(TaskTable table, Answer answer, int row) {
    if (table.kind() == HeadKind.TAGS) return data.starts(row).size();
    return answer instanceof Answer.Text(var words) ? words.size() + 1 : 1;
  }

  private static double mean(List<Double> losses, int[] counts) {
    double sum = 0;
    for (int i = 0; i < counts.length; i++) sum += losses.get(i) * counts[i];
    return sum / IntStream.of(counts).sum();
  }
}
