package dev.medley.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/// Runs trials without end from four threads, and prints each as soon as the store has acknowledged it. Meant to be killed.
final class BusyWriter {

  private static final int THREADS = 4;

  private BusyWriter() {}

  public static void main(String[] arguments) throws Exception {
    var location = new StoreLocation.InDirectory(Path.of(arguments[0]));
    var store = Stores.open(location, Sample.OPTIONS);
    var study = store.findStudy("killed").orElseGet(() -> store.createStudy(Sample.study("killed")));
    store.releaseOrphans(study.id(), Integer.MAX_VALUE);
    say("OPEN");
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      for (int i = 0; i < THREADS; i++) {
        threads.execute(() -> work(store, study));
      }
    }
  }

  private static void work(StudyStore store, Study study) {
    try {
      while (true) {
        for (var trial : store.append(study.id(), Sample.trials(2))) {
          var claim = store.claim(List.of(trial.id()), "writer-" + ProcessHandle.current().pid()).getFirst();
          store.report(Map.of(claim, List.of(Sample.validation("pos", "accuracy", trial.number()))));
          store.finish(List.of(new Ending.Completed(
              claim, value(trial.number()), List.of(Sample.validation("pos", "accuracy", 0.5)), Sample.RUN)));
          say("DONE " + trial.number());
        }
      }
    } catch (StoreException e) {
      say("FAILED " + e.getMessage().lines().findFirst().orElse(""));
      Runtime.getRuntime().halt(3);
    }
  }

  static double value(int number) {
    return Math.sin(number);
  }

  static void say(String line) {
    synchronized (BusyWriter.class) {
      System.out.println(line);
      System.out.flush();
    }
  }

  /// Opens a store, says so, and waits to be killed.
  static final class Opener {

    private Opener() {}

    public static void main(String[] arguments) throws Exception {
      try (var store = Stores.open(StoreLocation.parse(arguments[0]), Sample.OPTIONS)) {
        say("OPEN " + store.studies().size());
        if (arguments.length > 1) {
          Thread.currentThread().join(Duration.ofMinutes(1));
        }
      } catch (StoreException e) {
        e.getMessage().lines().forEach(BusyWriter::say);
      }
    }
  }
}
