package dev.medley.study;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Notices that a search trains nothing: its first trials to end have all failed of the same. Baselines, which choose none of what is searched, do not count.
final class CommonFailure {

  /// How many must have failed alike, with none that did not, before it is said.
  static final int FIRST = 10;

  private final Set<String> kinds = new HashSet<>();
  private String reason = "";
  private int ended;
  private boolean trains;

  void completed() {
    trains = true;
  }

  void failed(String why) {
    ended++;
    if (reason.isEmpty()) reason = why;
    // Steps, trials and sizes differ where the cause is one.
    kinds.add(why.replaceAll("-?\\d+([.,]\\d+)*", "#").replaceAll("NaN|-?Infinity", "#"));
  }

  /// What they all failed of, once that is known.
  Optional<String> common() {
    return !trains && ended >= FIRST && kinds.size() == 1 ? Optional.of(reason) : Optional.empty();
  }
}
