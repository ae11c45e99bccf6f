package dev.medley.benchmark;

import dev.medley.search.Searches;
import dev.medley.search.benchmark.FrontProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/// How much of two objectives searches come to dominate.
final class FrontsBenchmark implements Benchmark {

  private static final int SEEDS = 5;
  private static final int TRIALS = 500;
  private static final List<String> SEARCHES = List.of("auto", "evolution", "random");

  /// What Optuna 5.0.0's NSGA-II dominates with a population of 20 after 500 trials: medians over 20 seeds.
  private static final Map<String, Double> OPTUNA = Map.of("zdt1", 11.05, "zdt2", 10.33, "zdt3", 11.43, "dtlz2", 5.298);

  @Override
  public String name() {
    return "fronts";
  }

  @Override
  public String summary() {
    return "The hypervolume that auto and evolution reach with two objectives, beside random search and Optuna's NSGA-II.";
  }

  @Override
  public void run(Conditions conditions, Report report) {
    int seeds = conditions.seeds().orElse(SEEDS);
    int trials = conditions.trials().orElse(TRIALS);
    report.say("Medians over %d seeds of the hypervolume after %d trials; more is better.".formatted(seeds, trials));
    for (var problem : FrontProblem.all()) {
      for (var search : SEARCHES) {
        report.progress(problem.name() + " by " + search);
        var reached = LongStream.rangeClosed(1, seeds).parallel()
            .mapToDouble(seed -> problem.hypervolume(Searches.create(search, problem.space(), seed), trials)).toArray();
        var figure = Figure.of(problem.name() + ", " + search, new Median().evaluate(reached), "");
        var peer = !search.equals("random") && trials == TRIALS
            ? Optional.ofNullable(OPTUNA.get(problem.name()))
            : Optional.<Double>empty();
        report.figure(peer.map(volume -> figure.beside("Optuna's NSGA-II: " + volume).atLeast(volume)).orElse(figure));
      }
    }
  }
}
