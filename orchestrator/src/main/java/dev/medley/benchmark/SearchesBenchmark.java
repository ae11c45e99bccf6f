package dev.medley.benchmark;

import dev.medley.search.Searches;
import dev.medley.search.benchmark.PeerCurves;
import dev.medley.search.benchmark.ProblemFamily;
import dev.medley.search.benchmark.SearchBenchmark;
import dev.medley.search.benchmark.SearchBenchmark.Contender;
import dev.medley.search.benchmark.SearchProblems;
import dev.medley.search.benchmark.StoredProblems;
import dev.medley.space.Declaration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.inference.AlternativeHypothesis;
import org.apache.commons.math3.stat.inference.BinomialTest;
import org.apache.commons.math3.stat.inference.MannWhitneyUTest;
import org.apache.commons.math3.stat.ranking.NaturalRanking;

/// What every search reaches on problems with known optima, with one worker and with several, beside what others reach.
///
/// With a folder of data its problems are taken too: `instances.json`, and `medians.csv` of what Optuna's samplers reached on them. Can be run in pieces: `--only` names problems and searches; where it names
/// none of the one kind, all of that kind are taken.
final class SearchesBenchmark implements Benchmark {

  private static final int SEEDS = 3;
  private static final int TRIALS = 100;
  private static final List<Integer> BUDGETS = List.of(50, 100, 200);
  private static final List<Integer> WORKERS = List.of(1, 8);

  /// After how many trials the default search is held against others, and on what part of the problems it has to be no worse than the best of them.
  private static final int JUDGED = 100;
  private static final double NO_WORSE = 2.0 / 3;

  /// Earlier seeds are those with which the searches were made.
  private static final long FIRST_SEED = 1001;

  /// What chance alone does less often is no chance.
  private static final double SIGNIFICANT = 0.05;

  private static final String MIX = "mix";
  private static final int EARLY = 50;

  @Override
  public String name() {
    return "search";
  }

  @Override
  public String summary() {
    return "What each search finds in 50 to 200 trials, with one worker and with eight, beside Optuna's samplers.";
  }

  @Override
  public void run(Conditions conditions, Report report) {
    int seeds = conditions.seeds().orElse(SEEDS);
    int trials = conditions.trials().orElse(TRIALS);
    var budgets = budgets(trials);
    var families = named(families(conditions), ProblemFamily::name, conditions);
    var searches = named(searches(), s -> s, conditions);
    var peers = conditions.data().map(data -> PeerCurves.read(data.resolve("medians.csv")).with(PeerCurves.mixes()))
        .orElseGet(PeerCurves::mixes);
    report.say("Medians over %d seeds from %d of the best value found; less is better.".formatted(seeds, FIRST_SEED));
    for (int workers : named(WORKERS, w -> w == 1 ? "one-worker" : "eight-workers", conditions)) {
      var standing = new Standing();
      for (var family : families) {
        var curves = new Curves();
        for (var search : searches) {
          report.progress("%s by %s, %s".formatted(family.name(), search, workers(workers)));
          curves.put(search, SearchBenchmark.curves(Contender.of(search), family.instance(), FIRST_SEED, seeds, trials, workers));
        }
        for (int budget : budgets) medians(family.name(), workers, budget, curves, peers, report);
        standing.add(curves, budgets.getLast());
        if (!searches.contains(Searches.DEFAULT)) continue;
        if (budgets.contains(JUDGED)) {
          peers.best(family.name(), workers, JUDGED)
              .ifPresent(peer -> standing.hold(curves.median(Searches.DEFAULT, JUDGED) <= peer.median()));
        }
        if (family.name().equals(MIX) && budgets.contains(EARLY)) early(workers, curves, peers, report);
        if (searches.size() > 1) test(family.name(), workers, budgets.getLast(), curves, report);
        for (int budget : budgets) againstPeer(family.name(), workers, budget, curves, peers, report);
      }
      standing.report(workers, budgets.getLast(), report);
    }
  }

  /// Those whose names are among the parts that are wanted; all where none is.
  private static <T> List<T> named(List<T> all, Function<T, String> name, Conditions conditions) {
    var some = all.stream().filter(t -> conditions.only().contains(name.apply(t))).toList();
    return some.isEmpty() ? all : some;
  }

  /// On the mix the default search reaches early what Optuna's default reaches with twice as many trials.
  private static void early(int workers, Curves curves, PeerCurves peers, Report report) {
    peers.of(MIX, "tpe", workers, 2 * EARLY).ifPresent(peer -> report.figure(
        Figure.of("%s, %s, %d trials, %s beside TPE after %d".formatted(MIX, workers(workers), EARLY, Searches.DEFAULT, 2 * EARLY),
            curves.median(Searches.DEFAULT, EARLY), "").beside(String.format(Locale.ROOT, "Optuna's TPE: %.4g", peer.median()))
            .atMost(peer.median())));
  }

