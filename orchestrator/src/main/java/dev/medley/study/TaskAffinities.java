package dev.medley.study;

import dev.medley.affinity.Affinities;
import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.api.parameter.Value;
import dev.medley.plugin.Plugins;
import dev.medley.space.Configuration;
import dev.medley.space.Section;
import dev.medley.store.Affinity;
import dev.medley.store.Split;
import dev.medley.store.StudyStore;
import dev.medley.store.Trial;
import dev.medley.training.Cohort;
import dev.medley.training.CohortTrainer;
import dev.medley.training.ExampleLosses;
import dev.medley.training.Lookahead;
import dev.medley.training.Weights;
import dev.medley.training.data.TaskTable;
import dev.medley.training.engine.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// How much the tasks of a study help each other: measured along the training of its equal mix, by steps of plain gradient descent on one task at a time, and kept with the study.
public final class TaskAffinities {

  /// Before the name of the other task, in the metrics of training.
  private static final String COSINE = "cosine-";

  /// At how many moments, evenly spaced.
  private static final int MOMENTS = 4;

  /// Small enough that a step goes where the gradient says.
  private static final double RATE = 0.05;

  private TaskAffinities() {}

  /// Those that are kept, or else measured now and kept.
  ///
  /// @throws InputException if the study has no equal mix that could be trained
  public static Affinities of(String name, Plugins plugins, StudyStore store) {
    var study = store.study(name);
    var setup = Setup.of(study, plugins, store);
    var tasks = setup.data().tasks().stream().map(TaskTable::name).toList();
    if (tasks.size() < 2)
      throw new InputException(Problem.maybe("MED-868", "The study (" + name + ") has one task, which has an affinity to no other.",
          "ask for those of a study of several"));
    var kept = store.affinities(study.id());
    if (!kept.isEmpty()) return read(tasks, kept);
    var ledger = new Ledger(setup, study, store);
    ledger.readBaselines();
    var equalMix = ledger.equalMix().orElseThrow(() -> new InputException(Problem.maybe("MED-869",
        "The study (" + name + ") has no equal mix that was trained to its end, along which affinities are measured.",
        "end it first with `medley resume " + name + "`")));
    var measured = measured(setup, tasks, equalMix);
    var rows = new ArrayList<Affinity>();
    for (int i = 0; i < tasks.size(); i++)
      for (int j = 0; j < tasks.size(); j++) rows.add(new Affinity(tasks.get(i), tasks.get(j), measured.of(i, j)));
    store.keepAffinities(study.id(), rows);
    return measured;
  }

  /// How the gradients of the tasks lay to each other, as the trials whose losses saw them apart have recorded it: their mean cosine, alike from either side.
  ///
  /// @throws InputException if there is no such trial
  public static Affinities cosines(String name, StudyStore store) {
    var study = store.study(name);
    var sums = new TreeMap<String, Map<String, List<Double>>>();
    for (var trial : store.history(study.id())) {
      for (var score : store.detail(trial.id()).scores()) {
        if (score.split() != Split.TRAIN || !score.name().startsWith(COSINE)) continue;
        var other = score.name().substring(COSINE.length());
        sums.computeIfAbsent(score.task(), _ -> new TreeMap<>()).computeIfAbsent(other, _ -> new ArrayList<>()).add(score.value());
        sums.computeIfAbsent(other, _ -> new TreeMap<>()).computeIfAbsent(score.task(), _ -> new ArrayList<>()).add(score.value());
      }
    }
    if (sums.isEmpty())
      throw new InputException(
          Problem.maybe("MED-871", "No trial of study (" + name + ") has recorded how the gradients of its tasks lay to each other.",
              "search a loss that sees them apart, such as pcgrad; or leave out --cosines"));
    var tasks = List.copyOf(sums.keySet());
    return new Affinities(tasks, tasks.stream().map(i -> tasks.stream().map(j -> i.equals(j)
        ? 1
        : sums.getOrDefault(i, Map.of()).getOrDefault(j, List.of()).stream().mapToDouble(Double::doubleValue).average().orElse(0)).toList())
        .toList());
  }

  private static Affinities read(List<String> tasks, List<Affinity> kept) {
    var matrix = tasks.stream().map(i -> tasks.stream().map(j -> kept.stream()
        .filter(a -> a.source().equals(i) && a.target().equals(j)).mapToDouble(Affinity::value).findFirst().orElse(Double.NaN)).toList())
        .toList();
    return new Affinities(tasks, matrix);
  }

  private static Affinities measured(Setup setup, List<String> tasks, Trial equalMix) {
    var configuration = StudyLoop.configuration(equalMix);
    var batch = configuration.settings("batch");
    var members = IntStream.range(0, tasks.size())
        .mapToObj(t -> setup.ingredients().member(equalMix.number() + t, onOne(configuration, tasks.get(t)))).toList();
    var steps = new Cohort(members, setup.ingredients().model(members.getFirst().configuration(), setup.data().shape()),
        batch.whole("rows"),
        batch.whole("micro-batches"), 2, List.of());
    var moments = new ArrayList<Affinities>();
    for (var weights : along(setup, equalMix, configuration)) {
      try (var arena = Engine.get().open("cpu")) {
        var ahead = Lookahead.of(steps, weights, setup.data(), arena);
        moments.add(Affinities.of(tasks, ahead.before(), ahead.after()));
      }
    }
    return Affinities.mean(moments);
  }

  /// Where the equal mix stands at each moment of its training.
  private static List<Weights> along(Setup setup, Trial equalMix, Configuration configuration) {
    var worker = new CohortWorker(setup.ingredients(), setup.data(), Rungs.of(setup.space()));
    var cohort = worker.cohort(List.of(setup.ingredients().member(equalMix.number(), configuration)), ExampleLosses.NONE);
    var along = new ArrayList<Weights>();
    try (var arena = Engine.get().open("cpu")) {
      var trainer = new CohortTrainer(cohort, setup.data(), arena);
      for (int moment = 1; moment <= MOMENTS; moment++) {
        int until = Math.max(1, (int) ((long) cohort.steps() * (2 * moment - 1) / (2 * MOMENTS)));
        while (!trainer.done() && trainer.step() < until) trainer.advance();
        along.add(trainer.results().getFirst().weights());
      }
    }
    return along;
  }

  /// A step of plain gradient descent on one task.
  private static Configuration onOne(Configuration configuration, String task) {
    var values = new TreeMap<>(Baselines.single(configuration, task).values());
    String optimizer = Section.OPTIMIZER.key();
    values.keySet().removeIf(path -> path.startsWith(optimizer + "."));
    values.putAll(Map.of(optimizer, new Value.Word("sgd"), optimizer + ".sgd.rate", new Value.Real(RATE), optimizer + ".sgd.weight-decay",
        new Value.Real(0), optimizer + ".sgd.clip", new Value.Real(0), optimizer + ".sgd.warmup", new Value.Real(0),
        optimizer + ".sgd.schedule", new Value.Word("constant")));
    return new Configuration(values);
  }
}
