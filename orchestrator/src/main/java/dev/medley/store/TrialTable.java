package dev.medley.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Adds trials and reads them.
final class TrialTable {

  /// Up to here the parameters are read trial by trial, above all those of the study at once.
  private static final int FEW = 200;

  private TrialTable() {}

  static List<Trial> append(Session session, StudyId study, List<NewTrial> trials, Instant now) throws SQLException {
    int number = StudyTable.takeNumbers(session, study, trials.size());
    var added = new ArrayList<Trial>();
    var parameters = new ArrayList<@Nullable Object[]>();
    var labels = new LinkedHashSet<String>();
    for (var trial : trials) {
      session.update(
          """
              INSERT INTO trial (study_id, number, kind, state, seed, configuration, created_at, attempt)
              VALUES (?, ?, ?, 'WAITING', ?, ?, ?, 0)""",
          study,
          number,
          trial.kind(),
          trial.seed(),
          trial.configuration(),
          now);
      var id = idOf(session, study, number).orElseThrow();
      for (var parameter : trial.parameters()) {
        parameters.add(Parameters.row(id, study, parameter));
        labels.add(parameter.name());
      }
      added.add(waiting(id, study, number++, trial, now));
    }
    session.updateAll(Parameters.INSERT, parameters);
    Labels.add(session, study, Labels.Source.PARAMETER, labels);
    return added;
  }

  static List<Trial> list(Session session, StudyId study, Set<TrialState> states, int after, int limit)
      throws SQLException {
    if (states.isEmpty() || limit < 1) {
      return List.of();
    }
    // Only names of enum constants get into the text.
    var wanted = states.stream().map(state -> "'" + state + "'").collect(Collectors.joining(", "));
    var rows = session.list(
        "SELECT * FROM trial WHERE study_id = ? AND number > ? AND state IN (" + wanted
            + ") ORDER BY number FETCH FIRST ? ROWS ONLY",
        row -> read(row, List.of()),
        study,
        after,
        limit);
    return withParameters(session, study, rows);
  }

  static Trial get(Session session, TrialId id) throws SQLException {
    var found = session.first("SELECT * FROM trial WHERE id = ?", row -> read(row, List.of()), id)
        .orElseThrow(() -> StoreError.TRIAL_UNKNOWN.exception(
            "The trial with the id %s is not in this store.".formatted(id), ""));
    return with(found, Parameters.of(session, id));
  }

  static Trial get(Session session, StudyId study, int number) throws SQLException {
    var id = idOf(session, study, number);
    if (id.isEmpty()) {
      int last = StudyTable.numbersTaken(session, study) - 1;
      throw StoreError.TRIAL_UNKNOWN.exception(
          "The trial (%d) of the study with the id %s does not exist.".formatted(number, study),
          last < 0 ? "The study has no trial yet." : "Its trials are 0 to %d.".formatted(last));
    }
    return get(session, id.get());
  }

  static List<TrialEvent> events(Session session, TrialId trial) throws SQLException {
    return session.list(
        "SELECT happened_at, kind, message FROM trial_event WHERE trial_id = ? ORDER BY id",
        row -> new TrialEvent(
            StudyTable.instant(row, "happened_at"), row.getString("kind"), row.getString("message")),
        trial);
  }

  static void note(Session session, TrialId trial, String kind, String message, Instant now) throws SQLException {
    session.update(
        "INSERT INTO trial_event (trial_id, happened_at, kind, message) VALUES (?, ?, ?, ?)",
        trial,
        now,
        kind,
        message);
  }

  private static Optional<TrialId> idOf(Session session, StudyId study, int number) throws SQLException {
    return session.first(
        "SELECT id FROM trial WHERE study_id = ? AND number = ?",
        row -> new TrialId(row.getLong(1)),
        study,
        number);
  }

  private static Trial waiting(TrialId id, StudyId study, int number, NewTrial trial, Instant now) {
    var sorted = trial.parameters().stream()
        .sorted(Comparator.comparing(TrialParameter::name))
        .toList();
    return new Trial(
        id,
        study,
        number,
        trial.kind(),
        TrialState.WAITING,
        trial.seed(),
        trial.configuration(),
        sorted,
        now,
        Optional.empty(),
        Optional.empty(),
        0);
  }

  private static List<Trial> withParameters(Session session, StudyId study, List<Trial> trials) throws SQLException {
    Map<TrialId, List<TrialParameter>> all = new HashMap<>();
    if (trials.size() > FEW) {
      all = Parameters.of(session, study);
    } else {
      for (var trial : trials) {
        all.put(trial.id(), Parameters.of(session, trial.id()));
      }
    }
    var whole = new ArrayList<Trial>(trials.size());
    for (var trial : trials) {
      whole.add(with(trial, all.getOrDefault(trial.id(), List.of())));
    }
    return whole;
  }

  private static Trial with(Trial trial, List<TrialParameter> parameters) {
    return new Trial(
        trial.id(),
        trial.study(),
        trial.number(),
        trial.kind(),
        trial.state(),
        trial.seed(),
        trial.configuration(),
        parameters,
        trial.createdAt(),
        trial.lease(),
        trial.outcome(),
        trial.steps());
  }

  private static Trial read(ResultSet row, List<TrialParameter> parameters) throws SQLException {
    var id = new TrialId(row.getLong("id"));
    var state = TrialState.valueOf(row.getString("state"));
    return new Trial(
        id,
        new StudyId(row.getLong("study_id")),
        row.getInt("number"),
        TrialKind.valueOf(row.getString("kind")),
        state,
        row.getLong("seed"),
        row.getString("configuration"),
        parameters,
        StudyTable.instant(row, "created_at"),
        row.getString("owner") == null ? Optional.empty() : Optional.of(lease(row, id)),
        state.finished() ? Optional.of(outcome(row)) : Optional.empty(),
        row.getLong("steps"));
  }

  private static Trial.Lease lease(ResultSet row, TrialId id) throws SQLException {
    return new Trial.Lease(
        new Claim(id, row.getString("owner"), row.getInt("attempt")),
        StudyTable.instant(row, "started_at"),
        StudyTable.instant(row, "heartbeat"));
  }

  private static Trial.Outcome outcome(ResultSet row) throws SQLException {
    double objective = row.getDouble("objective");
    return new Trial.Outcome(
        row.wasNull() ? java.util.OptionalDouble.empty() : java.util.OptionalDouble.of(objective),
        row.getString("reason"),
        new Run(
            row.getString("cohort"),
            row.getString("device"),
            row.getString("engine_version"),
            row.getString("plugin_versions"),
            Duration.ofMillis(row.getLong("wall_millis")),
            row.getLong("examples_seen")),
        StudyTable.instant(row, "finished_at"));
  }
}
