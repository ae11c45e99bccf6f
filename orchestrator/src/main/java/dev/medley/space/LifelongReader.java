package dev.medley.space;

import java.util.List;
import java.util.Optional;

/// Reads how tasks that arrive one after the other are learnt: one way with its settings, or a choice among some.
final class LifelongReader {

  private final Problems problems;
  private final Draft draft;
  private final WayReader ways;

  LifelongReader(Problems problems, List<String> tasks, Draft draft) {
    this.problems = problems;
    this.draft = draft;
    ways = new WayReader(problems, tasks, draft, Language.LIFELONG, Language.LIFELONGS, "MED-834",
        "write `lifelong: replay`, or `{choose: [naive, replay]}`");
  }

  void read(Optional<Node.Entry> entry) {
    if (ways.read(entry) && draft.fixed().containsKey(Language.PHASES)) {
      problems.maybe("MED-835", Language.LIFELONG, entry.orElseThrow().value().show(), entry.orElseThrow().line(),
          "stands beside `phases`, but the arrival of each task is a phase of its own", "remove one of the two");
    }
  }
}
