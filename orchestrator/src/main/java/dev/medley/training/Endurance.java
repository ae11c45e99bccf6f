package dev.medley.training;

import dev.medley.api.task.Answer;
import dev.medley.api.task.Split;
import dev.medley.robustness.Curve;
import dev.medley.training.data.TaskTable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// How a task's first metric holds out as inputs get worse, which all members see worse in the same way: for each way, the area under the curve over the strengths from 0 on, divided by their
/// range; and the mean over the ways.
final class Endurance {

  /// As the mean over the ways is called; that of one way has its name behind.
  static final String ROBUST = "robust";

  private Endurance() {}

  /// Member by member; nothing where no inputs of the task were made worse.
  ///
  /// @param plain what members predict for the split as it is
  /// @param under what they predict for rows that were made worse, member by member
  static List<List<MemberResult.Score>> scores(TaskTable table, Split split, int step, List<List<Answer>> plain,
      Function<TaskTable.Worse, List<List<Answer>>> under) {
    var curves = new ArrayList<TreeMap<String, SortedMap<Double, Double>>>();
    plain.forEach(_ -> curves.add(new TreeMap<>()));
    for (var worse : table.worse()) {
      if (worse.split() != split) continue;
      var predicted = under.apply(worse);
      var right = some(table.answers().getOrDefault(split, List.of()), worse);
      for (int k = 0; k < plain.size(); k++) {
        var answers = plain.get(k);
        var curve = curves.get(k).computeIfAbsent(worse.way(), _ -> new TreeMap<>());
        curve.computeIfAbsent(0.0, _ -> score(table, some(answers, worse), right));
        curve.put(worse.strength(), score(table, predicted.get(k), worse.answers()));
      }
    }
    return curves.stream().map(ways -> scores(table.name(), step, ways)).toList();
  }

  private static List<Answer> some(List<Answer> all, TaskTable.Worse worse) {
    return worse.of().stream().map(all::get).toList();
  }

  private static double score(TaskTable table, List<Answer> predicted, List<Answer> right) {
    return table.metrics().getFirst().score(table.target(), predicted, right);
  }

  private static List<MemberResult.Score> scores(String task, int step, SortedMap<String, SortedMap<Double, Double>> ways) {
    var scores = new ArrayList<MemberResult.Score>();
    ways.forEach((way, curve) -> scores.add(new MemberResult.Score(step, task, ROBUST + "-" + way, new Curve(curve).area())));
    if (!scores.isEmpty())
      scores
          .add(new MemberResult.Score(step, task, ROBUST, scores.stream().mapToDouble(MemberResult.Score::value).average().orElseThrow()));
    return scores;
  }
}
