package dev.medley.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.task.Split;
import dev.medley.rules.RuleParser;
import dev.medley.rules.RulesTerm;
import dev.medley.rules.Semantics;
import dev.medley.training.data.StudyData;
import dev.medley.training.engine.Engine;
import dev.medley.training.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Rules draw predictions towards keeping them, and are counted.
final class RulesIT {

  /// The first always holds and the second never; the third and fourth are against what the labels say, about whole examples and about words.
  private static final List<String> RULES = List.of("colour = red or not colour = red", "size = small and size = large",
      "size = large -> colour = blue",
      "marks = a -> size = small and colour = red");
  private static final String STRENGTH = "rules.strength";

  private static StudyData data() {
    var problems = new ArrayList<dev.medley.api.error.Problem>();
    var data = TinyStudy.data();
    var rules = RuleParser.read(RULES, data.subjects(), "tiny", problems);
    assertThat(problems).isEmpty();
    return data.withRules(rules);
  }

  private static IntFunction<Model> model(StudyData data, Semantics semantics, boolean evidence) {
    var settings = new Settings("rules",
        Map.of("semantics", new Value.Word(semantics.key()), "strength", new Value.Real(0), "evidence", new Value.Flag(evidence)));
    return rows -> Model.write(data.shape(), new TinyStudy.TinyEncoder(8), "tiny", TinyStudy.SHARING, "tilted",
        new TreeMap<>(Map.of("rules", new RulesTerm(data.rules().subList(2, 4), settings))), rows);
  }

  private static Cohort cohort(StudyData data, Semantics semantics, boolean evidence, int steps, double... strengths) {
    var members = new ArrayList<Member>();
    for (int k = 0; k < strengths.length; k++) {
      members.add(new Member(3, 11, TinyStudy.with(TinyStudy.configuration("adam", 0.02), STRENGTH, strengths[k]), TinyStudy.IN_TURN,
          new Recorded().equal()));
    }
    return new Cohort(members, model(data, semantics, evidence), TinyStudy.ROWS, TinyStudy.MICRO_BATCHES, steps, List.of());
  }

  private static List<MemberResult> train(StudyData data, Cohort cohort) {
    try (var arena = Engine.get().open("cpu")) {
      return new CohortTrainer(cohort, data, arena).train();
    }
  }

  private static double score(MemberResult member, String metric) {
    return member.scores().stream().filter(s -> s.task().isEmpty() && s.metric().equals(metric)).mapToDouble(MemberResult.Score::value)
        .findFirst()
        .orElse(Double.NaN);
  }

  @ParameterizedTest
  @EnumSource(Semantics.class)
  void aStrongRuleIsBrokenLessOften(Semantics semantics) {
    var data = data();
    var trained = train(data, cohort(data, semantics, false, 150, 0, 10));
    assertThat(trained).noneMatch(MemberResult::failed);
    for (var member : trained) {
      assertThat(score(member, "rules.broken-1")).isZero();
      assertThat(score(member, "rules.broken-2")).isEqualTo(1);
    }
    for (var rule : List.of("rules.broken-3", "rules.broken-4")) {
      assertThat(score(trained.getFirst(), rule)).as(rule + " without strength").isGreaterThan(0.1);
      assertThat(score(trained.getLast(), rule)).as(rule + " with strength").isLessThan(score(trained.getFirst(), rule) / 3);
    }
  }

  /// At strength zero, a rule is as if it were not there.
  @Test
  void atStrengthZeroNothingChanges() {
    var data = data();
    var ruled = train(data, cohort(data, Semantics.PRODUCT, true, 30, 0)).getFirst();
    var plain = train(data,
        TinyStudy.cohort(List.of(new Member(3, 11, TinyStudy.configuration("adam", 0.02), TinyStudy.IN_TURN, new Recorded().equal())), 30))
        .getFirst();
    assertThat(ruled.weights().shared()).usingComparatorWithPrecision(1e-5f).containsExactly(plain.weights().shared());
  }

  /// What is counted is what the listed cases are.
  @Test
  void everyBrokenCaseCanBeListed() {
    var data = data();
    var cohort = cohort(data, Semantics.EXACT, true, 20, 0.1);
    var trained = train(data, cohort).getFirst();
    try (var arena = Engine.get().open("cpu")) {
      var judged = Scoring.rules(cohort, trained.weights(), data, arena, Split.VALIDATION);
      assertThat(judged).hasSize(RULES.size());
      for (int r = 0; r < judged.size(); r++) {
        var rule = data.rules().get(r);
        assertThat(judged.get(r).verdict().share()).isCloseTo(score(trained, "rules.broken-" + (r + 1)), within(1e-12));
        assertThat(judged.get(r).broken()).hasSize((int) judged.get(r).verdict().broken());
        assertThat(judged.get(r).broken()).allMatch(c -> !rule.formula().holds(c.classOf()))
            .allMatch(c -> c.word() >= 0 == rule.aboutWords());
      }
      assertThat(judged.get(3).verdict().cases()).as("words").isGreaterThan(20 * 3);
    }
  }
}
