package dev.medley.study;

import dev.medley.api.error.Problem;
import dev.medley.space.Catalogue;
import dev.medley.space.Lifelong;
import dev.medley.space.Phase;
import dev.medley.space.StudySpace;
import java.util.ArrayList;
import java.util.List;

/// What is wrong with a space as a whole, as far as can be told without its data: sections that each are right and cannot stand beside each other.
final class SpaceChecks {

  private SpaceChecks() {}

  static List<Problem> of(StudySpace space, Catalogue catalogue) {
    var problems = new ArrayList<Problem>();
    Rungs.problem(space).ifPresent(problems::add);
    problems.addAll(Members.problems(space, catalogue));
    if (!Phase.of(space.defaults()).isEmpty()) phases(space, problems);
    return problems;
  }

  private static void phases(StudySpace space, List<Problem> problems) {
    if (space.population().isEmpty() && Rungs.of(space).several()) {
      problems.add(Problem.maybe("MED-830", "The rungs (" + space.rungs().name() + ") of study (" + space.study()
          + ") would judge trials before their last phase, by tasks that they have not trained yet.", "leave `rungs` out"));
    }
    if (space.population().isPresent()) {
      problems.add(Problem.maybe("MED-839", "The population of study (" + space.study()
          + ") would copy trials before their last phase, by tasks that they have not trained yet.",
          "leave `population` out, or `phases`"));
    }
    if (space.arrivals().contains(Lifelong.Method.A_GEM) && space.defaults().settings("batch").whole("micro-batches") < 2) {
      problems.add(Problem.maybe("MED-836", "The micro-batches (1) of study (" + space.study()
          + ") are too few for `a-gem`: in every step some are of the task that arrives, and some of those that are remembered.",
          "ask for 2 or more, or leave `a-gem` out"));
    }
  }
}
