package dev.medley.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who runs which trial. A trial changes hands by compare-and-set: the row changes only if it still is what was expected.
final class LeaseTable {

  static final Comparator<Claim> BY_TRIAL = Comparator.comparingLong(claim -> claim.trial().value());

  private LeaseTable() {}

  /// In the order of their ids, so that two processes that want the same ones do not wait for each other.
  static List<Claim> claim(
      Session session, Collection<TrialId> trials, String owner, String opening, Instant now, Instant leaseTime)
      throws SQLException {
    var claims = new ArrayList<Claim>();
    for (var trial : trials.stream().sorted(Comparator.comparingLong(TrialId::value)).toList()) {
      int taken = session.update(
          """
              UPDATE trial SET state = 'RUNNING', owner = ?, opening = ?, attempt = attempt + 1,
                               started_at = ?, heartbeat = ?
              WHERE id = ? AND state IN ('WAITING', 'PAUSED')""",
          owner,
          opening,
          now,
          leaseTime,
          trial);
      if (taken == 1) {
        claims.add(session.first(
            "SELECT attempt FROM trial WHERE id = ?",
            row -> new Claim(trial, owner, row.getInt(1)),
            trial)
            .orElseThrow());
      }
    }
    return claims;
  }

  /// An owner that came back holds what it held, now under this opening of the store.
  static List<Claim> claimsOf(Session session, String owner, String opening) throws SQLException {
    session.update("UPDATE trial SET opening = ? WHERE owner = ? AND state = 'RUNNING'", opening, owner);
    return session.list(
        "SELECT id, attempt FROM trial WHERE owner = ? AND state = 'RUNNING' ORDER BY id",
        row -> new Claim(new TrialId(row.getLong(1)), owner, row.getInt(2)),
        owner);
  }

  static List<Claim> heartbeat(Session session, Collection<Claim> claims, Instant now) throws SQLException {
    var standing = new ArrayList<Claim>();
    for (var claim : claims.stream().sorted(BY_TRIAL).toList()) {
      if (renew(session, claim, now)) {
        standing.add(claim);
      }
    }
    return standing;
  }

  /// Renews a claim that must stand.
  static void hold(Session session, Claim claim, Instant now) throws SQLException {
    if (!renew(session, claim, now)) {
      throw lost(session, claim);
    }
  }

  static void finish(Session session, Ending ending, Instant now, Instant leaseTime) throws SQLException {
    var claim = ending.claim();
    hold(session, claim, leaseTime);
    switch (ending) {
      case Ending.Completed(var _, double objective, var metrics, var _) -> {
        end(session, ending, TrialState.COMPLETED, objective, "", now);
        MetricTable.addScores(session, claim.trial(), metrics);
      }
      case Ending.Pruned(var _, double objective, var metrics, String reason, var _) -> {
        end(session, ending, TrialState.PRUNED, objective, reason, now);
        MetricTable.addScores(session, claim.trial(), metrics);
      }
      case Ending.Failed(var _, String reason, var _) ->
        end(session, ending, TrialState.FAILED, null, reason, now);
    }
  }

  /// The running trials of a study for which a further condition holds. Nobody else can end or release them until the transaction ends.
  static List<Claim> running(Session session, StudyId study, String condition, Object value) throws SQLException {
    return session.list(
        "SELECT id, owner, attempt FROM trial WHERE study_id = ? AND state = 'RUNNING' AND " + condition
            + " ORDER BY id FOR UPDATE",
        row -> new Claim(new TrialId(row.getLong(1)), row.getString(2), row.getInt(3)),
        study,
        value);
  }

  /// The openings of the store under which trials of a study run.
  static List<String> openings(Session session, StudyId study) throws SQLException {
    return session.list(
        "SELECT DISTINCT opening FROM trial WHERE study_id = ? AND state = 'RUNNING'", row -> row.getString(1), study);
  }

  /// Lets running trials wait again, or fail.
  static int release(Session session, List<Claim> lost, int attempts, Instant now, String why) throws SQLException {
    for (var claim : lost) {
      if (claim.attempt() >= attempts) {
        var reason = "Lost %d times, the last time because %s.".formatted(claim.attempt(), why);
        end(session, new Ending.Failed(claim, reason, Run.NONE), TrialState.FAILED, null, reason, now);
      } else {
        waitAgain(session, claim.trial(), claim.attempt());
      }
      var message = "Attempt %d of %s was given up because %s.".formatted(claim.attempt(), claim.owner(), why);
      TrialTable.note(session, claim.trial(), "released", message, now);
    }
    return lost.size();
  }

