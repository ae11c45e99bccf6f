package dev.medley.search.benchmark;

import dev.medley.search.BestGuess;
import dev.medley.search.History;
import dev.medley.search.Outcome;
import dev.medley.search.Search;
import dev.medley.search.Searches;
import dev.medley.search.benchmark.MixtureRuns.Run;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/// A game: look at a few of many runs, and name a mixture.
///
/// @param runs those that may be looked at
/// @param loss what is to be small
public record MixtureGame(MixtureRuns runs, ToDoubleFunction<Run> loss) {

  /// Looks each time at the run nearest to what a search proposes, and names the mixture that its record says is best.
  public List<Double> searched(String search, int looks, long seed) {
    return guess(looked(Searches.create(search, runs.space(), seed), looks), seed);
  }

  /// Looks at runs at random, and names by the same guess.
  public List<Double> drawn(int looks, long seed) {
    return guess(random(looks, seed), seed);
  }

  /// Looks at runs at random, and names the best of them.
  public List<Double> best(int looks, long seed) {
    var best = random(looks, seed).stream().min(Comparator.comparingDouble(o -> o.objectives().getFirst())).orElseThrow();
    return runs.shares(best.point());
  }

  /// Looks at runs at random, and names as the search `regmix` does.
  public List<Double> regressed(int looks, long seed) {
    var history = random(looks, seed);
    // Its even proposals are named, the odd ones feed the regression.
    var points = Searches.create("regmix", runs.space(), seed).ask(History.of(history), 2);
    return runs.shares(points.get(looks % 2));
  }

  private List<Double> guess(List<Outcome> outcomes, long seed) {
    return runs.shares(BestGuess.of(runs.space(), History.of(outcomes), seed));
  }

  private List<Outcome> random(int looks, long seed) {
    var order = new ArrayList<>(runs.runs());
    Collections.shuffle(order, new Random(seed));
    var outcomes = new ArrayList<Outcome>();
    for (var run : order.subList(0, looks)) outcomes.add(outcome(outcomes.size(), run));
    return outcomes;
  }

  private List<Outcome> looked(Search search, int looks) {
    var left = new ArrayList<>(runs.runs());
    var outcomes = new ArrayList<Outcome>();
    while (outcomes.size() < looks) {
      var wanted = runs.shares(search.ask(History.of(outcomes), 1).getFirst());
      var nearest = left.stream().min(Comparator.comparingDouble(r -> distance(r.shares(), wanted))).orElseThrow();
      left.remove(nearest);
      outcomes.add(outcome(outcomes.size(), nearest));
    }
    return outcomes;
  }

  private Outcome outcome(int number, Run run) {
    return Outcome.of(number, runs.point(run.shares()), loss.applyAsDouble(run));
  }

  /// Of the square roots of shares, which tell small ones apart.
  private static double distance(List<Double> some, List<Double> others) {
    double sum = 0;
    for (int i = 0; i < some.size(); i++) sum += Math.pow(Math.sqrt(some.get(i)) - Math.sqrt(others.get(i)), 2);
    return sum;
  }
}
