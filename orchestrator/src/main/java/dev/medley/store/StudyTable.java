package dev.medley.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Reads and writes studies.
final class StudyTable {

  private static final String COLUMNS = "id, name, space_yaml, space_json, objective, direction, seed, medley_version, state, created_at";

  private StudyTable() {}

  static Study create(Session session, NewStudy study, Instant now) throws SQLException {
    if (find(session, study.name()).isPresent()) {
      throw exists(study);
    }
    try {
      insert(session, study, now);
    } catch (SQLException e) {
      // Another process was faster.
      if (Session.DUPLICATE_KEY.equals(e.getSQLState())) {
        throw exists(study);
      }
      throw e;
    }
    return find(session, study.name()).orElseThrow();
  }

  private static StoreException exists(NewStudy study) {
    return StoreError.STUDY_EXISTS.exception(
        "The study (%s) exists already.".formatted(study.name()),
        "Maybe `medley resume %s`, or another name with --study.".formatted(study.name()));
  }

  private static void insert(Session session, NewStudy study, Instant now) throws SQLException {
    session.update(
        """
            INSERT INTO study (name, space_yaml, space_json, objective, direction, seed, medley_version, state,
                               created_at, next_number)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)""",
        study.name(),
        study.spaceYaml(),
        study.spaceJson(),
        study.objective(),
        study.direction(),
        study.seed(),
        study.medleyVersion(),
        StudyState.OPEN,
        now);
  }

  static Optional<Study> find(Session session, String name) throws SQLException {
    return session.first("SELECT " + COLUMNS + " FROM study WHERE name = ?", StudyTable::read, name);
  }

  static Study get(Session session, String name) throws SQLException {
    var found = find(session, name);
    if (found.isEmpty()) {
      throw unknown(name, all(session));
    }
    return found.get();
  }

  static List<Study> all(Session session) throws SQLException {
    return session.list("SELECT " + COLUMNS + " FROM study ORDER BY id", StudyTable::read);
  }

  static List<StudySummary> summaries(Session session) throws SQLException {
    var counts = new HashMap<StudyId, Map<TrialState, Integer>>();
    session.list(
        "SELECT study_id, state, COUNT(*) FROM trial GROUP BY study_id, state",
        row -> counts.computeIfAbsent(new StudyId(row.getLong(1)), _ -> new EnumMap<>(TrialState.class))
            .put(TrialState.valueOf(row.getString(2)), row.getInt(3)));
    var summaries = new ArrayList<StudySummary>();
    for (var study : all(session)) {
      summaries.add(new StudySummary(study, counts.getOrDefault(study.id(), Map.of()), best(session, study)));
    }
    return summaries;
  }

  static void update(Session session, StudyId study, String assignment, Object... values) throws SQLException {
    var arguments = new Object[values.length + 1];
    System.arraycopy(values, 0, arguments, 0, values.length);
    arguments[values.length] = study;
    if (session.update("UPDATE study SET " + assignment + " WHERE id = ?", arguments) != 1) {
      throw gone(study);
    }
  }

  /// Takes the next numbers of a study; returns the first.
  static int takeNumbers(Session session, StudyId study, int count) throws SQLException {
    update(session, study, "next_number = next_number + ?", count);
    return numbersTaken(session, study) - count;
  }

  static int numbersTaken(Session session, StudyId study) throws SQLException {
    return session.first("SELECT next_number FROM study WHERE id = ?", row -> row.getInt(1), study)
        .orElseThrow(() -> gone(study));
  }

  /// Keeps other processes from changing the study until the transaction ends.
  static void lock(Session session, StudyId study) throws SQLException {
    session.first("SELECT id FROM study WHERE id = ? FOR UPDATE", row -> row.getLong(1), study);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OptionalDouble best(Session session, Study study) throws SQLException {
    var cost = leastCost(session, study.id());
    return cost.isPresent() ? OptionalDouble.of(study.direction().objective(cost.getAsDouble())) : cost;
  }

  /// What the best completed trial of the search costs; NaN, which comes last, is none.
  static OptionalDouble leastCost(Session session, StudyId study) throws SQLException {
    return session.first(
        """
            SELECT cost FROM trial WHERE study_id = ? AND kind = 'TRIAL' AND state = 'COMPLETED'
            ORDER BY study_id, kind, state, cost FETCH FIRST 1 ROWS ONLY""",
        row -> row.getDouble(1),
        study)
        .filter(cost -> !Double.isNaN(cost))
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  private static StoreException unknown(String name, List<Study> known) {
    var names = known.stream().map(Study::name).toList();
    return StoreError.STUDY_UNKNOWN.exception(
        "The study (%s) is not in this store.".formatted(name),
        names.isEmpty() ? "The store has no study yet." : Suggestions.among(name, names, "The store has: "));
  }

  private static StoreException gone(StudyId study) {
    return StoreError.STUDY_UNKNOWN.exception("The study with the id %s is not in this store.".formatted(study), "");
  }

  private static Study read(ResultSet row) throws SQLException {
    return new Study(
        new StudyId(row.getLong("id")),
        row.getString("name"),
        row.getString("space_yaml"),
        row.getString("space_json"),
        row.getString("objective"),
        Direction.valueOf(row.getString("direction")),
        row.getLong("seed"),
        row.getString("medley_version"),
        StudyState.valueOf(row.getString("state")),
        instant(row, "created_at"));
  }
}
