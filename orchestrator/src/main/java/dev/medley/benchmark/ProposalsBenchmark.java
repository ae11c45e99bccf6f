package dev.medley.benchmark;

import dev.medley.search.History;
import dev.medley.search.Outcome;
import dev.medley.search.Searches;
import dev.medley.search.benchmark.SearchProblems;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What it costs to propose a trial when there have been many.
final class ProposalsBenchmark implements Benchmark {

  private static final int STRETCHES = 10;
  private static final int EACH = 16;

  /// The most that is claimed for so many trials, in milliseconds.
  private record Claim(int trials, double most) {}

  private static final List<Claim> CLAIMS = List.of(new Claim(1_000, 5), new Claim(10_000, 20));

  @Override
  public String name() {
    return "proposals";
  }

  @Override
  public String summary() {
    return "What the default search takes to propose a trial after 1,000 and after 10,000.";
  }

  @Override
  public void run(Conditions conditions, Report report) {
    report.say("A proposal in five dimensions, one trial after the other, in processor time; the median stretch of " + EACH + ":");
    for (var claim : CLAIMS) {
      report.progress(claim.trials() + " trials");
      report.figure(Figure.of("after " + claim.trials() + " trials", milliseconds(claim.trials()), "ms").atMost(claim.most()));
    }
  }

  private static double milliseconds(int trials) {
    var problem = SearchProblems.rastrigin(5, 1);
    int all = trials + STRETCHES * EACH;
    var points = Searches.create("random", problem.space(), 5).ask(History.empty(), all);
    var outcomes = IntStream.range(0, all)
        .mapToObj(i -> Outcome.of(i, points.get(i), problem.objective().applyAsDouble(points.get(i)))).toList();
    var search = Searches.create(Searches.DEFAULT, problem.space(), 1);
    var clock = ManagementFactory.getThreadMXBean();
    var stretches = new double[STRETCHES];
    for (int stretch = 0; stretch < STRETCHES; stretch++) {
      long begin = clock.getCurrentThreadCpuTime();
      for (int i = 0; i < EACH; i++) search.ask(History.of(outcomes.subList(0, trials + stretch * EACH + i)), 1);
      stretches[stretch] = (clock.getCurrentThreadCpuTime() - begin) / (EACH * 1e6);
    }
    Arrays.sort(stretches);
    return stretches[STRETCHES / 2];
  }
}
