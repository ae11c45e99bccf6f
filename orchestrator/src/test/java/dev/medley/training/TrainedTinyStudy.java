package dev.medley.training;

import dev.medley.api.task.Input;
import dev.medley.api.task.Split;
import dev.medley.space.Configuration;
import dev.medley.training.data.StudyData;
import dev.medley.training.engine.Engine;
import dev.medley.training.model.Model;
import java.util.List;
import java.util.function.IntFunction;

/// A member of the tiny study that was trained, for tests of other packages.
public record TrainedTinyStudy(Member member, Weights weights, int steps) {

  public static TrainedTinyStudy after(int steps) {
    var member = new Member(5, 11, TinyStudy.configuration("adam", 0.02), TinyStudy.IN_TURN, new Recorded().equal());
    try (var arena = Engine.get().open("cpu")) {
      var result = new CohortTrainer(TinyStudy.cohort(List.of(member), steps), TinyStudy.data(), arena).train().getFirst();
      return new TrainedTinyStudy(member, result.weights(), steps);
    }
  }

  public StudyData data() {
    return TinyStudy.data();
  }

  public Configuration configuration() {
    return member.configuration();
  }

  public IntFunction<Model> model() {
    return TinyStudy.model();
  }

  /// What the study itself scores.
  public List<MemberResult.Score> score(Split split) {
    try (var arena = Engine.get().open("cpu")) {
      return Scoring.score(TinyStudy.cohort(List.of(member), steps), List.of(weights), TinyStudy.data(), arena, split).getFirst();
    }
  }

  /// What a task's examples of a split look like to a model.
  public static List<Input> inputs(String task, Split split) {
    return TinyStudy.inputs(task, split);
  }
}
