package dev.medley.rung;

import java.util.List;

/// What a trial reached at a rung.
///
/// @param trial      its number
/// @param step       after how many steps
/// @param objectives one or several, each to be minimised; NaN where it has none
/// @param shortfall  by how many per cent its worst task was worse than that task alone after as many steps; 0 where none was
public record Reached(int trial, int step, List<Double> objectives, double shortfall) {

  public Reached {
    objectives = List.copyOf(objectives);
  }
}
