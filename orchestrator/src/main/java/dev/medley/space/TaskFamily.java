package dev.medley.space;

import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Many tasks of one kind, written as one: each is told from the others by its `number`, from the one that is given on.
final class TaskFamily {

  static final String MANY = "many";
  static final String NUMBER = "number";
  static final int MOST = 10_000;

  private final Problems problems;
  private final Catalogue catalogue;

  TaskFamily(Problems problems, Catalogue catalogue) {
    this.problems = problems;
    this.catalogue = catalogue;
  }

  /// Each of the tasks as if it had been written by itself; one that is not many is itself.
  ///
  /// @param component what makes the tasks
  /// @param as        the name of one of them, but for what is put behind it
  List<Node.Entries> members(Node.Entries task, String component, String as) {
    var many = task.entries().get(MANY);
    if (many == null) return List.of(task);
    int count = whole(many);
    if (count < 1 || count > MOST) {
      problems.maybe("MED-888", MANY, many.value().show(), "task " + component, many.line(), "must be a whole number from 1 to " + MOST,
          "write `many: 100`");
      return List.of();
    }
    var number = number(component);
    if (number.isEmpty()) {
      problems.maybe("MED-888", MANY, many.value().show(), "task " + component, many.line(),
          "asks for several tasks, and nothing tells them apart: it has no setting `" + NUMBER + "`", "name each by itself");
      return List.of();
    }
    var first = first(component, number.get(), Optional.ofNullable(task.entries().get(NUMBER)));
    if (first.isEmpty()) return List.of();
    var members = new ArrayList<Node.Entries>();
    for (int i = 0; i < count; i++) members.add(member(task, as + "-" + (i + 1), first.get() + i, many.line()));
    return members;
  }

  /// The number of the first; nothing if it is wrong, which is told.
  private Optional<Long> first(String component, Setting.Whole number, Optional<Node.Entry> given) {
    var read = new SettingsReader(problems, List.of()).readFixed(new Spot("task", "task " + component, List.of()), List.of(number),
        given.map(entry -> Map.of(NUMBER, entry)).orElse(Map.of()), Set.of(), given.map(Node.Entry::line).orElse(1));
    return read.values().get(NUMBER) instanceof Value.Whole(long first) ? Optional.of(first) : Optional.empty();
  }

  private Optional<Setting.Whole> number(String component) {
    return catalogue.tasks().stream().filter(d -> d.name().equals(component)).flatMap(d -> d.settings().stream())
        .filter(s -> s.name().equals(NUMBER)).filter(Setting.Whole.class::isInstance).map(Setting.Whole.class::cast).findFirst();
  }

  private static Node.Entries member(Node.Entries task, String name, long number, int line) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>(task.entries());
    entries.remove(MANY);
    entries.put("as", new Node.Entry("as", line, new Node.Scalar(name, false, line)));
    entries.put(NUMBER, new Node.Entry(NUMBER, line, new Node.Scalar(String.valueOf(number), true, line)));
    return new Node.Entries(entries, task.line());
  }

  /// -1 for what is no whole number.
  private static int whole(Node.Entry entry) {
    return entry.value() instanceof Node.Scalar word && word.text().matches("[0-9]{1,9}") ? Integer.parseInt(word.text()) : -1;
  }
}
