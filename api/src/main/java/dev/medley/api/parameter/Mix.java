package dev.medley.api.parameter;

import java.util.Arrays;
import java.util.List;

/// What share each task has, in the order of the study's tasks, at every moment of a training: a point on the simplex that may move, in straight lines between points.
///
/// @param shares of each task
public record Mix(List<Value.Schedule> shares) {

  public Mix {
    shares = List.copyOf(shares);
    if (shares.isEmpty()) throw new IllegalArgumentException("A mix has a share for each task");
  }

  /// Whether any share changes.
  public boolean changes() {
    return shares.stream().anyMatch(share -> share.values().stream().distinct().count() > 1);
  }

  /// The shares of a step, which sum to 1 within rounding.
  ///
  /// @param step  from 0
  /// @param steps how many steps there are
  public double[] at(int step, int steps) {
    double[] now = shares.stream().mapToDouble(share -> share.at(step, steps)).toArray();
    // Of a mix of several tasks, those of a phase may have no share in it at some moment: then all of these have the same.
    if (Arrays.stream(now).sum() == 0) Arrays.fill(now, 1.0 / now.length);
    return now;
  }
}
