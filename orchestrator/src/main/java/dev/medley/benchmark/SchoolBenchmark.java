package dev.medley.benchmark;

import dev.medley.api.metric.Metric;
import dev.medley.api.metric.Metrics;
import dev.medley.api.metric.RootMeanSquaredError;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Split;
import dev.medley.api.task.Target;
import dev.medley.api.task.TaskData;
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

/// What it gains to tie the tasks' weights to their mean: on the examination records of 139 schools, where a little of both is best, and on 29 fields of land mines, where it depends
/// on how many rows each task has whether tasks should share at all.
///
/// @see <a href="https://doi.org/10.1145/1014052.1014067">Evgeniou and Pontil, Regularized Multi-Task Learning, KDD 2004</a>
final class SchoolBenchmark implements Benchmark {

  private static final int SPLITS = 10;
  private static final int[] ROWS_PER_TASK = {40, 80, 160, 300};
  private static final int REPETITIONS = 3;
  private static final double VALIDATION = 0.15;
  private static final String WHERE = "school.csv.gz and landmine.csv.gz, which the MALSAR and PyMTL collections have";

  @Override
  public String name() {
    return "school";
  }

  @Override
  public String summary() {
    return "Linear models tied to their mean against single and pooled ones, on School and Landmine (needs --data).";
  }

  @Override
  public void run(Conditions conditions, Report report) {
    var school = Classic.read(conditions.data(), "school.csv", WHERE);
    var landmine = Classic.read(conditions.data(), "landmine.csv", WHERE);
    school(conditions, report, school);
    landmine(conditions, report, landmine);
  }

  private static void school(Conditions conditions, Report report, Classic data) {
    int splits = Math.min(SPLITS, conditions.seeds().orElse(SPLITS));
    var search = new StrengthSearch(conditions.plugins(), conditions.steps().orElse(900), 16, 64, 0.02);
    report.say("School: explained variance in % on the published test sets of " + splits
        + " splits, 139 linear models at the strength that validation picks:");
    var found = new LinkedHashMap<String, List<Double>>();
    for (int split = 1; split <= splits; split++) {
      report.progress("School, split " + split + " of " + splits);
      var tasks = schools(data, "split" + split);
      var result = search.search(tasks, "proportional", scores -> explained(tasks, scores, false));
      record(found, "tied", explained(tasks, result.searched(), true));
      record(found, "single", explained(tasks, result.alone(), true));
      var pool = List.of(pooled(tasks, Metrics.usual(new Target.Numbers(List.of("y")))));
      record(found, "pooled", explained(pool, search.pooled(pool.getFirst()), true));
    }
    var tied = Summary.of(found.getOrDefault("tied", List.of()));
    report.figure(Figure.of("School, tied", tied.mean(), "%").beside(published(tied, "38.2 ± 1.3, ridge in closed form")).atLeast(36.9));
    for (var way : List.of("single", "pooled")) {
      var other = Summary.of(found.getOrDefault(way, List.of()));
      report.figure(Figure.of("School, " + way, other.mean(), "%")
          .beside(published(other, way.equals("single") ? "35.1 ± 1.6, ridge in closed form" : "34.2 ± 1.1, ridge in closed form")));
      report.figure(Figure.of("School, tied over " + way, tied.mean() - other.mean(), "points").atLeast(0));
    }
  }

  private static void record(Map<String, List<Double>> found, String way, double value) {
    found.computeIfAbsent(way, _ -> new ArrayList<>()).add(value);
  }

  private static String published(Summary summary, String known) {
    return String.format(Locale.ROOT, "± %.2f over splits; %s", summary.deviation(), known);
  }

  private static List<LoadedTask> schools(Classic data, String split) {
    var tasks = new ArrayList<LoadedTask>();
    var metrics = Metrics.usual(new Target.Numbers(List.of("y")));
    byTask(data, "school").forEach((name, rows) -> {
      var learned = new ArrayList<Example>();
      var test = new ArrayList<Example>();
      rows.forEach(row -> (data.cell(row, split).equals("test") ? test : learned).add(example(data, row, "exam")));
      tasks.add(task("school-" + name, metrics, learned, test));
    });
    return tasks;
  }

  private static Map<String, List<List<String>>> byTask(Classic data, String column) {
    var byTask = new LinkedHashMap<String, List<List<String>>>();
    data.rows().forEach(row -> byTask.computeIfAbsent(data.cell(row, column), _ -> new ArrayList<>()).add(row));
    return byTask;
  }

  private static Example example(Classic data, List<String> row, String target) {
    return new Example(new Input.Vector(data.features(row)), new Answer.Numbers(List.of(Float.parseFloat(data.cell(row, target)))));
  }

