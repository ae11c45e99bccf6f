package dev.medley.benchmark;

import dev.medley.store.Claim;
import dev.medley.store.Direction;
import dev.medley.store.Ending;
import dev.medley.store.Metric;
import dev.medley.store.NewStudy;
import dev.medley.store.NewTrial;
import dev.medley.store.Run;
import dev.medley.store.Split;
import dev.medley.store.Study;
import dev.medley.store.StudyStore;
import dev.medley.store.Trial;
import dev.medley.store.TrialKind;
import dev.medley.store.TrialParameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;

/// Fills a store with trials such as studies leave behind: five parameters, metrics of five tasks at twenty rungs, final scores of each task.
final class FilledStore {

  static final String STUDY = "filled";
  static final int METRICS_PER_TRIAL = 100;

  private static final int TASKS = 5;
  private static final int TOGETHER = 200;
  private static final List<String> SHARINGS = List.of("hard", "mmoe", "cross-stitch", "ple");
  private static final List<String> LOSSES = List.of("equal", "uncertainty", "pcgrad", "nash", "dwa");

  private final StudyStore store;
  private final Study study;
  private final SplittableRandom random = new SplittableRandom(1);

  FilledStore(StudyStore store) {
    this.store = store;
    study = store.findStudy(STUDY)
        .orElseGet(() -> store.createStudy(new NewStudy(STUDY, "study: filled", "{}", "delta_m", Direction.MAXIMIZE, 1, "")));
  }

  Study study() {
    return study;
  }

  /// Many at once, as fast as they go.
  void fill(int trials, Report report) {
    for (int done = 0; done < trials; done += TOGETHER) {
      var some = new ArrayList<NewTrial>();
      for (int i = done; i < Math.min(trials, done + TOGETHER); i++) some.add(trial());
      var claims = store.claim(store.append(study.id(), some).stream().map(Trial::id).toList(), "benchmark");
      var metrics = new LinkedHashMap<Claim, List<Metric>>();
      claims.forEach(claim -> metrics.put(claim, metrics()));
      store.report(metrics);
      store.finish(claims.stream().map(this::completed).toList());
      if (done % (50 * TOGETHER) == 0) report.progress(done + " of " + trials + " trials");
    }
  }

  /// One trial proposed, taken and told, each durable before the next; returns how long that took.
  long askAndTell() {
    var trial = trial();
    long begin = System.nanoTime();
    var added = store.append(study.id(), List.of(trial)).getFirst();
    var claim = store.claim(List.of(added.id()), "benchmark").getFirst();
    store.finish(List.of(completed(claim)));
    return System.nanoTime() - begin;
  }

  private NewTrial trial() {
    double rate = Math.pow(10, -4 + 3 * random.nextDouble());
    var sharing = SHARINGS.get(random.nextInt(SHARINGS.size()));
    var loss = LOSSES.get(random.nextInt(LOSSES.size()));
    long width = 32L << random.nextInt(4);
    double temperature = 1 + 4 * random.nextDouble();
    var configuration = "{\"encoder\":\"text-cnn\",\"encoder.text-cnn.width\":%d,\"sharing\":\"%s\",\"loss\":\"%s\",\"optimizer\":\"adam\",\"optimizer.adam.rate\":%s,\"sampler\":\"temperature\",\"sampler.temperature.temperature\":%s}"
        .formatted(width, sharing, loss, rate, temperature);
    return new NewTrial(TrialKind.TRIAL, 1, configuration, List.of(TrialParameter.of("sharing", sharing), TrialParameter.of("loss", loss),
        TrialParameter.of("encoder.text-cnn.width", width), TrialParameter.of("optimizer.adam.rate", rate),
        TrialParameter.of("sampler.temperature.temperature", temperature)));
  }

  private List<Metric> metrics() {
    var metrics = new ArrayList<Metric>();
    for (int i = 0; i < METRICS_PER_TRIAL; i++)
      metrics.add(new Metric(100L * (1 + i / TASKS), "task-" + i % TASKS, "accuracy", Split.VALIDATION, random.nextDouble()));
    return metrics;
  }

  private Ending completed(Claim claim) {
    var scores = new ArrayList<Metric>();
    for (int task = 0; task < TASKS; task++)
      scores.add(new Metric(2000, "task-" + task, "accuracy", Split.VALIDATION, random.nextDouble()));
    return new Ending.Completed(claim, 10 * random.nextDouble(), scores, Run.NONE);
  }
}
