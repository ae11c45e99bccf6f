package dev.medley.space;

import dev.medley.api.parameter.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads how a model is trained as an initialisation, and whether that can stand beside what else the space says.
final class MetaReader {

  /// What an initialisation cannot be trained with, and why.
  private static final Map<String, String> APART = Map.of(
      Language.PHASES, "which would train on from an initialisation before it has adapted to anything",
      Language.LIFELONG, "which holds a model to tasks that have been",
      Language.TERMS, "whose penalties are of a model as it stands, and not of what it adapts to",
      Language.RULES, "which judge a model as it stands, and not what it adapts to");

  private final Problems problems;
  private final List<StudySpace.TaskUse> tasks;
  private final Draft draft;
  private final WayReader ways;

  MetaReader(Problems problems, List<StudySpace.TaskUse> tasks, Draft draft) {
    this.problems = problems;
    this.tasks = tasks;
    this.draft = draft;
    ways = new WayReader(problems, List.of(), draft, Language.META, Language.METAS, "MED-885",
        "write `meta: reptile`, or `{choose: [reptile, fomaml, joint]}`");
  }

  /// @param entries of the whole space
  void read(Map<String, Node.Entry> entries) {
    var fresh = tasks.stream().filter(StudySpace.TaskUse::isNew).map(StudySpace.TaskUse::name).toList();
    if (!ways.read(Optional.ofNullable(entries.get(Language.META)))) {
      // A way that cannot be read is told already.
      if (!fresh.isEmpty() && WayReader.absent(Optional.ofNullable(entries.get(Language.META))))
        problems.maybe("MED-887", "task", fresh.getFirst(), line(entries, Language.TASKS),
            "has the role `new`, but nothing says how a model comes to adapt to it", "add `meta: reptile`, or remove `role: new`");
      return;
    }
    int line = line(entries, Language.META);
    APART.keySet().stream().sorted().filter(entries::containsKey).forEach(key -> problems.maybe("MED-886", Language.META, shown(entries),
        line, "stands beside `" + key + "`, " + APART.get(key), "remove one of the two"));
    if (fresh.isEmpty())
      problems.maybe("MED-886", Language.META, shown(entries), line, "has no task to adapt to, by which an initialisation is judged",
          "give a task `role: new`, and `few: 10` of its examples");
    if (fresh.size() == tasks.size() && !fresh.isEmpty())
      problems.maybe("MED-886", Language.META, shown(entries), line, "has no task to train on, since all are new",
          "take `role: new` from some");
    draft.add(Language.NEW_TASKS, new Reading.Fixed(new Value.Order(fresh)));
  }

  private static String shown(Map<String, Node.Entry> entries) {
    return Optional.ofNullable(entries.get(Language.META)).map(entry -> entry.value().show()).orElse("");
  }

  private static int line(Map<String, Node.Entry> entries, String key) {
    return Optional.ofNullable(entries.get(key)).map(Node.Entry::line).orElse(1);
  }
}
