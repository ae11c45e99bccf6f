package dev.medley.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A study's scratch in rows of at most a piece, so that a reader holds one piece at a time.
///
/// @param files where a content is made before it is kept
record ScratchPieces(StudyId study, Writer writer, Readers readers, Artifacts files) implements Scratch {

  /// Also what H2 takes as one value in all its versions.
  private static final int BYTES_PER_PIECE = 1 << 20;

  @Override
  public List<String> names() {
    // Sorted here: databases order text by their locale.
    return readers.read(session -> session.list(
        "SELECT DISTINCT name FROM scratch_piece WHERE study_id = ?", row -> row.getString(1), study))
        .stream().sorted().toList();
  }

  @Override
  public long size(String name) {
    return number("SELECT COALESCE(SUM(OCTET_LENGTH(content)), 0) FROM scratch_piece WHERE study_id = ? AND name = ?", name);
  }

  @Override
  public InputStream open(String name) {
    int pieces = Math.toIntExact(number("SELECT COUNT(*) FROM scratch_piece WHERE study_id = ? AND name = ?", name));
    return new SequenceInputStream(Collections.enumeration(new AbstractList<InputStream>() {
      @Override
      public InputStream get(int piece) {
        return new ByteArrayInputStream(piece(name, piece));
      }

      @Override
      public int size() {
        return pieces;
      }
    }));
  }

  private long number(String sql, String name) {
    return readers.read(session -> session.first(sql, row -> row.getLong(1), study, name)).orElseThrow();
  }

  /// Empty for one that was dropped meanwhile: its reader finds that the end is missing.
  private byte[] piece(String name, int piece) {
    return readers.read(session -> session.first(
        "SELECT content FROM scratch_piece WHERE study_id = ? AND name = ? AND piece = ?", row -> row.getBytes(1), study, name, piece))
        .orElse(new byte[0]);
  }

  @Override
  public void save(String name, ArtifactContent content) throws IOException {
    writer.require();
    var written = files.write(content);
    try {
      var rows = rows(name, written);
      writer.change(session -> {
        session.update("DELETE FROM scratch_piece WHERE study_id = ? AND name = ?", study, name);
        session.updateAll("INSERT INTO scratch_piece (study_id, name, piece, content) VALUES (?, ?, ?, ?)", rows);
      });
    } finally {
      files.delete(written.file());
    }
  }

  private List<@Nullable Object[]> rows(String name, Artifacts.Written written) throws IOException {
    var rows = new ArrayList<@Nullable Object[]>();
    try (var stream = Files.newInputStream(written.file())) {
      for (var bytes = stream.readNBytes(BYTES_PER_PIECE); bytes.length > 0; bytes = stream.readNBytes(BYTES_PER_PIECE)) {
        rows.add(new Object[]{study, name, rows.size(), bytes});
      }
    }
    return rows;
  }

  @Override
  public void drop(String name) {
    writer.change(session -> session.update("DELETE FROM scratch_piece WHERE study_id = ? AND name = ?", study, name));
  }

  @Override
  public void clear() {
    writer.change(session -> session.update("DELETE FROM scratch_piece WHERE study_id = ?", study));
  }
}
