package dev.medley.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads what is optimised.
final class ObjectiveReader {

  private static final String MAXIMIZE = "maximize";
  private static final String MINIMIZE = "minimize";
  /// Gains over single-task training, of which more is better: of a trial, of its robustness, of what its sampler leads to.
  static final List<String> GREATER = List.of("delta_m", "delta_m_metrics", "delta_m_tasks", "robust", "target-gain");
  /// What is better if there is less of it: of what the others lose, and of rules that are broken.
  static final List<String> SMALLER = List.of("others-loss", "rules.broken");
  private static final String RULE = "rules.broken-";
  private static final Pattern METRIC = Pattern.compile("[a-z0-9][a-z0-9_-]*");

  private final Problems problems;
  private final List<String> tasks;
  private final List<String> greater = new ArrayList<>(GREATER);
  private final List<String> smaller = new ArrayList<>(SMALLER);
  private final boolean adapts;

  /// @param adapts  whether trials are initialisations
  /// @param arrives whether tasks arrive one after the other
  ObjectiveReader(Problems problems, List<String> tasks, boolean adapts, boolean arrives) {
    this.adapts = adapts;
    this.problems = problems;
    this.tasks = tasks;
    if (arrives) {
      greater.addAll(Lifelong.GREATER);
      smaller.addAll(Lifelong.SMALLER);
    }
  }

  /// One objective, or a list of several.
  List<StudySpace.Objective> read(Optional<Node.Entry> entry) {
    if (entry.isEmpty()) return List.of(Language.USUAL_OBJECTIVE);
    var all = new ArrayList<StudySpace.Objective>();
    switch (entry.get().value()) {
      case Node.Items items when !items.items().isEmpty() -> {
        for (var item : items.items()) given(item, item.line()).ifPresent(objective -> add(objective, item.line(), all));
      }
      case Node one -> given(one, entry.get().line()).ifPresent(all::add);
    }
    return all.isEmpty() ? List.of(Language.USUAL_OBJECTIVE) : all;
  }

  private void add(StudySpace.Objective objective, int line, List<StudySpace.Objective> all) {
    if (all.stream().anyMatch(other -> other.metric().equals(objective.metric())))
      wrong(objective.metric(), line, "stands twice in the list", "remove one of them");
    else
      all.add(objective);
  }

  private Optional<StudySpace.Objective> given(Node node, int line) {
    if (!(node instanceof Node.Entries entries) || entries.entries().size() != 1) {
      return wrong(node.show(), line, "must be one metric to maximize or to minimize, or a list of such",
          "write `{maximize: delta_m}`");
    }
    var direction = entries.entries().values().iterator().next();
    if (!List.of(MAXIMIZE, MINIMIZE).contains(direction.key())) {
      problems.unknown("MED-025", "direction", direction.key(), "objective", direction.line(), "is not known", List.of(MAXIMIZE, MINIMIZE));
      return Optional.empty();
    }
    if (!(direction.value() instanceof Node.Scalar metric) || metric.nothing()) {
      return wrong(direction.value().show(), direction.line(), "must be one metric", "write `{maximize: delta_m}`");
    }
    boolean maximize = direction.key().equals(MAXIMIZE);
    return metric(metric, maximize) ? Optional.of(new StudySpace.Objective(metric.text(), maximize)) : Optional.empty();
  }

  private boolean metric(Node.Scalar metric, boolean maximize) {
    String text = metric.text();
    if (adapts && text.equals(Meta.ADAPTED)) return true;
    if (greater.contains(text)) {
      if (!maximize) wrong(text, metric.line(), "is a gain, of which more is better", "write `{maximize: " + text + "}`");
      return maximize;
    }
    if (smaller.contains(text) || text.startsWith(RULE)) {
      if (maximize) wrong(text, metric.line(), "is better if there is less of it", "write `{minimize: " + text + "}`");
      return !maximize;
    }
    if (text.startsWith(Lifelong.FIGURES) && !tasks.contains("lifelong")) {
      boolean figure = Lifelong.GREATER.contains(text) || Lifelong.SMALLER.contains(text);
      wrong(text, metric.line(), figure ? "is of tasks that arrive one after the other, and here they do not" : "is no figure of arrivals",
          figure ? "add `lifelong: replay`" : "write `{maximize: " + Lifelong.ACC + "}`");
      return false;
    }
    if (text.startsWith(Meta.FIGURES) && !tasks.contains("meta")) {
      wrong(text, metric.line(),
          text.equals(Meta.ADAPTED) ? "is of new tasks, and here nothing adapts to any" : "is shown, and cannot be optimised",
          text.equals(Meta.ADAPTED) ? "add `meta: reptile`, and a task with `role: new`" : "write `{minimize: " + Meta.ADAPTED + "}`");
      return false;
    }
    int dot = text.indexOf('.');
    String task = dot < 0 ? text : text.substring(0, dot);
    if (dot >= 0 && tasks.contains(task)) {
      boolean named = METRIC.matcher(text.substring(dot + 1)).matches();
      if (!named) wrong(text, metric.line(), "names no metric of task " + task, "write `" + task + ".accuracy`");
      return named;
    }
    if (tasks.contains(task)) {
      wrong(text, metric.line(), "is a task, not a metric", "write `" + task + ".accuracy`");
      return false;
    }
    if (dot < 0) {
      var known = new ArrayList<>(greater);
      known.addAll(smaller);
      tasks.forEach(t -> known.add(t + ".accuracy"));
      problems.unknown("MED-025", "objective", text, metric.line(), "is no metric", known);
    } else {
      problems.unknown("MED-025", "task", task, "objective", metric.line(), "is none of the study", tasks);
    }
    return false;
  }

  private Optional<StudySpace.Objective> wrong(String value, int line, String rule, String advice) {
    problems.maybe("MED-025", "objective", value, line, rule, advice);
    return Optional.empty();
  }
}
