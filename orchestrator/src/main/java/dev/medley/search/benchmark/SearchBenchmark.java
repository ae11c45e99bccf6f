package dev.medley.search.benchmark;

import dev.medley.search.History;
import dev.medley.search.Outcome;
import dev.medley.search.Search;
import dev.medley.search.Searches;
import dev.medley.space.Point;
import dev.medley.space.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/// Runs searches on problems and says what they reach.
public final class SearchBenchmark {

  /// How much the durations of trials differ: the standard deviation of their logarithms.
  private static final double DURATIONS = 0.5;

  private SearchBenchmark() {}

  private record Running(int number, Point point, double end) {}

  /// The best value so far, after each trial. With several workers trials take different times, and each worker asks as soon as its trial ends.
  public static double[] curve(Search search, SearchProblem problem, int trials, int workers) {
    var finished = trials(search, problem, trials, workers);
    var best = new double[trials];
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < trials; i++) {
      if (!finished.get(i).failed()) least = Math.min(least, finished.get(i).objectives().getFirst());
      best[i] = least;
    }
    return best;
  }

  /// The trials in the order in which they end.
  public static List<Outcome> trials(Search search, SearchProblem problem, int trials, int workers) {
    var durations = new SplittableRandom(trials);
    var running = new PriorityQueue<>(Comparator.comparingDouble(Running::end).thenComparingInt(Running::number));
    var finished = new ArrayList<Outcome>();
    double now = 0;
    for (int asked = 0; finished.size() < trials;) {
      int wanted = Math.min(workers - running.size(), trials - asked);
      var pending = running.stream().sorted(Comparator.comparingInt(Running::number)).map(Running::point).toList();
      for (var point : search.ask(new History(finished, pending, List.of()), wanted)) {
        running.add(new Running(asked++, point, now + Math.exp(DURATIONS * durations.nextGaussian())));
      }
      var ended = running.remove();
      now = ended.end;
      finished.add(Outcome.of(ended.number, ended.point, problem.objective().applyAsDouble(ended.point)));
    }
    return finished;
  }

  /// What each seed from 1 reaches, trial by trial; the seed is the problem's instance as well. Seeds run side by side, and each gives the same as alone.
  public static List<double[]> curves(Contender contender, LongFunction<SearchProblem> problem, int seeds, int trials, int workers) {
    return curves(contender, problem, 1, seeds, trials, workers);
  }

  /// The same with seeds from another first one.
  public static List<double[]> curves(Contender contender, LongFunction<SearchProblem> problem, long first, int seeds, int trials,
      int workers) {
    return LongStream.range(first, first + seeds).parallel().mapToObj(seed -> {
      var instance = problem.apply(seed);
      return curve(contender.maker().apply(instance.space(), seed), instance, trials, workers);
    }).toList();
  }

  /// The quartiles of what curves have reached after so many trials.
  public static Quartiles quartiles(List<double[]> curves, int trials) {
    return Quartiles.of(curves.stream().mapToDouble(curve -> curve[trials - 1]).toArray());
  }

  /// The quartiles, over seeds from 1, of the best value after each budget of trials.
  public static List<Quartiles> standings(Contender contender, LongFunction<SearchProblem> problem, int seeds, List<Integer> budgets,
      int workers) {
    var curves = curves(contender, problem, seeds, budgets.stream().mapToInt(Integer::intValue).max().orElseThrow(), workers);
    return budgets.stream().map(budget -> quartiles(curves, budget)).toList();
  }

  /// A search with its settings, made for a space and a seed.
  public record Contender(String name, BiFunction<SearchSpace, Long, Search> maker) {

    /// A search with its default settings.
    public static Contender of(String search) {
      return new Contender(search, (space, seed) -> Searches.create(search, space, seed));
    }
  }

  /// The middle of several values, and the middles of its halves.
  public record Quartiles(double lower, double median, double upper) {

    static Quartiles of(double[] values) {
      var sorted = values.clone();
      Arrays.sort(sorted);
      return new Quartiles(quantile(sorted, .25), quantile(sorted, .5), quantile(sorted, .75));
    }

    /// Of sorted values, interpolated.
    private static double quantile(double[] sorted, double share) {
      double at = share * (sorted.length - 1);
      int below = (int) at;
      return below + 1 == sorted.length || sorted[below] == sorted[below + 1]
          ? sorted[below]
          : sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]);
    }
  }
}
