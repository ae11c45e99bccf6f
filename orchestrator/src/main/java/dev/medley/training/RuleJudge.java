package dev.medley.training;

import dev.medley.api.task.Split;
import dev.medley.rules.Rule;
import dev.medley.rules.Verdict;
import dev.medley.training.data.HeadKind;
import dev.medley.training.data.StudyData;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// Counts how often the predictions of all members break the study's rules. A rule is judged on the examples of one of its tasks, for which all of its tasks are predicted.
final class RuleJudge {

  /// As the figure over all rules is called; a rule's own has its number behind, from 1.
  static final String BROKEN = "rules.broken";

  /// Is told of every case.
  @FunctionalInterface
  interface Witness {
    void sees(int member, JudgedRule.Case found, boolean broken);
  }

  private final StudyData data;
  private final Evaluator evaluator;

  RuleJudge(StudyData data, Evaluator evaluator) {
    this.data = data;
    this.evaluator = evaluator;
  }

  /// The share of cases in which each rule is broken, and that over all rules, member by member.
  List<List<MemberResult.Score>> scores(int members, Split split, int step) {
    var scores = new ArrayList<List<MemberResult.Score>>();
    for (int k = 0; k < members; k++) scores.add(new ArrayList<>());
    if (data.rules().isEmpty()) return scores;
    var all = new Verdict[members];
    java.util.Arrays.fill(all, new Verdict(0, 0));
    for (int r = 0; r < data.rules().size(); r++) {
      var verdicts = verdicts(members, data.rules().get(r), split);
      for (int k = 0; k < members; k++) {
        all[k] = all[k].plus(verdicts.get(k));
        if (verdicts.get(k).cases() > 0)
          scores.get(k).add(new MemberResult.Score(step, "", BROKEN + "-" + (r + 1), verdicts.get(k).share()));
      }
    }
    for (int k = 0; k < members; k++)
      if (all[k].cases() > 0) scores.get(k).add(new MemberResult.Score(step, "", BROKEN, all[k].share()));
    return scores;
  }

  private List<Verdict> verdicts(int members, Rule rule, Split split) {
    long[] cases = new long[members];
    long[] broken = new long[members];
    judge(rule, split, (member, _, breach) -> {
      cases[member]++;
      if (breach) broken[member]++;
    });
    return IntStream.range(0, members).mapToObj(k -> new Verdict(cases[k], broken[k])).toList();
  }

  /// What the only member makes of every rule.
  List<JudgedRule> ofOne(Split split) {
    var judged = new ArrayList<JudgedRule>();
    for (var rule : data.rules()) {
      var broken = new ArrayList<JudgedRule.Case>();
      judge(rule, split, (_, found, breach) -> {
        if (breach) broken.add(found);
      });
      judged.add(new JudgedRule(verdicts(1, rule, split).getFirst(), broken));
    }
    return judged;
  }

  /// Shows every case of a rule to a witness, member by member and example by example.
  private void judge(Rule rule, Split split, Witness witness) {
    var judged = data.tasks().get(rule.judgedOn());
    int first = judged.firstRow(split);
    int size = judged.size(split);
    var tasks = List.copyOf(rule.tasks());
    var predicted = tasks.stream().map(t -> evaluator.classes(t, first, size)).toList();
    for (int k = 0; size > 0 && k < predicted.getFirst().size(); k++) {
      for (int e = 0; e < size; e++) {
        var places = rule.aboutWords() ? data.starts(first + e) : List.of(0);
        for (int w = 0; w < places.size(); w++) {
          int[] classes = new int[tasks.size()];
          for (int t = 0; t < classes.length; t++) {
            var row = predicted.get(t).get(k).get(e);
            boolean tagged = data.tasks().get(tasks.get(t)).kind() == HeadKind.TAGS;
            classes[t] = row[tagged ? places.get(w) : 0];
          }
          IntUnaryOperator classOf = task -> classes[tasks.indexOf(task)];
          witness.sees(k, new JudgedRule.Case(e, rule.aboutWords() ? w : -1, classOf), !rule.formula().holds(classOf));
        }
      }
    }
  }
}
