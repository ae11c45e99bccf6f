package dev.medley.plugins.weighting;

import dev.medley.api.loss.LossContext;
import dev.medley.api.loss.LossWeighting;
import dev.medley.api.loss.TaskLosses;
import dev.medley.api.parameter.Settings;
import java.util.List;

/// Descends along a line of preferred proportions of the losses, and back to it (PBI).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `L` | losses of the step's tasks | `[m]` |
/// | `u` | setting `preference` over the step's tasks, at length one | `[T]` |
/// | `n` | the unit vector from the line to the losses, `(L − (u·L)·u) / ‖L − (u·L)·u‖` | `[m]` |
/// | `θ` | setting `penalty` | `()` |
/// | `w` | weights of the step's tasks | `[m]` |
///
/// The objective is `u·L + θ·‖L − (u·L)·u‖`, whose gradient is `u + θ·n`; `w` is that times `m/Σu`, so that on the line weights sum to `m`. Off it they raise what is too large and lower what is too small,
/// also below 0. O(m). Not random. Deviation: the ideal losses that the paper subtracts are 0.
///
/// @see <a href="https://doi.org/10.1109/TEVC.2007.892759">Zhang and Li, MOEA/D: A Multiobjective Evolutionary Algorithm Based on Decomposition, 2007, section II.C</a>
record BoundaryIntersection(Settings settings) implements LossWeighting {

  /// Losses this near to the line, relative to their length, are on it.
  private static final double ROUNDING = 1e-12;

  @Override
  public Session start(LossContext context) {
    var preference = settings.perTask("preference");
    double penalty = settings.real("penalty");
    return (_, losses) -> weights(preference, penalty, losses);
  }

  private static double[] weights(List<Double> preference, double penalty, TaskLosses losses) {
    double[] line = line(preference, losses);
    double[] away = away(line, losses);
    double distance = Weights.norm(away);
    boolean off = distance > ROUNDING * Weights.norm(losses.toArray());
    double sum = 0;
    for (double each : line) sum += each;
    double[] weights = new double[line.length];
    for (int i = 0; i < weights.length; i++) weights[i] = weights.length / sum * (line[i] + (off ? penalty * away[i] / distance : 0));
    return weights;
  }

  private static double[] line(List<Double> preference, TaskLosses losses) {
    double[] line = Weights.shares(preference, losses);
    double length = Weights.norm(line);
    for (int i = 0; i < line.length; i++) line[i] /= length;
    return line;
  }

  private static double along(double[] line, TaskLosses losses) {
    double along = 0;
    for (int i = 0; i < line.length; i++) along += line[i] * losses.loss(i);
    return along;
  }

  private static double[] away(double[] line, TaskLosses losses) {
    double along = along(line, losses);
    double[] away = new double[line.length];
    for (int i = 0; i < away.length; i++) away[i] = losses.loss(i) - along * line[i];
    return away;
  }

  /// What is descended on.
  static double objective(List<Double> preference, double penalty, TaskLosses losses) {
    double[] line = line(preference, losses);
    return along(line, losses) + penalty * Weights.norm(away(line, losses));
  }
}
