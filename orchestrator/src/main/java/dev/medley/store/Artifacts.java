package dev.medley.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/// Keeps what artifacts hold, whose rows are in [ArtifactTable].
sealed interface Artifacts permits ArtifactFiles, ArtifactPieces {

  /// A file that is written but does not yet belong to an artifact.
  record Written(Path file, long bytes, String sha256) {}

  /// Writes what somebody wants to keep.
  Written write(ArtifactContent content) throws IOException;

  /// Where an artifact's file lies.
  Path path(StudyId study, int number, String name);

  Path path(String relative);

  /// What of the path the row holds.
  String relative(Path path);

  /// Keeps what was written as the artifact whose row was just added.
  void keep(Session session, Artifact artifact, Written written) throws SQLException;

  /// Makes sure that the artifact's file is where its path says.
  void fetch(Session session, Artifact artifact) throws SQLException;

  /// Deletes a file, if it is there.
  void delete(Path file);

  /// Deletes what no row names: left by a process that ended between the file and its row.
  void deleteOrphans(Session session) throws SQLException, IOException;
}
