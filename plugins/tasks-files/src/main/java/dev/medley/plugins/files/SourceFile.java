package dev.medley.plugins.files;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// A file that a user names. It is read whole, since its examples must fit into memory anyway.
record SourceFile(String name, String task) {

  /// Beyond this a file is a mistake, or belongs into a plugin of its own.
  private static final int MOST_BYTES = 1 << 30;
  private static final int MOST_NEIGHBOURS = 1000;

  /// What the file holds, decompressed and decoded, without a byte order mark.
  ///
  /// @throws InputException if it cannot be read
  String text(Findings findings) {
    var path = Path.of(name);
    if (Files.isDirectory(path)) {
      throw problem("MED-071", "is a directory",
          "Maybe name one of its files: " + String.join(", ", entries(path).stream().limit(5).toList()) + ".");
    }
    if (!Files.exists(path)) throw new InputException(missing(path));
    byte[] bytes = bytes(path);
    if (bytes.length == 0) throw problem("MED-072", "is empty", "Maybe it was not written to the end.");
    return decoded(bytes, findings);
  }

  private byte[] bytes(Path path) {
    try (var plain = new BufferedInputStream(Files.newInputStream(path));
        var in = name.endsWith(".gz") ? new GZIPInputStream(plain, 1 << 16) : plain) {
      byte[] bytes = in.readNBytes(MOST_BYTES);
      if (in.read() >= 0) throw problem("MED-071", "holds more than " + MOST_BYTES + " bytes", "Maybe a sample of it is enough.");
      return bytes;
    } catch (IOException e) {
      throw new InputException(
          Problem.maybe("MED-087", "The file (" + name + ") of task (" + task + ") cannot be read: " + e.getMessage() + ".",
              "it is damaged, or may not be read by you"),
          e);
    }
  }

  private String decoded(byte[] bytes, Findings findings) {
    if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF))
      throw problem("MED-073", "is not UTF-8: it begins with the mark of UTF-16", "Maybe convert it: iconv -f UTF-16 -t UTF-8.");
    int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    try {
      return decoded(bytes, start, bytes.length);
    } catch (CharacterCodingException e) {
      noteLines(bytes, start, findings);
      findings.stop();
      throw new IllegalStateException("A text that is no UTF-8 consists of lines that are", e);
    }
  }

  private void noteLines(byte[] bytes, int start, Findings findings) {
    long line = 1;
    int begin = start;
    for (int i = start; i <= bytes.length; i++) {
      if (i < bytes.length && bytes[i] != '\n') continue;
      try {
        decoded(bytes, begin, i);
      } catch (CharacterCodingException _) {
        findings.add(Problem.maybe("MED-073", "The line (" + name + ":" + line + ") of task (" + task + ") is not UTF-8.",
            "convert the file: iconv -f WINDOWS-1252 -t UTF-8"));
      }
      line++;
      begin = i + 1;
    }
  }

  /// Decodes strictly; a zero byte is no text either, it tells of UTF-16 without a mark.
  private static String decoded(byte[] bytes, int begin, int end) throws CharacterCodingException {
    for (int i = begin; i < end; i++) if (bytes[i] == 0) throw new CharacterCodingException();
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, begin, end - begin)).toString();
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) return false;
    return true;
  }

  private Problem missing(Path path) {
    var folder = path.toAbsolutePath().getParent();
    var file = path.getFileName();
    var near = folder == null || file == null ? List.<String>of() : Problem.nearest(file.toString(), entries(folder));
    var paths = near.stream().map(n -> path.resolveSibling(n).toString()).toList();
    String hint = near.isEmpty()
        ? "Maybe the path does not begin at the working directory (" + Path.of("").toAbsolutePath() + ")."
        : "Did you mean: " + String.join(", ", paths) + "?";
    return new Problem("MED-070", "The file (" + name + ") of task (" + task + ") does not exist.", hint);
  }

  private static List<String> entries(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.limit(MOST_NEIGHBOURS).map(f -> String.valueOf(f.getFileName())).sorted().toList();
    } catch (IOException _) {
      // Only the hint is poorer.
      return List.of();
    }
  }

  private InputException problem(String id, String rule, String hint) {
    return new InputException(new Problem(id, "The file (" + name + ") of task (" + task + ") " + rule + ".", hint));
  }
}