  private static LoadedTask task(String name, List<Metric> metrics, List<Example> learned, List<Example> test) {
    var shuffled = new ArrayList<>(learned);
    Collections.shuffle(shuffled, Random.from(Streams.stream(Streams.seed(17, 0, name))));
    int held = Math.max(1, (int) Math.round(VALIDATION * shuffled.size()));
    return loaded(name, metrics, shuffled.subList(held, shuffled.size()), shuffled.subList(0, held), test);
  }

  private static LoadedTask loaded(String name, List<Metric> metrics, List<Example> train, List<Example> validation, List<Example> test) {
    return new LoadedTask(name, true, metrics, new TaskData(new Target.Numbers(List.of("y")), train, validation, test));
  }

  /// The examples of all tasks, one task after the other, as those of a single one.
  private static LoadedTask pooled(List<LoadedTask> tasks, List<Metric> metrics) {
    return loaded("pool", metrics, of(tasks, Split.TRAIN), of(tasks, Split.VALIDATION), of(tasks, Split.TEST));
  }

  private static List<Example> of(List<LoadedTask> tasks, Split split) {
    return tasks.stream().flatMap(t -> t.data().split(split).stream()).toList();
  }

  /// In per cent, of the variance of all examples around their common mean.
  private static double explained(List<LoadedTask> tasks, List<Score> scores, boolean test) {
    var all = new ArrayList<Double>();
    double squares = 0;
    for (var task : tasks) {
      var examples = test ? task.data().test() : task.data().validation();
      examples.forEach(e -> all.add((double) ((Answer.Numbers) e.answer()).numbers().getFirst()));
      double error = scores.stream().filter(s -> s.task().equals(task.name()) && s.metric().equals("rmse")).mapToDouble(Score::value).sum();
      squares += error * error * examples.size();
    }
    double mean = all.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    return 100 * (1 - squares / all.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum());
  }

  private static void landmine(Conditions conditions, Report report, Classic data) {
    int repetitions = Math.min(REPETITIONS, conditions.seeds().orElse(REPETITIONS));
    var search = new StrengthSearch(conditions.plugins(), conditions.steps().orElse(600), 16, 29, 0.02);
    report.say("Landmine: mean area under the curve over 29 tasks, linear models, " + repetitions + " draws of the training rows:");
    for (int rows : ROWS_PER_TASK) {
      var alone = new ArrayList<Double>();
      var pooled = new ArrayList<Double>();
      var searched = new ArrayList<Double>();
      for (int repetition = 0; repetition < repetitions; repetition++) {
        report.progress("Landmine, " + rows + " rows a task, draw " + (repetition + 1));
        var tasks = fields(data, rows, repetition);
        var found = search.search(tasks, "round-robin", SchoolBenchmark::fit);
        alone.add(area(found.alone()));
        searched.add(area(found.searched()));
        pooled
            .add(area(search.pooled(pooled(tasks, List.of(new AreaUnderCurve(tasks.stream().map(t -> t.data().test().size()).toList()))))));
      }
      var best = Summary.of(searched);
      var better = Summary.of(alone).mean() >= Summary.of(pooled).mean() ? alone : pooled;
      double other = Summary.of(better).mean();
      String beside = String.format(Locale.ROOT, "alone %.3f, pooled %.3f", Summary.of(alone).mean(), Summary.of(pooled).mean());
      report.figure(Figure.of("Landmine, " + rows + " rows a task, searched", best.mean(), "").beside(beside)
          .atLeast(other - 0.01));
    }
  }

  private static List<LoadedTask> fields(Classic data, int rows, int repetition) {
    var tasks = new ArrayList<LoadedTask>();
    byTask(data, "task").forEach((name, all) -> {
      var shuffled = new ArrayList<>(all.stream().map(row -> example(data, row, "label")).toList());
      Collections.shuffle(shuffled, Random.from(Streams.stream(Streams.seed(19, repetition, name))));
      tasks.add(task("field-" + name, List.of(new AreaUnderCurve(List.of()), new RootMeanSquaredError()), shuffled.subList(0, rows),
          shuffled.subList(rows, shuffled.size())));
    });
    return tasks;
  }

  /// By what validation picks: a few rows with hardly a positive one among them say more by their squared error than by their area.
  private static double fit(List<Score> scores) {
    return -scores.stream().filter(s -> s.metric().equals("rmse")).mapToDouble(s -> s.value() * s.value()).sum();
  }

  private static double area(List<Score> scores) {
    return scores.stream().filter(s -> s.metric().equals("auc")).mapToDouble(Score::value).average().orElse(0);
  }
}
