package dev.medley.study;

import dev.medley.api.error.Problem;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.rung.Forecast;
import dev.medley.rung.Ladder;
import dev.medley.rung.Rule;
import dev.medley.space.Population;
import dev.medley.space.StudySpace;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The rungs of a study, as its space asks for them.
///
/// @param steps after how many steps trials are looked at, the last of them the end
/// @param guard the most per cent by which a task may be worse than alone; infinite where nothing is guarded
public record Rungs(List<Integer> steps, Rule rule, double guard) {

  /// From here on the guard lets everything pass.
  private static final double NO_GUARD = 100;

  private static final int MOST_TIMES = 64;

  public Rungs {
    steps = List.copyOf(steps);
  }

  public static Rungs of(StudySpace space) {
    int end = space.budget().steps();
    var settings = space.rungs().settings();
    if (space.population().isPresent()) return generations(space.population().get(), end);
    return switch (space.rungs().name()) {
      case "halving" -> climbing(settings, end, new Rule.Halving(settings.whole("factor")));
      case "median" -> climbing(settings, end, new Rule.Median(settings.whole("fewest")));
      case "threshold" -> climbing(settings, end, threshold(settings.real("reach"), space.objective()));
      case "guarded" -> climbing(settings, end, new Rule.Everyone());
      default -> none(space);
    };
  }

  /// After each generation; who goes on is decided by succession.
  private static Rungs generations(Population population, int end) {
    var steps = IntStream.rangeClosed(1, population.generations()).mapToObj(g -> population.end(g, end)).distinct().toList();
    return new Rungs(steps, new Rule.Everyone(), Double.POSITIVE_INFINITY);
  }

  /// Every trial trains to its end, and is not looked at before.
  public static Rungs none(StudySpace space) {
    return new Rungs(List.of(space.budget().steps()), new Rule.Everyone(), Double.POSITIVE_INFINITY);
  }

  private static Rule threshold(double reach, StudySpace.Objective objective) {
    String words = objective.metric() + " " + BigDecimal.valueOf(reach).stripTrailingZeros().toPlainString();
    return new Rule.Threshold(objective.maximize() ? -reach : reach, words);
  }

  /// A rung in the last half is none: by then most is spent.
  private static Rungs climbing(Settings settings, int end, Rule rule) {
    int factor = settings.whole("factor");
    var steps = new ArrayList<Integer>();
    for (long step = first(settings, end); 2 * step <= end; step *= factor) steps.add((int) step);
    steps.add(end);
    double guard = settings.real("guard");
    return new Rungs(steps, rule, guard < NO_GUARD ? guard : Double.POSITIVE_INFINITY);
  }

  private static int first(Settings settings, int end) {
    int factor = settings.whole("factor");
    return settings.whole("first") > 0 ? settings.whole("first") : Math.ceilDiv(end, factor * factor);
  }

  /// What is wrong with those that a space asks for.
  static Optional<Problem> problem(StudySpace space) {
    int first = space.rungs().settings().values().get("first") instanceof Value.Whole(long given) ? (int) given : 0;
    int end = space.budget().steps();
    if (2L * first <= end) return Optional.empty();
    return Optional.of(Problem.maybe("MED-760",
        "The first rung (after " + first + " steps) of study (" + space.study() + ") must be in the first half of a trial's " + end
            + " steps.",
        "leave `first` out, or give each trial more --steps"));
  }

  /// Whether trials are looked at before their end.
  public boolean several() {
    return steps.size() > 1;
  }

  Ladder ladder(int round) {
    return new Ladder(steps, rule, guard, round);
  }

  /// How far trials are expected to get. What nobody can know before, who reaches a figure or keeps a guard, is taken to hold for all.
  ///
  /// @param round how many trials train at once
  public Forecast forecast(int trials, int round) {
    return Forecast.of(steps, rule instanceof Rule.Threshold ? new Rule.Everyone() : rule, trials, round);
  }

  /// How many trials, of which some are stopped, train no more steps together than so many that all go to their end.
  public int affordable(int whole, int round) {
    long steps = (long) whole * steps().getLast();
    int low = whole;
    int high = 2 * whole;
    for (; high < MOST_TIMES * whole && forecast(high, round).steps() <= steps; high *= 2) low = high;
    while (high - low > 1 + low / 100) {
      int middle = low + (high - low) / 2;
      if (forecast(middle, round).steps() <= steps) low = middle;
      else high = middle;
    }
    return low;
  }

  /// After which steps before the end validation is scored: halfway, if trials are not looked at before.
  List<Integer> scored() {
    return several() ? steps.subList(0, steps.size() - 1) : List.of(Math.ceilDiv(steps.getLast(), 2));
  }
}
