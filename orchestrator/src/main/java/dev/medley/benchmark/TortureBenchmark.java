package dev.medley.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/// Whether what was acknowledged outlives the process: real runs of a small study, killed as by the kernel at random moments, looked at, and taken up again to
/// their end, which must be that of a run that nobody disturbed.
final class TortureBenchmark implements Benchmark {

  private static final int KILLS = 50;

  /// A trial may be lost twice before it counts as one that kills its process.
  private static final int KILLS_OF_ONE_STUDY = 2;

  private static final long SEED = 1;

  @Override
  public String name() {
    return "torture";
  }

  @Override
  public String summary() {
    return "Runs killed at random moments, reopened, resumed, and compared with a run that nobody disturbed; --seeds says how many kills.";
  }

  @Override
  public void run(Conditions conditions, Report report) {
    try {
      var directory = Files.createTempDirectory("medley-torture-");
      try {
        new Session(new TortureStudy(conditions.home(), directory, conditions.steps().orElse(TortureStudy.STEPS)), report)
            .run(conditions.seeds().orElse(KILLS));
      } finally {
        delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
    }
  }

  /// Counts what is seen.
  private static final class Session {

    private final TortureStudy study;
    private final Report report;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Map<String, Integer> counts = new HashMap<>();
    private Duration whole = Duration.ZERO;

    Session(TortureStudy study, Report report) {
      this.study = study;
      this.report = report;
    }

    void run(int kills) throws IOException, InterruptedException {
      report.progress("a run that nobody disturbs");
      long begin = System.nanoTime();
      try (var run = study.start("undisturbed")) {
        run.await();
      }
      whole = since(begin);
      var wanted = study.records("undisturbed");
      report.say("A study of " + wanted.size() + " trials, on one thread, with a checkpoint after every step; undisturbed it took "
          + whole.toMillis() + " ms.");
      for (int round = 1; count("kills") < kills; round++) {
        report.progress(count("kills") + " of " + kills + " kills");
        torture("study-" + round, kills, wanted);
      }
      figures(kills);
    }

    private static Duration since(long begin) {
      return Duration.ofNanos(System.nanoTime() - begin);
    }

    private int count(String what) {
      return counts.getOrDefault(what, 0);
    }

    private void add(String what, int more) {
      counts.merge(what, more, Integer::sum);
    }

    /// Runs one study to its end, with kills on the way.
    private void torture(String store, int kills, Map<Integer, String> wanted) throws IOException, InterruptedException {
      var acknowledged = new HashMap<Integer, String>();
      boolean finished = false;
      for (int run = 0; !finished; run++) {
        long begin = System.nanoTime();
        boolean spared = run >= KILLS_OF_ONE_STUDY || count("kills") == kills;
        try (var child = study.start(store)) {
          // Somewhat longer than a run takes, since the last moments are of interest too.
          finished = spared ? child.await() : child.killAfter(whole.multipliedBy(random.nextInt(1_100)).dividedBy(1_000));
          // On a busy machine the first run tells little about the others.
          if (run == 0 && finished) whole = since(begin);
          add("kills", spared || finished ? 0 : 1);
          if (spared && !finished) {
            report.say("The study in %s ended with status %d. The last words of its processes:%n%s".formatted(store, child.status(),
                study.lastWords(store)));
          }
          add("taken up", child.takenUp());
          for (var trial : child.acknowledged().entrySet())
            if (acknowledged.put(trial.getKey(), trial.getValue()) != null) add("twice", 1);
        }
        look(store, acknowledged);
        if (spared && !finished) {
          add("unfinished", 1);
          return;
        }
      }
      add("studies", 1);
      var found = study.records(store);
      wanted.forEach((number, record) -> {
        add("trials", 1);
        if (!record.equals(found.get(number))) add("different", 1);
      });
      add("different", (int) found.keySet().stream().filter(number -> !wanted.containsKey(number)).count());
    }

    /// What was acknowledged must be there.
    private void look(String store, Map<Integer, String> acknowledged) {
      try {
        var objectives = study.objectives(store);
        acknowledged.forEach((number, objective) -> {
          add("looked at", 1);
          if (!objective.equals(objectives.get(number))) add("lost", 1);
        });
      } catch (RuntimeException e) {
        report.say("The store " + store + " does not open: " + e.getMessage());
        add("closed", 1);
      }
    }

    private void figures(int kills) {
      report.figure(Figure.of("kills", count("kills"), "").atLeast(kills));
      report.figure(Figure.of("cohorts taken up from a checkpoint", count("taken up"), ""));
      report.figure(Figure.of("acknowledged results looked for after a kill or an end", count("looked at"), ""));
      report.figure(Figure.of("lost or changed", count("lost"), "").atMost(0));
      report.figure(Figure.of("acknowledged twice", count("twice"), "").atMost(0));
      report.figure(Figure.of("stores that did not open", count("closed"), "").atMost(0));
      report.figure(Figure.of("studies that did not finish", count("unfinished"), "").atMost(0));
      report.figure(Figure.of("trials compared with those of the undisturbed run", count("trials"), ""));
      report.figure(Figure.of("different from it in any bit", count("different"), "").atMost(0));
    }
  }
}
