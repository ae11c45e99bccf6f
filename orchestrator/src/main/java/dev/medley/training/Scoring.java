package dev.medley.training;

import dev.medley.api.task.Split;
import dev.medley.training.data.StudyData;
import dev.medley.training.engine.Arena;
import java.util.List;

/// Scores members whose weights are known.
public final class Scoring {

  private Scoring() {}

  /// Every metric of every task, member by member.
  ///
  /// @param weights in the order of the cohort's members
  public static List<List<MemberResult.Score>> score(Cohort cohort, List<Weights> weights, StudyData data, Arena arena, Split split) {
    var evaluator = new Evaluator(cohort, data, arena, new Tables(arena, data),
        (layout, scalars) -> new CohortState(arena, cohort.members(), weights, scalars, data.tasks().size()));
    return evaluator.score(split, cohort.steps());
  }

  /// What the predictions of one member make of the study's rules, in their order.
  ///
  /// @param cohort of that member alone
  public static List<JudgedRule> rules(Cohort cohort, Weights weights, StudyData data, Arena arena, Split split) {
    var evaluator = new Evaluator(cohort, data, arena, new Tables(arena, data),
        (layout, scalars) -> new CohortState(arena, cohort.members(), List.of(weights), scalars, data.tasks().size()));
    return new RuleJudge(data, evaluator).ofOne(split);
  }

  /// The loss of every training example, member by member.
  ///
  /// @param weights in the order of the cohort's members
  public static List<ExampleLosses> losses(Cohort cohort, List<Weights> weights, StudyData data, Arena arena) {
    return new LossProbe(cohort, data, arena, new Tables(arena, data),
        (layout, scalars) -> new CohortState(arena, cohort.members(), weights, scalars, data.tasks().size())).losses();
  }
}
