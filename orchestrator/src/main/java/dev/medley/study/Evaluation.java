package dev.medley.study;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.api.metric.LossMetric;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Split;
import dev.medley.api.task.Target;
import dev.medley.plugin.Plugins;
import dev.medley.robustness.Corruption;
import dev.medley.robustness.Curve;
import dev.medley.robustness.Grid;
import dev.medley.space.Meta;
import dev.medley.space.StudySpace;
import dev.medley.store.StudyStore;
import dev.medley.training.data.LoadedTask;
import dev.medley.training.data.TaskTable;
import dev.medley.training.exported.ExportedModel;
import dev.medley.training.random.Streams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/// Judges a finished model on a split of its tasks, as it is and as its inputs get worse.
public final class Evaluation {

  /// A metric of a task over the strengths of one way to make inputs worse.
  ///
  /// @param way such as `typos`; empty where inputs are as they are
  public record Figure(String task, String metric, String way, Curve curve) {}

  /// @param tasks the names of those that are looked at; all if there is none
  /// @param grids what is done to inputs; those that do not concern them are left out
  /// @param seed  of what is hit
  public record Question(List<String> tasks, Split split, List<Grid> grids, long seed) {
    public Question {
      tasks = List.copyOf(tasks);
      grids = List.copyOf(grids);
    }
  }

  private final Question question;
  private final List<Figure> figures = new ArrayList<>();

  private Evaluation(Question question) {
    this.question = question;
  }

  /// Of a trial, on the data of its study.
  ///
  /// @param number the trial's, or absent for the best
  /// @throws InputException if there is no such study, trial or task
  public static List<Figure> ofTrial(String study, OptionalInt number, Question question, Plugins plugins, StudyStore store,
      String version) {
    var finished = Finished.of(study, number, plugins, store);
    refuseInitialisation(finished, study);
    var tasks = Setup.load(finished.setup().space(), plugins, new ArrayList<>());
    var evaluation = new Evaluation(question);
    var chosen = evaluation.chosen(tasks, study);
    evaluation.exported(finished, study, plugins, store, version, chosen);
    evaluation.attacked(finished, tasks, chosen);
    return evaluation.figures;
  }

  private static void refuseInitialisation(Finished finished, String study) {
    if (Meta.of(StudyLoop.configuration(finished.trial())).isEmpty()) return;
    throw new InputException(Problem.maybe("MED-893",
        "The model (" + study + "/" + finished.trial().number() + ") is an initialisation, which has adapted to no task yet.",
        "look at what it adapts to with `medley show " + study + " " + finished.trial().number()
            + "`, or tune it: `phases: [{tune: {share: 1, from: {study: " + study + "}}}]`"));
  }

  /// Of an exported model, on the tasks of a space that it does.
  ///
  /// @throws InputException if the model does not do a task, or was trained on other labels
  public static List<Figure> ofModel(Path directory, StudySpace space, Question question, Plugins plugins) {
    var problems = new ArrayList<Problem>();
    var tasks = Setup.load(space, plugins, problems);
    if (!problems.isEmpty()) throw new InputException(problems);
    var evaluation = new Evaluation(question);
    try (var model = ExportedModel.open(directory, "cpu")) {
      var chosen = evaluation.chosen(tasks, space.study());
      for (var task : chosen) requireSame(task, model, problems);
      question.grids().stream().filter(g -> !(g.way() instanceof Grid.ByChance)).forEach(g -> problems.add(Problem.maybe("MED-810",
          "The noise (" + g.way().key() + ") of --noise needs losses, which an exported model has not.",
          "evaluate the trial in its study")));
      if (!problems.isEmpty()) throw new InputException(problems);
      evaluation.judge(model, chosen);
    }
    return evaluation.figures;
  }

  private static void requireSame(LoadedTask task, ExportedModel model, List<Problem> problems) {
    var labels = switch (task.data().target()) {
      case Target.Classes(var l) -> l;
      case Target.TokenClasses(var l) -> l;
      // Words are no labels: those that a model cannot write are wrong, not out of place.
      case Target.Text _ -> List.<String>of();
      case Target.Numbers(var names) -> names;
    };
    try {
      var known = model.task(task.name()).labels();
      if (!known.equals(labels) && !(task.data().target() instanceof Target.Text)) {
        problems.add(Problem.maybe("MED-808",
            "The labels (" + String.join(", ", labels) + ") of task (" + task.name() + ") must be those of the model ("
                + String.join(", ", known) + ").",
            "give the data that the model was trained on, with all their labels"));
      }
    } catch (InputException e) {
      problems.addAll(e.problems());
    }
  }

