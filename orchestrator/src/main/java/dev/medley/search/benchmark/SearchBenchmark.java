package dev.medley.search.benchmark;

import dev.medley.search.History;
import dev.medley.search.Outcome;
import dev.medley.search.Search;
import dev.medley.search.Searches;
import dev.medley.space.Point;
import dev.medley.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/// Runs searches on problems and says what they reach.
public final class SearchBenchmark {

  private SearchBenchmark() {}

  /// The best value so far, after each trial. Results arrive in the order of the proposals, `workers` trials after they were proposed.
  public static double[] curve(Search search, SearchProblem problem, int trials, int workers) {
    var finished = new ArrayList<Outcome>();
    var pending = new ArrayList<Point>();
    var best = new double[trials];
    double least = Double.POSITIVE_INFINITY;
    while (finished.size() < trials) {
      int wanted = Math.min(workers - pending.size(), trials - finished.size() - pending.size());
      pending.addAll(search.ask(new History(finished, pending, List.of()), wanted));
      var outcome = Outcome.of(finished.size(), pending.getFirst(), problem.objective().applyAsDouble(pending.removeFirst()));
      if (!outcome.failed()) least = Math.min(least, outcome.objectives().getFirst());
      best[finished.size()] = least;
      finished.add(outcome);
    }
    return best;
  }

  /// The quartiles, over seeds from 1, of the best value after each budget of trials; the seed is the problem's instance as well.
  public static List<Standing> standings(Contender contender, LongFunction<SearchProblem> problem, int seeds, List<Integer> budgets,
      int workers) {
    int trials = budgets.stream().mapToInt(Integer::intValue).max().orElseThrow();
    var curves = LongStream.rangeClosed(1, seeds).mapToObj(seed -> {
      var instance = problem.apply(seed);
      return curve(contender.maker().apply(instance.space(), seed), instance, trials, workers);
    }).toList();
    var name = problem.apply(1).name();
    return budgets.stream().map(budget -> {
      var reached = curves.stream().mapToDouble(curve -> curve[budget - 1]).sorted().toArray();
      return new Standing(name, contender.name(), budget, quantile(reached, .25), quantile(reached, .5), quantile(reached, .75));
    }).toList();
  }

  /// Of sorted values, interpolated.
  private static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) at;
    return below + 1 == sorted.length ? sorted[below] : sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]);
  }

  /// A search with its settings, made for a space and a seed.
  public record Contender(String name, BiFunction<SearchSpace, Long, Search> maker) {

    /// A search with its default settings.
    public static Contender of(String search) {
      return new Contender(search, (space, seed) -> Searches.create(search, space, seed));
    }
  }

  /// What a search reached on a problem.
  public record Standing(String problem, String search, int trials, double lowerQuartile, double median, double upperQuartile) {}
}
