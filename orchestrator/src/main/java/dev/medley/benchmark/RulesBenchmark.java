package dev.medley.benchmark;

import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.task.Split;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What a rule teaches: digits of which only the sums are labelled, read as well as if they were labelled themselves; and parts of speech of which few are labelled, from senses.
final class RulesBenchmark implements Benchmark {

  private static final int SEEDS = 4;
  private static final int SEARCHES = 2;
  private static final int STEPS = 2_000;
  private static final int ROWS = 32;
  private static final double RATE = 3e-3;

  private static final Sampler SUMS = context -> _ -> IntStream.range(0, context.microBatches()).mapToObj(_ -> new Draw(DigitSum.SUM))
      .toList();
  private static final Sampler DIGITS = context -> _ -> IntStream.range(0, context.microBatches()).mapToObj(b -> new Draw(b % 2)).toList();

  @Override
  public String name() {
    return "rules";
  }

  @Override
  public String summary() {
    return "Digits that are learnt from the sums of pairs alone, by the rule that they add up, beside the same network with every digit labelled; and what rules are worth where few labels are known.";
  }

  @Override
  public void run(Conditions conditions, Report report) {
    int seeds = conditions.seeds().orElse(SEEDS);
    int steps = conditions.steps().orElse(STEPS);
    var problem = DigitSum.of(conditions.plugins());
    report.say("Digits read rightly in test pairs, " + seeds + " seeds as one cohort, " + steps + " steps of Adam at " + RATE
        + ", two micro-batches of "
        + ROWS + " pairs each; every image stands in one pair:");
    report.progress("labelled digits");
    double labelled = digits(problem, "exact", 0, DIGITS, steps, seeds, conditions);
    report.figure(Figure.of("every digit labelled, no rule", labelled, "%"));
    report.progress("no rule");
    report.figure(Figure.of("sums labelled, no rule", digits(problem, "exact", 0, SUMS, steps, seeds, conditions), "%")
        .beside("10 by chance").atMost(30));
    report.progress("the rule, exact");
    double exact = digits(problem, "exact", 1, SUMS, steps, seeds, conditions);
    report.figure(Figure.of("sums labelled, the rule", exact, "%").beside(Math.round(labelled * 10) / 10.0 + " with labels").atLeast(90));
    report.figure(Figure.of("lost to labels", labelled - exact, "points").atMost(4));
    report.progress("the rule, Łukasiewicz");
    report.figure(
        Figure.of("sums labelled, the rule in Łukasiewicz's logic", digits(problem, "lukasiewicz", 1, SUMS, steps, seeds, conditions), "%")
            .beside(Math.round(exact * 10) / 10.0 + " exact"));
    new FewLabels(conditions, conditions.seeds().orElse(SEARCHES)).run(report);
  }

  /// The mean accuracy on both digits, in per cent.
  private static double digits(DigitSum problem, String semantics, double strength, Sampler sampler, int steps, int seeds,
      Conditions conditions) {
    var parts = new Parts(conditions.plugins(), List.of("first", "second", "sum"));
    var course = new Course(problem.data(), rows -> problem.model(semantics, rows), ROWS, 2, steps, sampler, parts.equal());
    var configuration = Course.adam(RATE, Map.of(DigitSum.STRENGTH, strength));
    var members = java.util.Collections.nCopies(seeds, configuration);
    var trained = course.train(members);
    return 100 * course.score(members, trained, Split.TEST).stream().flatMap(List::stream)
        .filter(s -> s.metric().equals("accuracy") && !s.task().equals("sum")).mapToDouble(s -> s.value()).average().orElse(Double.NaN);
  }
}
