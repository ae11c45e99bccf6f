package dev.medley.store;

import java.sql.SQLException;
import java.time.Instant;

/// Trials that stand at rungs: how they get there, and how they stay.
final class RungTable {

  private RungTable() {}

  /// The next attempts count anew: those that led here were good for something.
  static void pause(Session session, Rung rung, Instant leaseTime) throws SQLException {
    var trial = rung.claim().trial();
    var run = rung.run();
    LeaseTable.hold(session, rung.claim(), leaseTime);
    MetricTable.add(session, trial, rung.metrics());
    session.update(
        """
            UPDATE trial SET state = 'PAUSED', owner = NULL, attempt = 0, steps = ?, cohort = ?, device = ?, engine_version = ?,
                             plugin_versions = ?, wall_millis = COALESCE(wall_millis, 0) + ?, examples_seen = ?
            WHERE id = ? AND state = 'RUNNING'""",
        rung.step(),
        run.cohort(),
        run.device(),
        run.engineVersion(),
        run.pluginVersions(),
        run.wall().toMillis(),
        run.examplesSeen(),
        trial);
  }

  /// What it reached at the rung becomes what it ended with.
  static void stop(Session session, Stop stop, Instant now) throws SQLException {
    var trial = TrialTable.get(session, stop.trial());
    if (trial.state() != TrialState.PAUSED) {
      throw StoreError.TRIAL_FINISHED.exception(
          "The trial (%d) of the study with the id %s is %s; only one that stands at a rung is stopped there."
              .formatted(trial.number(), trial.study(), trial.state()),
          "");
    }
    var reached = MetricTable.reported(session, trial.id()).stream().filter(metric -> metric.step() == trial.steps()).toList();
    MetricTable.addScores(session, trial.id(), reached);
    var direction = session.first("SELECT direction FROM study WHERE id = ?", row -> Direction.valueOf(row.getString(1)), trial.study())
        .orElseThrow();
    session.update(
        """
            UPDATE trial SET state = 'PRUNED', objective = ?, cost = ?, reason = ?, finished_at = ?
            WHERE id = ? AND state = 'PAUSED'""",
        stop.objective(),
        direction.cost(stop.objective()),
        stop.reason(),
        now,
        trial.id());
  }
}