  /// Whether the default search is worse than the best of Optuna's samplers, of which only the median is known: how likely so many seeds, or more, end above it, if half of them should.
  private static void againstPeer(String problem, int workers, int budget, Curves curves, PeerCurves peers, Report report) {
    var best = peers.best(problem, workers, budget);
    if (best.isEmpty()) return;
    var ours = curves.after(Searches.DEFAULT, budget);
    int above = (int) Arrays.stream(ours).filter(v -> v > best.get().median()).count();
    double p = new BinomialTest().binomialTest(ours.length, above, 0.5, AlternativeHypothesis.GREATER_THAN);
    report
        .figure(Figure.of("%s, %s, %d trials, p that %s is no worse than %s".formatted(problem, workers(workers), budget, Searches.DEFAULT,
            best.get().sampler()), p, "").beside("%d of %d seeds end above its median".formatted(above, ours.length)).atLeast(SIGNIFICANT));
  }

  private static List<String> searches() {
    return Searches.declarations().stream().map(Declaration::name).toList();
  }

  private static List<Integer> budgets(int trials) {
    var within = BUDGETS.stream().filter(b -> b < trials).collect(Collectors.toCollection(ArrayList::new));
    within.add(trials);
    return within;
  }

  private static List<ProblemFamily> families(Conditions conditions) {
    var families = new ArrayList<ProblemFamily>(SearchProblems.families());
    if (conditions.data().isPresent()) {
      var instances = Classic.file(conditions.data(), "instances.json",
          "a folder with the problems' instances and what others reached on them");
      families.addAll(StoredProblems.read(instances).all());
    }
    return families;
  }

  private static void medians(String problem, int workers, int budget, Curves curves, PeerCurves peers,
      Report report) {
    curves.searches().forEach(search -> {
      var quartiles = SearchBenchmark.quartiles(curves.of(search), budget);
      var figure = Figure.of("%s, %s, %d trials, %s".formatted(problem, workers(workers), budget, search), quartiles.median(), "");
      var beside = String.format(Locale.ROOT, "quartiles %.3g to %.3g", quartiles.lower(), quartiles.upper());
      var peer = search.equals(Searches.DEFAULT) ? peers.best(problem, workers, budget) : Optional.<PeerCurves.Reached>empty();
      if (peer.isEmpty()) {
        report.figure(figure.beside(beside));
      } else {
        var best = peer.get();
        report.figure(figure.beside(String.format(Locale.ROOT, "%s; Optuna's best, %s over %d seeds: %.4g", beside, best.sampler(),
            best.seeds(), best.median())).atMost(best.median()));
      }
    });
  }

  /// Whether the default search is worse than the best of the others: the probability that chance alone makes it look as bad as it does, if it is not.
  private static void test(String problem, int workers, int budget, Curves curves, Report report) {
    var rival = curves.searches().stream().filter(s -> !s.equals(Searches.DEFAULT))
        .min(Comparator.comparingDouble(s -> curves.median(s, budget))).orElseThrow();
    var ours = curves.after(Searches.DEFAULT, budget);
    var theirs = curves.after(rival, budget);
    var test = new MannWhitneyUTest();
    double both = test.mannWhitneyUTest(ours, theirs);
    boolean ahead = curves.median(Searches.DEFAULT, budget) <= curves.median(rival, budget);
    report.figure(Figure.of("%s, %s, %d trials, p that %s is no worse than %s".formatted(problem, workers(workers), budget,
        Searches.DEFAULT, rival), ahead ? 1 - both / 2 : both / 2, ""));
  }

  private static String workers(int workers) {
    return workers == 1 ? "1 worker" : workers + " workers";
  }

  /// The best values so far of each search, seed by seed.
  private static final class Curves {

    private final Map<String, List<double[]>> curves = new LinkedHashMap<>();

    void put(String search, List<double[]> reached) {
      curves.put(search, reached);
    }

    List<String> searches() {
      return List.copyOf(curves.keySet());
    }

    List<double[]> of(String search) {
      return curves.getOrDefault(search, List.of());
    }

    double median(String search, int budget) {
      return SearchBenchmark.quartiles(of(search), budget).median();
    }

    /// What each seed had reached after so many trials.
    double[] after(String search, int budget) {
      return of(search).stream().mapToDouble(curve -> curve[budget - 1]).toArray();
    }
  }

  /// How the searches stand over all problems.
  private static final class Standing {

    private final Map<String, Double> ranks = new LinkedHashMap<>();
    private int problems;
    private int compared;
    private int held;

    void add(Curves curves, int budget) {
      var names = List.copyOf(curves.searches());
      var medians = names.stream().mapToDouble(n -> curves.median(n, budget)).toArray();
      var ranked = new NaturalRanking().rank(medians);
      for (int i = 0; i < ranked.length; i++) ranks.merge(names.get(i), ranked[i], Double::sum);
      problems++;
    }

    void hold(boolean holds) {
      compared++;
      if (holds) held++;
    }

    void report(int workers, int budget, Report report) {
      ranks.forEach((search, sum) -> report
          .figure(Figure.of("average rank, %s, %d trials, %s".formatted(workers(workers), budget, search), sum / problems, "")));
      if (compared == 0) return;
      report.figure(Figure.of("problems on which %s is no worse than Optuna's best, %s, %d trials".formatted(Searches.DEFAULT,
          workers(workers), JUDGED), (double) held / compared, "").beside(held + " of " + compared).atLeast(NO_WORSE));
    }
  }
}
