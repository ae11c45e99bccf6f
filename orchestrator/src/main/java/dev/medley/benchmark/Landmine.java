package dev.medley.benchmark;

import dev.medley.api.metric.Metric;
import dev.medley.api.metric.RootMeanSquaredError;
import dev.medley.api.task.Example;
import dev.medley.training.MemberResult.Score;
import dev.medley.training.data.LoadedTask;
import dev.medley.training.random.Streams;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Fields of land mines, where few rows are positive: with few rows a task, all fields are best told by one model, with many each by its own. The strength of the tie is searched by cross-validation, since six
/// rows of forty would tell too little.
record Landmine(Classic table) {

  private static final int[] ROWS_PER_TASK = {40, 80, 160, 300};
  private static final int REPETITIONS = 10;
  private static final int FOLDS = 5;
  private static final int TASKS = 29;

  void run(Conditions conditions, Report report) {
    int repetitions = Math.min(REPETITIONS, conditions.seeds().orElse(REPETITIONS));
    var search = new StrengthSearch(conditions.plugins(), conditions.steps().orElse(600), 16, TASKS, 0.02);
    report.say("Landmine: mean area under the curve over " + TASKS + " tasks, linear models, " + repetitions
        + " draws of the training rows, the strength picked by " + FOLDS + "-fold cross-validation:");
    for (int rows : ROWS_PER_TASK) {
      var alone = new ArrayList<Double>();
      var pooled = new ArrayList<Double>();
      var searched = new ArrayList<Double>();
      for (int repetition = 0; repetition < repetitions; repetition++) {
        report.progress("Landmine, " + rows + " rows a task, draw " + (repetition + 1));
        var fields = fields(repetition);
        var whole = whole(fields, rows);
        var found = search.search(IntStream.range(0, FOLDS).mapToObj(fold -> fold(fields, rows, fold)).toList(), whole, "round-robin",
            Landmine::fit);
        alone.add(area(found.alone()));
        searched.add(area(found.searched()));
        var tested = whole.stream().map(t -> t.data().test().size()).toList();
        pooled.add(area(search.pooled(Regression.pooled(whole, List.of(new AreaUnderCurve(tested))))));
      }
      var apart = Summary.of(alone);
      var one = Summary.of(pooled);
      report.figure(Figure.of("Landmine, " + rows + " rows a task, searched", Summary.of(searched).mean(), "")
          .beside(String.format(Locale.ROOT, "alone %.3f, pooled %.3f", apart.mean(), one.mean()))
          .atLeast(Math.max(apart.mean(), one.mean()) - 0.01));
    }
  }

  /// All examples of each field, in an order of their own for each repetition.
  private Map<String, List<Example>> fields(int repetition) {
    var fields = new LinkedHashMap<String, List<Example>>();
    table.by("task").forEach((name, all) -> {
      var shuffled = new ArrayList<>(all.stream().map(row -> table.example(row, "label")).toList());
      Collections.shuffle(shuffled, Random.from(Streams.stream(Streams.seed(19, repetition, name))));
      fields.put(name, shuffled);
    });
    return fields;
  }

  /// Every field's first rows for training, the others for the test. Nothing is picked on its validation rows, which are some of those for training.
  private static List<LoadedTask> whole(Map<String, List<Example>> fields, int rows) {
    return tasks(fields, all -> {
      var train = all.subList(0, rows);
      return List.of(train, train.subList(0, rows / FOLDS), all.subList(rows, all.size()));
    });
  }

  /// Every field's first rows, of which one in five validates. Nothing is tested on it.
  private static List<LoadedTask> fold(Map<String, List<Example>> fields, int rows, int fold) {
    return tasks(fields, all -> {
      var train = new ArrayList<Example>();
      var validation = new ArrayList<Example>();
      for (int i = 0; i < rows; i++) (i % FOLDS == fold ? validation : train).add(all.get(i));
      return List.of(train, validation, List.of());
    });
  }

  private static List<LoadedTask> tasks(Map<String, List<Example>> fields, Function<List<Example>, List<List<Example>>> split) {
    List<Metric> metrics = List.of(new AreaUnderCurve(List.of()), new RootMeanSquaredError());
    var tasks = new ArrayList<LoadedTask>();
    fields.forEach((name, all) -> {
      var parts = split.apply(all);
      tasks.add(Regression.of("field-" + name, metrics, parts.get(0), parts.get(1), parts.get(2)));
    });
    return tasks;
  }

  /// A few rows with hardly a positive one among them say more by their squared error than by their area.
  private static double fit(List<Score> scores) {
    return -scores.stream().filter(s -> s.metric().equals("rmse")).mapToDouble(s -> s.value() * s.value()).sum();
  }

  private static double area(List<Score> scores) {
    return scores.stream().filter(s -> s.metric().equals("auc")).mapToDouble(Score::value).average().orElse(0);
  }
}