  static void giveBack(Session session, Collection<Claim> claims, String why, Instant now) throws SQLException {
    for (var claim : claims) {
      if (renew(session, claim, now)) {
        waitAgain(session, claim.trial(), claim.attempt() - 1);
        var message = "Attempt %d of %s was given back because %s.".formatted(claim.attempt(), claim.owner(), why);
        TrialTable.note(session, claim.trial(), "given-back", message, now);
      }
    }
  }

  private static void waitAgain(Session session, TrialId trial, int attempt) throws SQLException {
    session.update(
        "UPDATE trial SET state = CASE WHEN steps IS NULL THEN 'WAITING' ELSE 'PAUSED' END, owner = NULL, attempt = ? WHERE id = ?",
        attempt,
        trial);
    session.update(
        "DELETE FROM trial_metric WHERE trial_id = ? AND step > COALESCE((SELECT steps FROM trial WHERE id = ?), -1)", trial, trial);
  }

  private static boolean renew(Session session, Claim claim, Instant now) throws SQLException {
    return session.update(
        "UPDATE trial SET heartbeat = ? WHERE id = ? AND state = 'RUNNING' AND owner = ? AND attempt = ?",
        now,
        claim.trial(),
        claim.owner(),
        claim.attempt()) == 1;
  }

  private static void end(
      Session session, Ending ending, TrialState state, @Nullable Double objective, String reason, Instant now)
      throws SQLException {
    var run = ending.run();
    var cost = objective == null ? null : cost(session, ending.claim().trial(), objective);
    session.update(
        """
            UPDATE trial SET state = ?, objective = ?, cost = ?, improved = ?, reason = ?, cohort = ?, device = ?,
                             engine_version = ?, plugin_versions = ?, wall_millis = COALESCE(wall_millis, 0) + ?,
                             examples_seen = ?, finished_at = ?, steps = COALESCE(?, steps)
            WHERE id = ? AND state = 'RUNNING'""",
        state,
        objective,
        cost == null ? null : cost.value(),
        (cost != null && state == TrialState.COMPLETED && cost.improves()) ? true : null,
        reason,
        run.cohort(),
        run.device(),
        run.engineVersion(),
        run.pluginVersions(),
        run.wall().toMillis(),
        run.examplesSeen(),
        now,
        lastStep(ending),
        ending.claim().trial());
  }

  private static @Nullable Long lastStep(Ending ending) {
    var metrics = switch (ending) {
      case Ending.Completed completed -> completed.metrics();
      case Ending.Pruned pruned -> pruned.metrics();
      case Ending.Failed _ -> List.<Metric>of();
    };
    return metrics.isEmpty() ? null : metrics.stream().mapToLong(Metric::step).max().getAsLong();
  }

  /// What an objective costs, and whether no trial of the search has completed with less.
  private record Cost(double value, boolean improves) {}

  private static Cost cost(Session session, TrialId trial, double objective) throws SQLException {
    return session.first(
        "SELECT s.id, s.direction, t.kind FROM trial t JOIN study s ON s.id = t.study_id WHERE t.id = ?",
        row -> {
          double cost = Direction.valueOf(row.getString(2)).cost(objective);
          var least = StudyTable.leastCost(session, new StudyId(row.getLong(1)));
          boolean better = !Double.isNaN(cost) && (least.isEmpty() || cost < least.getAsDouble());
          return new Cost(cost, better && TrialKind.valueOf(row.getString(3)) == TrialKind.TRIAL);
        },
        trial)
        .orElseThrow();
  }

  /// Says why a claim does not stand.
  private static StoreException lost(Session session, Claim claim) throws SQLException {
    var trial = TrialTable.get(session, claim.trial());
    if (trial.state().finished()) {
      return StoreError.TRIAL_FINISHED.exception(
          "The trial (%d) of the study with the id %s is %s and cannot be changed."
              .formatted(trial.number(), trial.study(), trial.state()),
          "");
    }
    var now = trial.lease()
        .map(lease -> "is run by " + lease.claim().owner() + ", attempt " + lease.claim().attempt())
        .orElse("waits for another attempt");
    return StoreError.CLAIM_LOST.exception(
        "The trial (%d) of the study with the id %s is not held by %s, attempt %d: it %s."
            .formatted(trial.number(), trial.study(), claim.owner(), claim.attempt(), now),
        "Maybe it was silent for too long and was released.");
  }
}
