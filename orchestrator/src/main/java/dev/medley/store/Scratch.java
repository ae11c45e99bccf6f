package dev.medley.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// What a running study leaves lying about and could do without, such as checkpoints: contents by name, in rows of the database, so that every process
/// of the study finds them.
///
/// Each is there whole or not at all, and is never changed. Thread-safe. All methods throw [StoreException], in words for the user.
public interface Scratch {

  /// What there is, in the order of the names.
  List<String> names();

  /// How many bytes a content has; 0 for one that is not there.
  long size(String name);

  /// Reads a content, piece by piece. One that is dropped meanwhile ends there; one that is not there is empty.
  InputStream open(String name);

  /// Keeps a content under a name of at most 200 characters, in the place of what had it before.
  ///
  /// @throws IOException if the content could not be made
  void save(String name, ArtifactContent content) throws IOException;

  /// Drops a content, if it is there.
  void drop(String name);

  /// Drops everything.
  void clear();
}
