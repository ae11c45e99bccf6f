package dev.medley.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// A trial as the store holds it.
///
/// @param id names it within the store
/// @param study the study that it belongs to
/// @param number names it within its study, from 0 without gaps
/// @param kind why it is run
/// @param state where it stands
/// @param seed from which its random streams come
/// @param configuration everything that training needs to know, as JSON
/// @param parameters what the search varied, in order of their names
/// @param createdAt when it was proposed
/// @param lease who runs or ran it; absent until it is claimed, and while it waits for another attempt
/// @param outcome how it ended; absent until then
/// @param steps after how many steps it was last recorded: at a rung, or at its end; 0 until then
public record Trial(
    TrialId id,
    StudyId study,
    int number,
    TrialKind kind,
    TrialState state,
    long seed,
    String configuration,
    List<TrialParameter> parameters,
    Instant createdAt,
    Optional<Lease> lease,
    Optional<Outcome> outcome,
    long steps) {

  public Trial {
    parameters = List.copyOf(parameters);
  }

  /// What the search optimises, where the trial got that far.
  public OptionalDouble objective() {
    return outcome.map(Outcome::objective).orElse(OptionalDouble.empty());
  }

  /// Who runs a trial.
  ///
  /// @param claim the owner's right
  /// @param startedAt when the claim was made
  /// @param heartbeat when the owner was last heard of
  public record Lease(Claim claim, Instant startedAt, Instant heartbeat) {}

  /// How a trial ended.
  ///
  /// @param objective absent where it failed
  /// @param reason why it was pruned or failed; empty where it completed
  /// @param run how and on what it was run
  /// @param finishedAt when it ended
  public record Outcome(OptionalDouble objective, String reason, Run run, Instant finishedAt) {

    /// How long the cohort took.
    public Duration wall() {
      return run.wall();
    }
  }
}
