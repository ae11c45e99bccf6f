package dev.medley.study;

import java.util.List;

/// Trials that train together.
///
/// @param name   unique within the process
/// @param trials their numbers
/// @param what   the components that decide its shape, such as `text-cnn, mmoe`
public record CohortReport(String name, List<Integer> trials, String what) {

  public CohortReport {
    trials = List.copyOf(trials);
  }
}
