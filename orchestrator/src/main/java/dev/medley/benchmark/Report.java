package dev.medley.benchmark;

/// Where figures go.
public interface Report {

  /// A line about what follows, such as on which model it was measured.
  void say(String line);

  /// What is being done now, for whoever waits.
  void progress(String line);

  void figure(Figure figure);
}
