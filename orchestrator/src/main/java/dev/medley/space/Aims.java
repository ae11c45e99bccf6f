package dev.medley.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What is wanted of what is measured of each trial: one objective or several, and limits that it should keep.
///
/// @param goals  what is to be as small or as great as it can be; at least one
/// @param limits what must not be greater, or smaller, than a number
public record Aims(List<Goal> goals, List<Limit> limits) {

  /// An objective.
  public record Goal(String measure, boolean maximize) {

    /// The measured value as one that is to be minimised.
    public double minimised(double measured) {
      return maximize ? -measured : measured;
    }
  }

  /// A constraint.
  ///
  /// @param least whether `bound` is the least that is allowed, rather than the most
  public record Limit(String measure, double bound, boolean least) {
    public Limit {
      if (!Double.isFinite(bound)) throw new IllegalArgumentException("The limit of " + measure + " is a finite number, not " + bound);
    }

    /// How far a measured value is from keeping the limit; 0 or less where it does.
    public double violation(double measured) {
      return least ? bound - measured : measured - bound;
    }
  }

  public Aims {
    goals = List.copyOf(goals);
    limits = List.copyOf(limits);
    if (goals.isEmpty() || goals.stream().map(Goal::measure).distinct().count() != goals.size())
      throw new IllegalArgumentException("There is one objective or more, each once, not " + goals);
  }

  public static Aims minimizing(String measure) {
    return new Aims(List.of(new Goal(measure, false)), List.of());
  }

  public static Aims maximizing(String measure) {
    return new Aims(List.of(new Goal(measure, true)), List.of());
  }

  /// These, and another objective that is to be small.
  public Aims andMinimizing(String measure) {
    return with(new Goal(measure, false));
  }

  /// These, and another objective that is to be great.
  public Aims andMaximizing(String measure) {
    return with(new Goal(measure, true));
  }

  private Aims with(Goal goal) {
    var all = new ArrayList<>(goals);
    all.add(goal);
    return new Aims(all, limits);
  }

  /// These, and what must not be greater than a number.
  public Aims atMost(String measure, double bound) {
    return with(new Limit(measure, bound, false));
  }

  /// These, and what must not be smaller than a number.
  public Aims atLeast(String measure, double bound) {
    return with(new Limit(measure, bound, true));
  }

  private Aims with(Limit limit) {
    var all = new ArrayList<>(limits);
    all.add(limit);
    return new Aims(goals, all);
  }

  /// The names of all that must be measured of a trial.
  public List<String> measures() {
    var measures = new ArrayList<String>();
    goals.forEach(g -> measures.add(g.measure()));
    limits.stream().map(Limit::measure).filter(m -> !measures.contains(m)).forEach(measures::add);
    return List.copyOf(measures);
  }

  /// What is measured as values that are all to be minimised, in the order of the goals.
  public List<Double> objectives(Map<String, Double> measured) {
    return goals.stream().map(g -> g.minimised(value(measured, g.measure()))).toList();
  }

  /// How far what is measured is from keeping each limit.
  public List<Double> violations(Map<String, Double> measured) {
    return limits.stream().map(l -> l.violation(value(measured, l.measure()))).toList();
  }

  private static double value(Map<String, Double> measured, String measure) {
    return measured.getOrDefault(measure, Double.NaN);
  }
}
