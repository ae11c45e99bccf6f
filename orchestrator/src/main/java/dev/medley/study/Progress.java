package dev.medley.study;

import dev.medley.rung.Ladder;
import dev.medley.rung.Reached;
import dev.medley.store.Trial;
import java.util.List;
import java.util.Optional;

/// How far the trials of a study are, and what takes them further: training, or nothing where only the record is read.
interface Progress {

  /// Trains what is not recorded.
  ///
  /// @return whether all of it is recorded now
  boolean train(List<Stretch> missing);

  /// What a trial is recorded to have reached.
  Optional<Reached> recorded(Trial trial, int step);

  /// Ends trials before their last step.
  void stop(List<Ladder.Stopped> stopped);

  /// As the record has it, which ends where something is missing.
  static Progress asRecorded(Ledger ledger) {
    return new Progress() {
      @Override
      public boolean train(List<Stretch> missing) {
        return missing.isEmpty();
      }

      @Override
      public Optional<Reached> recorded(Trial trial, int step) {
        return ledger.recorded(trial, step);
      }

      @Override
      public void stop(List<Ladder.Stopped> stopped) {
        // The record says so already.
      }
    };
  }
}
