package dev.medley.store;

import java.util.List;

/// How a claimed trial ended.
public sealed interface Ending {

  /// The right under which the trial was run.
  Claim claim();

  /// How and on what it was run.
  Run run();

  /// Trained to the end.
  ///
  /// @param objective what the search optimises; may be NaN or infinite
  /// @param metrics the trial's final metrics
  record Completed(Claim claim, double objective, List<Metric> metrics, Run run) implements Ending {
    public Completed {
      metrics = List.copyOf(metrics);
    }
  }

  /// Stopped early because others were better.
  ///
  /// @param objective what it had reached
  /// @param metrics the metrics that it had reached
  /// @param reason the rule that stopped it, in a sentence
  record Pruned(Claim claim, double objective, List<Metric> metrics, String reason, Run run) implements Ending {
    public Pruned {
      metrics = List.copyOf(metrics);
    }
  }

  /// Could not be trained.
  ///
  /// @param reason what went wrong, in a sentence
  record Failed(Claim claim, String reason, Run run) implements Ending {}
}
