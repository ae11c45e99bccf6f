package dev.medley.study;

import dev.medley.api.error.Problem;
import dev.medley.api.parameter.Value;
import dev.medley.rules.Rule;
import dev.medley.rules.RuleParser;
import dev.medley.rules.RulesTerm;
import dev.medley.rules.Semantics;
import dev.medley.space.Parameter;
import dev.medley.space.StudySpace;
import dev.medley.training.data.StudyData;
import java.util.List;

/// Reads the rules of a study, once the labels of its tasks are known.
final class StudyRules {

  private static final String SEMANTICS = "rules.semantics";

  private StudyRules() {}

  /// What is wrong with any is added to the problems.
  static List<Rule> of(StudySpace space, StudyData data, List<Problem> problems) {
    var rules = RuleParser.read(space.rules(), data.subjects(), space.study(), problems);
    for (var semantics : searched(space)) rules.forEach(rule -> RulesTerm.unfit(rule, semantics, space.study()).ifPresent(problems::add));
    return rules;
  }

  /// The semantics that trials may choose.
  private static List<Semantics> searched(StudySpace space) {
    if (space.fixed().get(SEMANTICS) instanceof Value.Word(String only)) return List.of(Semantics.of(only));
    return space.space().parameters().stream().filter(p -> p.path().equals(SEMANTICS) && p instanceof Parameter.Choice)
        .flatMap(p -> ((Parameter.Choice) p).options().stream()).map(Semantics::of).toList();
  }
}
