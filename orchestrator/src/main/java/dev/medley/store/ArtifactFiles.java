package dev.medley.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/// The files of artifacts: written beside their place, forced to the disk, then renamed into it, so that a file is there
/// whole or not at all.
///
/// They lie in a directory that carries the key of their database, so that what another database left in the same place
/// is neither overwritten nor taken for an orphan.
final class ArtifactFiles implements Artifacts {

  private static final String UNFINISHED = ".part";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}){0,4}");

  private static final int LONGEST_NAME = 200;

  private final Path root;

  ArtifactFiles(Path artifacts, String storeKey) {
    this.root = artifacts.resolve(storeKey);
  }

  static void requireName(String name) {
    if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches() || name.endsWith(UNFINISHED)) {
      throw StoreError.ARTIFACT_NAME.exception(
          "The name (%s) of an artifact must be a relative path of letters, digits, '.', '_' and '-'."
              .formatted(name),
          "Maybe model/weights.bin.");
    }
  }

  @Override
  public Path path(StudyId study, int number, String name) {
    return root.resolve(study.toString()).resolve(Integer.toString(number)).resolve(name);
  }

  @Override
  public Path path(String relative) {
    return root.resolve(relative);
  }

  @Override
  public String relative(Path path) {
    return root.relativize(path).toString().replace('\\', '/');
  }

  @Override
  public Written write(ArtifactContent content) throws IOException {
    Files.createDirectories(root);
    var file = root.resolve(UUID.randomUUID() + UNFINISHED);
    var hash = sha256();
    try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var stream = new DigestOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)), hash)) {
      content.writeTo(stream);
      stream.flush();
      channel.force(true);
    } catch (IOException | RuntimeException | Error e) {
      Files.deleteIfExists(file);
      throw e;
    }
    return new Written(file, Files.size(file), HexFormat.of().formatHex(hash.digest()));
  }

  @Override
  public void keep(Session session, Artifact artifact, Written written) {
    place(written.file(), artifact.path());
  }

  @Override
  public void fetch(Session session, Artifact artifact) {
    // It is there from the moment on from which its row is.
  }

  /// Puts a file into its place, whole.
  static void place(Path file, Path target) {
    var directory = Objects.requireNonNull(target.getParent());
    try {
      Files.createDirectories(directory);
      Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
      force(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void deleteOrphans(Session session) throws SQLException, IOException {
    if (!Files.isDirectory(root)) {
      return;
    }
    var named = ArtifactTable.paths(session);
    try (var files = Files.walk(root)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        if (!named.contains(relative(file))) {
          Files.delete(file);
        }
      }
    }
  }

  /// Makes a rename last through a power cut, where directories can be forced.
  private static void force(Path directory) throws IOException {
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
