package dev.medley.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/// Artifacts in rows of the database, where its processes share no disk. Their files are copies of this opening's own.
final class ArtifactPieces implements Artifacts {

  private static final int BYTES_PER_PIECE = 4 << 20;

  private final ArtifactFiles copies;

  ArtifactPieces(ArtifactFiles copies) {
    this.copies = copies;
  }

  @Override
  public Written write(ArtifactContent content) throws IOException {
    return copies.write(content);
  }

  @Override
  public Path path(StudyId study, int number, String name) {
    return copies.path(study, number, name);
  }

  @Override
  public Path path(String relative) {
    return copies.path(relative);
  }

  @Override
  public String relative(Path path) {
    return copies.relative(path);
  }

  @Override
  public void keep(Session session, Artifact artifact, Written written) throws SQLException {
    try (var stream = Files.newInputStream(written.file())) {
      int piece = 0;
      for (var bytes = stream.readNBytes(BYTES_PER_PIECE); bytes.length > 0; bytes = stream.readNBytes(BYTES_PER_PIECE)) {
        session.update(
            "INSERT INTO artifact_piece (trial_id, name, piece, content) VALUES (?, ?, ?, ?)",
            artifact.trial(),
            artifact.name(),
            piece++,
            bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Always anew: another process may have replaced what an older copy was made of.
  @Override
  public void fetch(Session session, Artifact artifact) throws SQLException {
    int pieces = session.first(
        "SELECT COUNT(*) FROM artifact_piece WHERE trial_id = ? AND name = ?",
        row -> row.getInt(1),
        artifact.trial(),
        artifact.name())
        .orElseThrow();
    try {
      var written = copies.write(stream -> {
        for (int piece = 0; piece < pieces; piece++) {
          stream.write(piece(session, artifact, piece));
        }
      });
      ArtifactFiles.place(written.file(), artifact.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] piece(Session session, Artifact artifact, int piece) throws IOException {
    try {
      return session.first(
          "SELECT content FROM artifact_piece WHERE trial_id = ? AND name = ? AND piece = ?",
          row -> row.getBytes(1),
          artifact.trial(),
          artifact.name(),
          piece)
          .orElseThrow();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void delete(Path file) {
    copies.delete(file);
  }

  @Override
  public void deleteOrphans(Session session) {
    // Rows and what they hold come and go in one transaction.
  }
}
