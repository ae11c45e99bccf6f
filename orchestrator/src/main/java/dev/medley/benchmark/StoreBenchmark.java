package dev.medley.benchmark;

import dev.medley.store.LeaderboardQuery;
import dev.medley.store.StoreLocation;
import dev.medley.store.StoreOptions;
import dev.medley.store.Stores;
import dev.medley.store.StudyStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// Whether the store stays quick as it grows: opening, questions, and asking and telling, at the end of a large study beside its beginning.
final class StoreBenchmark implements Benchmark {

  private static final int TRIALS = 100_000;
  private static final int TIMED = 1_000;
  private static final int OPENINGS = 3;

  private static final double MOST_FOR_OPENING = 3_000;
  private static final double MOST_FOR_A_QUESTION = 200;
  private static final double MOST_FOR_ASKING_AND_TELLING = 2;
  private static final double FLAT = 1.5;

  /// A question, and whether an answer within the bar is claimed: it is where only some of the trials need to be read.
  private record Question(boolean claimed, Function<LeaderboardQuery, Runnable> ask) {}

  @Override
  public String name() {
    return "store";
  }

  @Override
  public String summary() {
    return "A store of 100,000 trials and 10,000,000 metrics: opening it, asking it, adding to it; with --peer beside Optuna's storages.";
  }

  @Override
  public void run(Conditions conditions, Report report) {
    var directory = directory();
    try {
      measure(directory, conditions.trials().orElse(TRIALS), conditions, report);
    } finally {
      delete(directory);
    }
  }

  private static void measure(Path directory, int trials, Conditions conditions, Report report) {
    report
        .say(String.format(Locale.ROOT, "%,d trials with %,d metrics, in a file:", trials, (long) trials * FilledStore.METRICS_PER_TRIAL));
    double first;
    try (var store = open(directory)) {
      var filled = new FilledStore(store);
      report.progress("the first " + TIMED + " trials");
      first = askAndTell(filled);
      long begin = System.nanoTime();
      filled.fill(Math.max(0, trials - TIMED), report);
      report.figure(Figure.of("filling", Math.max(0, trials - TIMED) / ((System.nanoTime() - begin) / 1e9), "trials/s"));
    }
    report.progress("questions");
    openAndAsk(directory, report);
    report.progress("the last " + TIMED + " trials");
    double last;
    try (var store = open(directory)) {
      last = askAndTell(new FilledStore(store));
    }
    report.figure(Figure.of("ask and tell, first thousand", first, "ms").atMost(MOST_FOR_ASKING_AND_TELLING));
    report.figure(Figure.of("ask and tell, last thousand", last, "ms").atMost(MOST_FOR_ASKING_AND_TELLING));
    report.figure(Figure.of("last against first", last / first, "times").atMost(FLAT));
    conditions.peer().ifPresent(python -> OptunaStorages.measure(python, TIMED, report));
  }

  /// The median.
  private static double askAndTell(FilledStore filled) {
    var nanos = new long[TIMED];
    for (int i = 0; i < TIMED; i++) nanos[i] = filled.askAndTell();
    return median(Arrays.stream(nanos).mapToDouble(each -> each / 1e6).toArray());
  }

  /// Each figure is the median of what the first such question after an opening took.
  private static void openAndAsk(Path directory, Report report) {
    var millis = new LinkedHashMap<String, List<Double>>();
    for (int i = 0; i < OPENINGS; i++) {
      long begin = System.nanoTime();
      try (var store = open(directory)) {
        millis.computeIfAbsent("opening", _ -> new ArrayList<>()).add((System.nanoTime() - begin) / 1e6);
        questions(store).forEach((name, question) -> {
          long asked = System.nanoTime();
          question.ask().apply(LeaderboardQuery.best(List.of(store.study(FilledStore.STUDY).id()), 10)).run();
          millis.computeIfAbsent(name, _ -> new ArrayList<>()).add((System.nanoTime() - asked) / 1e6);
        });
        if (i == OPENINGS - 1) report(millis, questions(store), report);
      }
    }
  }

  private static void report(Map<String, List<Double>> millis, Map<String, Question> questions, Report report) {
    millis.forEach((name, each) -> {
      var figure = Figure.of(name, median(each.stream().mapToDouble(Double::doubleValue).toArray()), "ms");
      var question = questions.get(name);
      if (question == null) report.figure(figure.atMost(MOST_FOR_OPENING));
      else report.figure(question.claimed() ? figure.atMost(MOST_FOR_A_QUESTION) : figure);
    });
  }

  private static Map<String, Question> questions(StudyStore store) {
    var questions = new LinkedHashMap<String, Question>();
    questions.put("leaderboard", new Question(true, query -> () -> store.leaderboard(query)));
    questions.put("leaderboard, filtered",
        new Question(true, query -> () -> store.leaderboard(query.where("sharing = 'mmoe' and rate < 0.01"))));
    questions.put("history of the best", new Question(true, query -> () -> store.improvements(query.studies().getFirst())));
    questions.put("importance", new Question(true, query -> () -> store.importances(query)));
    questions.put("leaderboard by another metric", new Question(true,
        query -> () -> store.leaderboard(query.by("task-3.accuracy", dev.medley.store.Direction.MAXIMIZE))));
    questions.put("groups by sharing", new Question(false, query -> () -> store.grouped(query, "sharing")));
    return questions;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values.length == 0 ? Double.NaN : (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
  }

  private static StudyStore open(Path directory) {
    return Stores.open(new StoreLocation.InDirectory(directory), StoreOptions.of("benchmark"));
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory("medley-benchmark-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
