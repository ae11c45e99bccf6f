package dev.medley.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The rows of artifacts.
final class ArtifactTable {

  private ArtifactTable() {}

  /// The row first, then the file into its place, then the commit: dying in between leaves at most a file without a
  /// row, never a row without its file.
  static Artifact add(
      Session session, Artifacts files, TrialId id, String name, Artifacts.Written written)
      throws SQLException {
    var trial = TrialTable.get(session, id);
    if (session.first("SELECT name FROM artifact WHERE trial_id = ? AND name = ?", row -> name, id, name)
        .isPresent()) {
      throw StoreError.ARTIFACT_EXISTS.exception(
          "The artifact (%s) of the trial (%d) exists already.".formatted(name, trial.number()),
          "Maybe delete it first, or give each version its name.");
    }
    var path = files.path(trial.study(), trial.number(), name);
    session.update(
        "INSERT INTO artifact (trial_id, name, path, bytes, sha256) VALUES (?, ?, ?, ?, ?)",
        id,
        name,
        files.relative(path),
        written.bytes(),
        written.sha256());
    var artifact = new Artifact(id, name, path, written.bytes(), written.sha256());
    files.keep(session, artifact, written);
    return artifact;
  }

  /// Where it lies, with its content.
  static Artifact fetch(Session session, Artifacts files, TrialId trial, String name) throws SQLException {
    var artifact = get(session, files, trial, name);
    files.fetch(session, artifact);
    return artifact;
  }

  private static Artifact get(Session session, Artifacts files, TrialId trial, String name) throws SQLException {
    var all = of(session, files, trial);
    return all.stream()
        .filter(artifact -> artifact.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name, all));
  }

  static Artifact remove(Session session, Artifacts files, TrialId trial, String name) throws SQLException {
    var artifact = get(session, files, trial, name);
    session.update("DELETE FROM artifact WHERE trial_id = ? AND name = ?", trial, name);
    return artifact;
  }

  static List<Artifact> of(Session session, Artifacts files, TrialId trial) throws SQLException {
    return session.list(
        "SELECT * FROM artifact WHERE trial_id = ?", row -> read(row, files), trial)
        .stream()
        .sorted(Comparator.comparing(Artifact::name))
        .toList();
  }

  static Set<String> paths(Session session) throws SQLException {
    return new HashSet<>(session.list("SELECT path FROM artifact", row -> row.getString(1)));
  }

  private static StoreException unknown(String name, List<Artifact> all) {
    var names = all.stream().map(Artifact::name).toList();
    return StoreError.ARTIFACT_UNKNOWN.exception(
        "The artifact (%s) is not there.".formatted(name),
        names.isEmpty() ? "The trial has none." : Suggestions.among(name, names, "The trial has: "));
  }

  private static Artifact read(ResultSet row, Artifacts files) throws SQLException {
    return new Artifact(
        new TrialId(row.getLong("trial_id")),
        row.getString("name"),
        files.path(row.getString("path")),
        row.getLong("bytes"),
        row.getString("sha256"));
  }
}
