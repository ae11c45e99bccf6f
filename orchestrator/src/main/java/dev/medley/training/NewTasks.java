package dev.medley.training;

import dev.medley.api.task.Split;
import dev.medley.meta.AdaptationCurve;
import dev.medley.space.Meta;
import dev.medley.training.MemberResult.Score;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.TaskTable;
import dev.medley.training.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// How well members do tasks that they have not trained, once each has adapted to each of these from its training examples, by plain gradient descent from where it stands: what is scored in the place of what it would say without.
final class NewTasks {

  private final Cohort cohort;
  private final StudyData data;
  private final Adaptations rows;
  private final CohortState standing;
  private final Scorer scorer;
  private final List<Meta> metas;
  private final List<Integer> places;
  private final int longest;

  /// @param standing where members adapt from
  /// @param scorer   of what adaptations were picked
  NewTasks(Cohort cohort, StudyData data, Adaptations rows, CohortState standing, Scorer scorer) {
    this.standing = standing;
    this.scorer = scorer;
    this.cohort = cohort;
    this.data = data;
    this.rows = rows;
    metas = cohort.members().stream().map(Cohort::meta).toList();
    places = data.places(metas.getFirst().newTasks());
    longest = metas.stream().mapToInt(Meta::steps).max().orElse(0);
  }

  /// Every metric of a task, for some members one after the other.
  @FunctionalInterface
  interface Scorer {
    List<List<Score>> score(List<Integer> who, int task, Split split, int step);
  }

  Adaptations rows() {
    return rows;
  }

  /// Every metric of every new task, member by member, and the mean over these of the first after some steps of adapting.
  List<List<Score>> score(Split split, int step) {
    List<List<Score>> scores = IntStream.range(0, metas.size()).<List<Score>>mapToObj(_ -> new ArrayList<>()).toList();
    List<Map<Integer, List<Double>>> curves = IntStream.range(0, metas.size()).<Map<Integer, List<Double>>>mapToObj(_ -> new TreeMap<>())
        .toList();
    var scored = places.stream().filter(t -> data.tasks().get(t).size(split) > 0).toList();
    for (int from = 0; from < scored.size(); from += rows.each())
      adapt(scored.subList(from, Math.min(scored.size(), from + rows.each())), split, step, scores, curves);
    for (int k = 0; k < metas.size(); k++) {
      var own = scores.get(k);
      curves.get(k).forEach((steps, figures) -> own.add(new Score(step, "", "meta." + AdaptationCurve.name(steps),
          mean(figures))));
      own.add(new Score(step, "", Meta.ADAPTED, mean(curves.get(k).getOrDefault(metas.get(k).steps(), List.of()))));
    }
    return scores;
  }

  private static double mean(List<Double> figures) {
    return figures.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /// Adapts to some tasks at once, one in each place.
  private void adapt(List<Integer> tasks, Split split, int step, List<List<Score>> scores, List<Map<Integer, List<Double>>> curves) {
    int[] byRow = IntStream.range(0, rows.members() * rows.each()).map(row -> tasks.get(row % rows.each() % tasks.size())).toArray();
    rows.begin(standing.arguments(), byRow, (double) step / cohort.steps());
    var all = IntStream.range(0, metas.size()).boxed().toList();
    for (int done = 0; done <= longest; done++) {
      if (done > 0) pass(done - 1, byRow);
      int now = done;
      if (metas.stream().noneMatch(meta -> AdaptationCurve.marks(meta.steps()).contains(now))) continue;
      for (int place = 0; place < tasks.size(); place++) {
        rows.pick(place);
        var found = scorer.score(all, tasks.get(place), split, step);
        for (int k = 0; k < metas.size(); k++) {
          if (!AdaptationCurve.marks(metas.get(k).steps()).contains(now)) continue;
          curves.get(k).computeIfAbsent(now, _ -> new ArrayList<>()).add(found.get(k).getFirst().value());
          if (now == metas.get(k).steps()) scores.get(k).addAll(found.get(k));
        }
      }
    }
  }

  /// One step of descent on the examples of each task, in their order and from the first again after the last.
  private void pass(int step, int[] byRow) {
    for (int row = 0; row < byRow.length; row++) {
      var meta = metas.get(row / rows.each());
      var member = cohort.members().get(row / rows.each());
      long noise = Streams.seed(member.studySeed(), member.line(), "adapting to " + data.tasks().get(byRow[row]).name());
      rows.next(row, examples(data.tasks().get(byRow[row]), step), step < meta.steps() ? meta.rate() : 0, Streams.at(noise, step));
    }
    rows.pass();
  }

  private int[] examples(TaskTable table, int step) {
    int size = table.size(Split.TRAIN);
    return IntStream.range(0, cohort.rows()).map(r -> table.firstRow(Split.TRAIN) + (int) (((long) step * cohort.rows() + r) % size))
        .toArray();
  }
}
