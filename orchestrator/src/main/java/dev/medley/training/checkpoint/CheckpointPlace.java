package dev.medley.training.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;

/// Where checkpoints lie: contents by name, each there whole or not at all. Thread-safe.
public interface CheckpointPlace {

  /// Writes what a checkpoint holds; the stream is closed by the caller.
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream stream) throws IOException;
  }

  /// What there is, in the order of the names.
  List<String> names() throws IOException;

  /// How many bytes a content has.
  ///
  /// @throws NoSuchFileException if it is gone, where the place can tell
  long size(String name) throws IOException;

  /// Reads a content.
  ///
  /// @throws NoSuchFileException if it is gone, where the place can tell
  InputStream open(String name) throws IOException;

  /// Keeps a content. Once it has returned, the content is there whatever happens to the process.
  void write(String name, Content content) throws IOException;

  /// Drops a content, if it is there.
  void drop(String name) throws IOException;

  /// Drops everything, finished or not.
  void clear() throws IOException;
}
