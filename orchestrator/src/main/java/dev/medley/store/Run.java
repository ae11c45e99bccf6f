package dev.medley.store;

import java.time.Duration;

/// How and on what a trial was trained: what it takes to train it again.
///
/// @param cohort names the fused model that the trial was a member of
/// @param device what it ran on, such as `cpu`
/// @param engineVersion the engine that trained it
/// @param pluginVersions the version of each plugin, as JSON
/// @param wall how long the cohort took
/// @param examplesSeen how many examples this trial was trained on
public record Run(
    String cohort, String device, String engineVersion, String pluginVersions, Duration wall, long examplesSeen) {

  /// Of a trial that ended before it was trained.
  public static final Run NONE = new Run("", "", "", "{}", Duration.ZERO, 0);
}