  private List<LoadedTask> chosen(List<LoadedTask> tasks, String study) {
    var names = tasks.stream().map(LoadedTask::name).toList();
    var problems = new ArrayList<Problem>();
    question.tasks().stream().filter(t -> !names.contains(t)).forEach(t -> problems.add(Problem.didYouMean("MED-809",
        "The task (" + t + ") of --task is none of study (" + study + ").", t, names, "There are: " + String.join(", ", names) + ".")));
    if (!problems.isEmpty()) throw new InputException(problems);
    return tasks.stream().filter(t -> question.tasks().isEmpty() || question.tasks().contains(t.name()))
        .filter(t -> !t.data().split(question.split()).isEmpty()).toList();
  }

  /// Through an export, so that what is judged is what is shipped.
  private void exported(Finished finished, String study, Plugins plugins, StudyStore store, String version, List<LoadedTask> tasks) {
    try {
      var directory = Files.createTempDirectory("medley-evaluate");
      try {
        new Exporter(plugins, store, version).export(study, OptionalInt.of(finished.trial().number()), directory);
        try (var model = ExportedModel.open(directory, "cpu")) {
          judge(model, tasks);
        }
      } finally {
        try (var files = Files.walk(directory)) {
          for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The model cannot be written to be judged", e);
    }
  }

  private void judge(ExportedModel model, List<LoadedTask> tasks) {
    var deviations = model.card().inputScale().stream().map(TaskTable.Scale::deviation).toList();
    for (var task : tasks) {
      var examples = task.data().split(question.split());
      var plain = new TreeMap<Double, List<Answer>>();
      var right = examples.stream().map(Example::answer).toList();
      plain.put(0.0, predict(model, task, examples));
      add(task, "", plain, _ -> right);
      for (var grid : question.grids()) {
        if (!(grid.way() instanceof Grid.ByChance(var corruption)) || !corruption.concerns(examples.getFirst().input())) continue;
        var worse = new TreeMap<Double, List<Example>>();
        for (double strength : grid.strengths()) worse.put(strength, worse(task, corruption, strength, examples, deviations));
        var predicted = new TreeMap<Double, List<Answer>>();
        worse.forEach((strength, its) -> predicted.put(strength, predict(model, task, its)));
        add(task, grid.way().key(), predicted,
            strength -> java.util.Objects.requireNonNull(worse.get(strength)).stream().map(Example::answer).toList());
      }
    }
  }

  /// What is hit is drawn anew for each strength, from the seed.
  private List<Example> worse(LoadedTask task, Corruption corruption, double strength, List<Example> examples, List<Double> deviations) {
    var random = Streams.stream(Streams.seed(question.seed(), Double.doubleToLongBits(strength), corruption + " " + task.name()));
    return examples.stream().map(e -> corruption.of(e, strength, deviations, random)).toList();
  }

  private static List<Answer> predict(ExportedModel model, LoadedTask task, List<Example> examples) {
    return model.predict(task.name(), examples.stream().map(Example::input).toList());
  }

  private void attacked(Finished finished, List<LoadedTask> tasks, List<LoadedTask> chosen) {
    var grids = question.grids().stream().filter(g -> !(g.way() instanceof Grid.ByChance)).toList();
    if (grids.isEmpty()) return;
    var adversaries = new Adversaries(finished, tasks);
    for (var task : chosen) {
      for (var grid : grids) {
        adversaries.of(task, question.split(), grid).ifPresent(found -> add(task, grid.way().key(), found.answers(), _ -> found.right()));
      }
    }
  }

  /// What is right of a strength's examples.
  @FunctionalInterface
  private interface Right {
    List<Answer> at(double strength);
  }

  private void add(LoadedTask task, String way, Map<Double, List<Answer>> predicted, Right right) {
    for (var metric : task.metrics()) {
      if (metric instanceof LossMetric) continue;
      var curve = new TreeMap<Double, Double>();
      predicted.forEach((strength, answers) -> curve.put(strength,
          metric.score(task.data().target(), answers, seen(right.at(strength), answers))));
      figures.add(new Figure(task.name(), metric.name(), way, new Curve(curve)));
    }
  }

  /// Words beyond what the model reads are judged in none.
  private static List<Answer> seen(List<Answer> right, List<Answer> predicted) {
    var seen = new ArrayList<Answer>();
    for (int i = 0; i < right.size(); i++) {
      seen.add(right.get(i) instanceof Answer.Tags(var all) && predicted.get(i) instanceof Answer.Tags(var told)
          ? new Answer.Tags(all.subList(0, told.size()))
          : right.get(i));
    }
    return seen;
  }
}
