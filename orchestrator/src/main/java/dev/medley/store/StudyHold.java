package dev.medley.store;

/// The right to run a study, which one process has at a time. It ends with the process, however that ends.
public interface StudyHold extends AutoCloseable {

  /// Gives the right back.
  @Override
  void close();
}
