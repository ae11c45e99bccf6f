package dev.medley.training;

import dev.medley.training.data.StudyData;
import dev.medley.training.engine.Arena;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What becomes of the losses of all tasks after one step from where a model stands, on one task at a time. Of the step only the parameters that tasks share are taken, so that no task profits from its own.
///
/// @param before the mean loss of each task's training examples
/// @param after  the same after a step of each member
public record Lookahead(List<Double> before, List<List<Double>> after) {

  public Lookahead {
    before = List.copyOf(before);
    after = after.stream().map(List::copyOf).toList();
  }

  /// @param cohort whose members each take one of the steps; of two steps or more
  /// @param from   where all of them stand
  public static Lookahead of(Cohort cohort, Weights from, StudyData data, Arena arena) {
    var stand = cohort.members().stream().map(member -> CohortState.begun(member.trial(), from)).toList();
    var trainer = new CohortTrainer(cohort, data, arena, stand, new Pulse());
    trainer.advance();
    var moved = trainer.results().stream().map(r -> r.failed() ? from : new Weights(r.weights().shared(), from.own())).toList();
    var before = means(Scoring.losses(cohort, Collections.nCopies(moved.size(), from), data, arena).getFirst());
    return new Lookahead(before, Scoring.losses(cohort, moved, data, arena).stream().map(Lookahead::means).toList());
  }

  private static List<Double> means(ExampleLosses losses) {
    var means = new ArrayList<Double>();
    for (var task : losses.tasks()) means.add(task.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN));
    return means;
  }
}
