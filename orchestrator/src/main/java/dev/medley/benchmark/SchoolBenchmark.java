package dev.medley.benchmark;

import dev.medley.api.metric.Metric;
import dev.medley.api.metric.Metrics;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Target;
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
    if (conditions.measures("school")) school(conditions, report, school);
    if (conditions.measures("landmine")) new Landmine(landmine).run(conditions, report);
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
      var pool = List.of(Regression.pooled(tasks, Metrics.usual(new Target.Numbers(List.of("y")))));
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
    data.by("school").forEach((name, rows) -> {
      var learned = new ArrayList<Example>();
      var test = new ArrayList<Example>();
      rows.forEach(row -> (data.cell(row, split).equals("test") ? test : learned).add(data.example(row, "exam")));
      tasks.add(task("school-" + name, metrics, learned, test));
    });
    return tasks;
  }

  private static LoadedTask task(String name, List<Metric> metrics, List<Example> learned, List<Example> test) {
    var shuffled = new ArrayList<>(learned);
    Collections.shuffle(shuffled, Random.from(Streams.stream(Streams.seed(17, 0, name))));
    int held = Math.max(1, (int) Math.round(VALIDATION * shuffled.size()));
    return Regression.of(name, metrics, shuffled.subList(held, shuffled.size()), shuffled.subList(0, held), test);
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
}
