package dev.medley.study;

import dev.medley.rung.Expectations;
import dev.medley.rung.Ladder;
import dev.medley.store.Trial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The rounds of a study from its first: who goes on, who is new, who is stopped. What is recorded is taken as it is and only what is missing is asked for; so a study that is taken
/// up again comes to what it would have come to, and one that has ended can be gone through again.
final class Rounds {

  /// What a study puts into its rounds.
  interface Course {

    /// The new trials of a round: those of the recorded ones that are next, or others; none to end here.
    ///
    /// @param expected what the trials before are expected to reach
    List<Trial> begin(List<Trial> before, Map<Integer, List<Double>> expected, List<Trial> next, int wanted);

    default void decided(Ladder ladder, Ladder.Decision decision) {}
  }

  private final Ladder ladder;
  private final Progress progress;
  private final Course course;
  private final TreeMap<Integer, Trial> begun = new TreeMap<>();
  private final Map<Integer, List<Double>> failed = new HashMap<>();

  Rounds(Ladder ladder, Progress progress, Course course) {
    this.ladder = ladder;
    this.progress = progress;
    this.course = course;
  }

  /// Goes through them to the end of the budget.
  ///
  /// @param recorded the trials of the search that there are, in the order of their numbers
  /// @param budgets  how many trials there were to be, each time that the study was begun or given more
  void play(List<Trial> recorded, List<Integer> budgets) {
    for (int budget : budgets) {
      for (boolean more = true; more;) {
        var decision = ladder.decide(begun.size(), budget);
        course.decided(ladder, decision);
        progress.stop(decision.stopped());
        if (decision.ends()) more = false;
        else if (!played(decision, recorded)) return;
      }
    }
  }

  /// Whether the round came to its end.
  private boolean played(Ladder.Decision decision, List<Trial> recorded) {
    var stretches = new ArrayList<Stretch>();
    if (decision.fresh() > 0) {
      var next = recorded.stream().skip(begun.size()).limit(decision.fresh()).toList();
      var fresh = course.begin(List.copyOf(begun.values()), expected(), next, decision.fresh());
      if (fresh.isEmpty()) return false;
      fresh.forEach(trial -> begun.put(trial.number(), trial));
      fresh.forEach(trial -> stretches.add(stretch(ladder.first(trial.number()))));
    }
    decision.goOn().forEach(leg -> stretches.add(stretch(leg)));
    var missing = stretches.stream().filter(s -> !s.trial().state().finished() && progress.recorded(s.trial(), s.until()).isEmpty())
        .toList();
    return progress.train(missing) && told(stretches);
  }

  private boolean told(List<Stretch> stretches) {
    for (var stretch : stretches) {
      progress.recorded(stretch.trial(), stretch.until()).ifPresentOrElse(ladder::tell,
          () -> failed.put(stretch.trial().number(), List.of()));
    }
    return true;
  }

  private Stretch stretch(Ladder.Leg leg) {
    return new Stretch(java.util.Objects.requireNonNull(begun.get(leg.trial())), leg.from(), leg.until());
  }

  private Map<Integer, List<Double>> expected() {
    var expected = new TreeMap<>(Expectations.of(ladder));
    expected.putAll(failed);
    return expected;
  }
}
