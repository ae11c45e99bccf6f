package dev.medley.study;

import dev.medley.space.StudySpace;
import java.util.List;

/// A study to run.
///
/// @param space   with the name and budget that it shall have
/// @param seed    of all randomness
/// @param machine where it runs
public record StudyRequest(StudySpace space, long seed, Machine machine) {

  /// Where a study runs; changes how long it takes, not what comes of it.
  ///
  /// @param devices such as `cpu` or `gpu:0`; at least one
  /// @param threads cohorts that train at once on the CPU
  /// @param cohort  the most members of a cohort
  public record Machine(List<String> devices, int threads, int cohort) {

    public Machine {
      devices = List.copyOf(devices);
      if (devices.isEmpty() || threads < 1 || cohort < 1)
        throw new IllegalArgumentException("A study needs a device, a thread and a place in a cohort");
    }
  }
}
