package dev.medley.benchmark;

import dev.medley.search.Past;
import dev.medley.search.Search;
import dev.medley.search.Searches;
import dev.medley.search.WarmStart;
import dev.medley.search.benchmark.ProblemFamily;
import dev.medley.search.benchmark.SearchBenchmark;
import dev.medley.search.benchmark.SearchBenchmark.Contender;
import dev.medley.search.benchmark.SearchProblem;
import dev.medley.search.benchmark.SearchProblems;
import dev.medley.space.Point;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.inference.AlternativeHypothesis;
import org.apache.commons.math3.stat.inference.BinomialTest;

/// Searches that begin with a past, on problems with known optima: a past that is right but for its noise, and one that takes the best for the worst.
final class PastOnProblems {

  /// As many trials as a past has, and by how much its results are off: the deviation of their logarithms.
  private static final int PAST = 60;
  private static final double NOISE = 0.5;

  private static final int TRIALS = 50;

  /// A misleading past may cost so many trials.
  private static final int A_FEW = 4;

  private static final double SIGNIFICANT = 0.05;

  private static final String SEARCH = Searches.DEFAULT;

  private PastOnProblems() {}

  static void run(List<String> problems, int seeds, Report report) {
    report.say("After %d trials, medians over %d seeds; less is better:".formatted(TRIALS, seeds));
    for (var family : SearchProblems.families()) {
      if (!problems.isEmpty() && !problems.contains(family.name())) continue;
      report.progress(family.name());
      var cold = curves(Contender.of(SEARCH), family, seeds);
      var like = curves(after(family, PastOnProblems::noisy), family, seeds);
      var misled = curves(after(family, (problem, _) -> point -> -problem.objective().applyAsDouble(point)), family, seeds);
      double reached = SearchBenchmark.quartiles(cold, TRIALS).median();
      int alone = until(cold, reached);
      report.figure(Figure.of(family.name() + ", cold", reached, ""));
      report.figure(Figure.of(family.name() + ", after a past that is right", SearchBenchmark.quartiles(like, TRIALS).median(), ""));
      report.figure(Figure.of(family.name() + ", trials for what cold has at its end, after a past that is right", until(like, reached), "")
          .beside("cold: " + alone).atMost(alone));
      report.figure(Figure.of(family.name() + ", misled, after %d more".formatted(A_FEW),
          SearchBenchmark.quartiles(misled, TRIALS + A_FEW).median(), ""));
      compare(family.name(), cold, misled, report);
    }
  }

  /// Whether one that was misled is behind even with a few trials more: how likely so many seeds, or more, are behind if half of them should be.
  private static void compare(String problem, List<double[]> cold, List<double[]> misled, Report report) {
    int behind = 0;
    int apart = 0;
    for (int i = 0; i < cold.size(); i++) {
      double own = misled.get(i)[TRIALS + A_FEW - 1];
      if (own > cold.get(i)[TRIALS - 1]) behind++;
      if (own != cold.get(i)[TRIALS - 1]) apart++;
    }
    double p = apart == 0 ? 1 : new BinomialTest().binomialTest(apart, behind, 0.5, AlternativeHypothesis.GREATER_THAN);
    report.figure(Figure.of(problem + ", p that a past that misleads costs no more than " + A_FEW + " trials", p, "")
        .beside(String.format(Locale.ROOT, "%d of %d seeds are behind", behind, cold.size())).atLeast(SIGNIFICANT));
  }

  private static List<double[]> curves(Contender contender, ProblemFamily family, int seeds) {
    return SearchBenchmark.curves(contender, family.instance(), seeds, TRIALS + A_FEW, 1);
  }

  /// After how many trials half of the seeds have reached a value.
  private static int until(List<double[]> curves, double value) {
    return IntStream.rangeClosed(1, TRIALS + A_FEW).filter(n -> SearchBenchmark.quartiles(curves, n).median() <= value).findFirst()
        .orElse(TRIALS + A_FEW + 1);
  }

  /// @param seen what the past saw of an instance, in place of its objective
  private static Contender after(ProblemFamily family, BiFunction<SearchProblem, Random, ToDoubleFunction<Point>> seen) {
    return new Contender("after", (space, seed) -> {
      var problem = family.instance().apply(seed);
      var past = new SearchProblem(problem.name(), space, seen.apply(problem, new Random(seed)));
      Search before = Searches.create(SEARCH, space, -seed);
      var trials = SearchBenchmark.trials(before, past, PAST, 1);
      var about = Map.of("problem", 1.0);
      return new WarmStart(space, Searches.create(SEARCH, space, seed), about, List.of(new Past("past", about, trials)));
    });
  }

  private static ToDoubleFunction<Point> noisy(SearchProblem problem, Random random) {
    return point -> problem.objective().applyAsDouble(point) * Math.exp(NOISE * random.nextGaussian());
  }
}
