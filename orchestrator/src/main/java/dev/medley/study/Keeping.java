package dev.medley.study;

import dev.medley.training.CohortTrainer;
import dev.medley.training.Snapshot;
import dev.medley.training.checkpoint.Cadence;
import dev.medley.training.checkpoint.Checkpoints;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// How the running cohorts of a study are kept.
///
/// @param checkpoints where
/// @param origin      of what the trials are a function besides their configurations: versions and data
/// @param every       about how much work the end of a process may cost
record Keeping(Checkpoints checkpoints, String origin, Duration every) {

  /// Nothing is kept.
  static Keeping nothing() {
    return new Keeping(Checkpoints.none(), "", Duration.ofDays(1));
  }

  /// The keeping of one cohort while it trains.
  ///
  /// @param network fingerprint of its model and of what else decides how its arrays lie
  Cohort cohort(String network, Watch watch) {
    return new Cohort(checkpoints, origin + " " + network, new Cadence(every, System.nanoTime()), watch);
  }

  /// One cohort's. Used by the thread that trains it.
  record Cohort(Checkpoints checkpoints, String origin, Cadence cadence, Watch watch) {

    List<Snapshot> find(List<Long> trials) {
      return checkpoints.find(origin, trials);
    }

    /// Keeps where the cohort stands, if it is time.
    void afterStep(CohortTrainer trainer, boolean rung) {
      if (checkpoints.kept() && !trainer.done() && cadence.due(rung, System.nanoTime())) save(trainer);
    }

    /// Keeps where each member stands at a rung, apart from the others: some go on in other company, and what is kept of those that do not is dropped with them.
    void atRung(CohortTrainer trainer) {
      for (var snapshot : trainer.snapshots()) save(List.of(snapshot));
    }

    /// Keeps where the cohort stands. Training goes on without where that is not possible, such as on a full disk.
    void save(CohortTrainer trainer) {
      save(trainer.snapshots());
    }

    private void save(List<Snapshot> snapshots) {
      long begin = System.nanoTime();
      try {
        checkpoints.save(origin, snapshots);
      } catch (IOException e) {
        watch.tell("A checkpoint could not be written, and training goes on without: " + e.getMessage());
      }
      cadence.written(begin, System.nanoTime());
    }
  }
}
