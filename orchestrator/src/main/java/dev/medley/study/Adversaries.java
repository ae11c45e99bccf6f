package dev.medley.study;

import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Split;
import dev.medley.api.task.Target;
import dev.medley.robustness.Adversary;
import dev.medley.robustness.Company;
import dev.medley.robustness.Grid;
import dev.medley.robustness.Substitutes;
import dev.medley.robustness.Substitution;
import dev.medley.training.Attack;
import dev.medley.training.Cohort;
import dev.medley.training.ExampleLosses;
import dev.medley.training.TextProbe;
import dev.medley.training.Weights;
import dev.medley.training.data.InputShape;
import dev.medley.training.data.LoadedTask;
import dev.medley.training.data.StudyData;
import dev.medley.training.engine.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// A trial's model under inputs that are made worse on purpose, which takes its losses: not what it answers alone.
final class Adversaries {

  /// Texts whose words are replaced: each asks for hundreds of losses.
  private static final int TEXTS = 500;

  /// What is answered at each strength, and what is right for it.
  ///
  /// @param right for as many examples as there are answers at each strength
  record Found(SortedMap<Double, List<Answer>> answers, List<Answer> right) {}

  private final Cohort cohort;
  private final Weights weights;
  private final StudyData data;
  private final List<LoadedTask> tasks;

  /// @param tasks all of the study's
  Adversaries(Finished finished, List<LoadedTask> tasks) {
    this.tasks = List.copyOf(tasks);
    var setup = finished.setup();
    var member = setup.ingredients().member(finished.trial().number(), StudyLoop.configuration(finished.trial()));
    data = setup.data();
    cohort = new CohortWorker(setup.ingredients(), data, Rungs.of(setup.space())).cohort(List.of(member), ExampleLosses.NONE);
    weights = finished.weights().of(finished.trial());
  }

  /// Nothing where the way does not concern the task: numbers are shifted, words are replaced, and answers that are written are not asked for.
  Optional<Found> of(LoadedTask task, Split split, Grid grid) {
    boolean texts = data.input() instanceof InputShape.Text;
    return switch (grid.way()) {
      case Grid.ByChance _ -> Optional.empty();
      case Grid.OnPurpose(var adversary) -> texts ? Optional.empty() : Optional.of(shifted(task, split, adversary, grid.strengths()));
      case Grid.ByWords _ -> texts && !(task.data().target() instanceof Target.Text)
          ? Optional.of(replaced(task, split, grid.strengths()))
          : Optional.empty();
    };
  }

  private Found shifted(LoadedTask task, Split split, Adversary adversary, List<Double> strengths) {
    int index = data.names().indexOf(task.name());
    var answers = new TreeMap<Double, List<Answer>>();
    try (var arena = Engine.get().open("cpu")) {
      var attack = new Attack(cohort, weights, data, arena);
      for (double strength : strengths) answers.put(strength, attack.answers(index, split, adversary, strength));
    }
    return new Found(answers, data.tasks().get(index).answers().getOrDefault(split, List.of()));
  }

  private Found replaced(LoadedTask task, Split split, List<Double> strengths) {
    int index = data.names().indexOf(task.name());
    var all = task.data().split(split);
    int count = Math.min(TEXTS, all.size());
    var some = IntStream.range(0, count).mapToObj(i -> all.get((int) ((long) i * all.size() / count))).toList();
    var candidates = new Substitutes(Company.of(texts()), task.data().train());
    var answers = new TreeMap<Double, List<Answer>>();
    try (var arena = Engine.get().open("cpu")) {
      var probe = new TextProbe(cohort, weights, data, arena);
      var substitution = new Substitution(examples -> probe.losses(index, examples), candidates::of);
      var worse = some.stream().map(example -> substitution.of(example, strengths, probe.seen(example))).toList();
      for (int s = 0; s < strengths.size(); s++) {
        int at = s;
        answers.put(strengths.get(s), probe.answers(index, worse.stream().map(w -> w.get(at)).toList()));
      }
    }
    return new Found(answers, some.stream().map(Example::answer).toList());
  }

  /// Every text that is trained on, once.
  private List<List<String>> texts() {
    var texts = new ArrayList<List<String>>();
    tasks.stream().flatMap(t -> t.data().train().stream()).map(Example::input).distinct()
        .forEach(input -> {
          if (input instanceof Input.Words(var words)) texts.add(words);
        });
    return texts;
  }
}
