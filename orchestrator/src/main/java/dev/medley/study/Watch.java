package dev.medley.study;

import dev.medley.training.Pulse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What the workers of this process let the study's loop know while it waits for them. Thread-safe.
final class Watch {

  private final Duration patience;
  private final Map<String, Pulse> pulses = new ConcurrentHashMap<>();
  private final Map<String, String> told = new ConcurrentHashMap<>();
  private final Queue<String> notices = new ConcurrentLinkedQueue<>();

  /// @param patience how long one thing may take before it is told
  Watch(Duration patience) {
    this.patience = patience;
  }

  /// A cohort begins to train.
  Pulse begin(String cohort) {
    var pulse = new Pulse();
    pulses.put(cohort, pulse);
    return pulse;
  }

  void end(String cohort) {
    pulses.remove(cohort);
    told.remove(cohort);
  }

  void tell(String notice) {
    notices.add(notice);
  }

  /// What there is to tell since it was last asked; a cohort that hangs is told once for each thing that it hangs in.
  List<String> news() {
    var news = new ArrayList<String>();
    for (var notice = notices.poll(); notice != null; notice = notices.poll()) news.add(notice);
    pulses.forEach((cohort, pulse) -> {
      var age = pulse.age();
      var doing = pulse.doing();
      if (age.compareTo(patience) >= 0 && !doing.equals(told.put(cohort, doing)))
        news.add("Cohort " + cohort + " has been busy with " + doing + " for " + age.toSeconds() + " s.");
    });
    return news;
  }
}
