package dev.medley.study;

import dev.medley.space.StudySpace;
import java.time.Duration;
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
  /// @param care    what it does about faults
  public record Machine(List<String> devices, int threads, int cohort, Care care) {

    public Machine {
      devices = List.copyOf(devices);
      if (devices.isEmpty() || threads < 1 || cohort < 1)
        throw new IllegalArgumentException("A study needs a device, a thread and a place in a cohort");
    }

    /// With the usual care.
    public Machine(List<String> devices, int threads, int cohort) {
      this(devices, threads, cohort, Care.USUAL);
    }

    Machine withCohort(int members) {
      return new Machine(devices, threads, members, care);
    }
  }

  /// What a study does about faults.
  ///
  /// @param failFast        whether the first trial that fails ends it
  /// @param checkpointEvery about how much work of a running cohort the end of the process may cost; zero keeps every step
  /// @param patience        how long a cohort may be busy with one thing before that is told
  public record Care(boolean failFast, Duration checkpointEvery, Duration patience) {

    public static final Care USUAL = new Care(false, Duration.ofSeconds(10), Duration.ofSeconds(60));
  }
}
