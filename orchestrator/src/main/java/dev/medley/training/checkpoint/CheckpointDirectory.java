package dev.medley.training.checkpoint;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Checkpoints as files of a directory, which is made when it is needed and goes with the last of them.
record CheckpointDirectory(Path directory) implements CheckpointPlace {

  private static final String UNFINISHED = ".part";

  @Override
  public List<String> names() throws IOException {
    if (!Files.isDirectory(directory)) return List.of();
    try (var all = Files.list(directory)) {
      return all.map(path -> path.getFileName().toString()).filter(name -> !name.endsWith(UNFINISHED)).sorted().toList();
    }
  }

  @Override
  public long size(String name) throws IOException {
    return Files.size(directory.resolve(name));
  }

  @Override
  public InputStream open(String name) throws IOException {
    return Files.newInputStream(directory.resolve(name));
  }

  /// Writes beside its place, forces to the disk and renames.
  @Override
  public void write(String name, Content content) throws IOException {
    Files.createDirectories(directory);
    var unfinished = directory.resolve(name + UNFINISHED);
    // Not a channel of our own: an interrupt in the middle of a write would close it.
    try (var file = new FileOutputStream(unfinished.toFile())) {
      content.writeTo(file);
      file.getFD().sync();
    } catch (IOException | RuntimeException | Error e) {
      Files.deleteIfExists(unfinished);
      throw e;
    }
    Files.move(unfinished, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    force();
  }

  /// Makes a rename last through a power cut, where directories can be forced.
  private void force() throws IOException {
    if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) return;
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public void drop(String name) throws IOException {
    Files.deleteIfExists(directory.resolve(name));
  }

  @Override
  public void clear() throws IOException {
    if (!Files.isDirectory(directory)) return;
    try (var all = Files.list(directory)) {
      for (var path : all.toList()) Files.deleteIfExists(path);
    }
    Files.deleteIfExists(directory);
  }
}
