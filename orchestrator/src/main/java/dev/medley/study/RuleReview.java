package dev.medley.study;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Split;
import dev.medley.plugin.Plugins;
import dev.medley.rules.Mined;
import dev.medley.rules.RuleMiner;
import dev.medley.rules.Subject;
import dev.medley.space.StudySpace;
import dev.medley.store.StudyStore;
import dev.medley.training.data.StudyDataReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;

/// Looks at rules: which ones labels keep, and where a trial's predictions break those of its study.
public final class RuleReview {

  /// A rule, how often it is broken, and where.
  ///
  /// @param before by the equal mix, which knows no rules
  /// @param after  by the trial
  /// @param broken examples in which the trial breaks it
  public record Reviewed(String rule, long cases, double before, double after, List<Breach> broken) {
    public Reviewed {
      broken = List.copyOf(broken);
    }
  }

  /// Where a rule is broken.
  ///
  /// @param example what the model saw, as text
  /// @param where   the word, or an empty string
  /// @param classes what it predicted
  public record Breach(String example, String where, String classes) {}

  private RuleReview() {}

  /// The rules that the training labels of a study's tasks keep.
  ///
  /// @throws InputException if the tasks cannot be read
  public static List<Mined> mine(StudySpace space, Plugins plugins, double support, double confidence) {
    var problems = new ArrayList<Problem>();
    var tasks = Setup.load(space, plugins, problems);
    if (!problems.isEmpty()) throw new InputException(problems);
    var subjects = StudyDataReader.read(tasks, space.text()).subjects().stream().map(s -> s.orElse(new Subject("", List.of(), false)))
        .toList();
    var byInput = new LinkedHashMap<Input, Answer[]>();
    for (int t = 0; t < tasks.size(); t++) {
      for (var example : tasks.get(t).data().train())
        byInput.computeIfAbsent(example.input(), _ -> new Answer[tasks.size()])[t] = example.answer();
    }
    var miner = new RuleMiner(subjects);
    byInput.values().forEach(answers -> count(answers, miner));
    return miner.rules(support, confidence);
  }

  private static void count(Answer[] answers, RuleMiner miner) {
    int[] whole = Arrays.stream(answers).mapToInt(a -> a instanceof Answer.Label(int index) ? index : -1).toArray();
    miner.add(whole, false);
    int words = Arrays.stream(answers).mapToInt(a -> a instanceof Answer.Tags(var tags) ? tags.size() : 0).max().orElse(0);
    for (int w = 0; w < words; w++) {
      int[] word = whole.clone();
      for (int t = 0; t < answers.length; t++) if (answers[t] instanceof Answer.Tags(var tags)) word[t] = tags.get(w);
      miner.add(word, true);
    }
  }

  /// How often a trial breaks its study's rules on validation data, and where.
  ///
  /// @param number the trial's, or absent for the best
  /// @param most   how many cases are listed for each rule
  /// @throws InputException if there is no such study or trial, or it has no rules
  public static List<Reviewed> of(String studyName, OptionalInt number, int most, Plugins plugins, StudyStore store) {
    var finished = Finished.of(studyName, number, plugins, store);
    var setup = finished.setup();
    if (setup.data().rules().isEmpty()) {
      throw new InputException(Problem.maybe("MED-804", "The study (" + studyName + ") has no rules.",
          "add `rules: [...]` to its space; `medley rules mine SPACE.yaml` finds some in the labels"));
    }
    var before = finished.ledger().equalMix().map(mix -> finished.weights().judge(mix, Split.VALIDATION)).orElse(List.of());
    var after = finished.weights().judge(finished.trial(), Split.VALIDATION);
    var loaded = Setup.load(setup.space(), plugins, new ArrayList<>());
    var reviewed = new ArrayList<Reviewed>();
    for (int r = 0; r < after.size(); r++) {
      var rule = setup.data().rules().get(r);
      var examples = StudyDataReader.kept(loaded.get(rule.judgedOn())).validation();
      var listed = after.get(r).broken().stream().limit(most).map(c -> breach(rule.told(c.classOf()), c.example(), c.word(), examples))
          .toList();
      reviewed.add(new Reviewed(rule.text(), after.get(r).verdict().cases(),
          before.isEmpty() ? Double.NaN : before.get(r).verdict().share(), after.get(r).verdict().share(), listed));
    }
    return reviewed;
  }

  private static Breach breach(String classes, int example, int word, List<Example> examples) {
    return switch (examples.get(example).input()) {
      case Input.Words(var words) -> new Breach(String.join(" ", words), word < 0 ? "" : words.get(word), classes);
      case Input.Vector _,Input.Image _ -> new Breach("validation example " + (example + 1), "", classes);
    };
  }
}
