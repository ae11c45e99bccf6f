package dev.medley.plugins.files;

import dev.medley.api.error.Problem;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Split;
import dev.medley.api.task.Target;
import dev.medley.api.task.TaskData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Makes a task's data of rows that are in order each, and notes what is wrong with them together.
final class Assembly {

  private final Options options;
  private final TargetKind kind;
  private final Findings findings;

  Assembly(Options options, TargetKind kind, Findings findings) {
    this.options = options;
    this.kind = kind;
    this.findings = findings;
  }

  TaskData data(List<Item> rows) {
    var items = split(rows);
    requireRows(items, Split.TRAIN);
    requireRows(items, Split.VALIDATION);
    findings.stop();
    if (kind == TargetKind.VALUES)
      return data(new Target.Numbers(names(items)), items, item -> new Answer.Numbers(item.target().stream().map(Float::valueOf).toList()));
    var labels = List.copyOf(trained(items));
    requireLabels(items, labels);
    findings.stop();
    var indices = new HashMap<String, Integer>();
    for (var label : labels) indices.put(label, indices.size());
    return kind == TargetKind.TAGS
        ? data(new Target.TokenClasses(labels), items,
            item -> new Answer.Tags(item.target().stream().map(tag -> indices.getOrDefault(tag, -1)).toList()))
        : data(new Target.Classes(labels), items, item -> new Answer.Label(indices.getOrDefault(item.target().getFirst(), -1)));
  }

  private TaskData data(Target target, List<Item> items, Function<Item, Answer> answer) {
    return new TaskData(target, examples(limited(of(items, Split.TRAIN)), answer), examples(of(items, Split.VALIDATION), answer),
        examples(of(items, Split.TEST), answer));
  }

  private static List<Example> examples(List<Item> items, Function<Item, Answer> answer) {
    return items.stream().map(item -> new Example(item.input(), answer.apply(item), item.domain())).toList();
  }

  private static List<Item> of(List<Item> items, Split split) {
    return items.stream().filter(item -> item.split() == split).toList();
  }

  /// The training rows that come first in line, in the order of the file.
  private List<Item> limited(List<Item> training) {
    if (options.limit() == 0 || training.size() <= options.limit()) return training;
    var kept = new HashSet<>(training.stream().sorted(Comparator.comparingDouble(Item::place).thenComparingLong(Item::line))
        .limit(options.limit()).map(Item::line).toList());
    return training.stream().filter(item -> kept.contains(item.line())).toList();
  }

  /// Rows as the file splits them. One that says only what to train on and what to test on gives a share of the former to validate with.
  private List<Item> split(List<Item> rows) {
    if (options.split().isEmpty()) return withLabelsTrained(rows, EnumSet.of(Split.VALIDATION, Split.TEST));
    if (rows.stream().anyMatch(item -> item.split() == Split.VALIDATION)) return rows;
    var carved = rows.stream()
        .map(item -> item.split() == Split.TRAIN && item.draw() < options.validation() ? item.in(Split.VALIDATION) : item).toList();
    return withLabelsTrained(carved, EnumSet.of(Split.VALIDATION));
  }

  /// Where a split is ours, a row with a label that training would not know goes there.
  private List<Item> withLabelsTrained(List<Item> rows, Set<Split> ours) {
    if (kind == TargetKind.VALUES) return rows;
    var known = trained(rows);
    var moved = new ArrayList<Item>();
    for (var item : rows) {
      boolean moves = ours.contains(item.split()) && !known.containsAll(item.target());
      if (moves) known.addAll(item.target());
      moved.add(moves ? item.in(Split.TRAIN) : item);
    }
    return moved;
  }

  private static Set<String> trained(List<Item> items) {
    var labels = new TreeSet<String>();
    of(items, Split.TRAIN).forEach(item -> labels.addAll(item.target()));
    return labels;
  }

  private void requireRows(List<Item> items, Split split) {
    if (!of(items, split).isEmpty()) return;
    findings.add(Problem.maybe("MED-086",
        "The split (" + split.name().toLowerCase(Locale.ROOT) + ") of file (" + options.file() + ") has no row among " + items.size() + ".",
        options.split().isEmpty() ? "the file needs more rows, or other shares" : "column " + options.split() + " does not say train"));
  }

  private void requireLabels(List<Item> items, List<String> labels) {
    String column = options.target().getFirst();
    if (labels.size() < 2) {
      findings.add(Problem.maybe("MED-082",
          "The target (" + column + ") of file (" + options.file() + ") has one class only (" + String.join(", ", labels) + ").",
          "another column is meant"));
    }
    var firstLines = new LinkedHashMap<String, Long>();
    for (var item : items) {
      for (var label : item.target()) if (Collections.binarySearch(labels, label) < 0) firstLines.putIfAbsent(label, item.line());
    }
    firstLines.forEach((label, line) -> findings
        .add(Problem.didYouMean("MED-083", "The class (" + label + ") of column " + column + " (" + options.file() + ":" + line
            + ") is not in the training split.", label, labels, "Maybe put rows of it there, or leave them out.")));
  }

  /// The columns, or their members where a column holds lists.
  private List<String> names(List<Item> items) {
    int size = items.getFirst().target().size();
    if (size == options.target().size()) return options.target();
    return IntStream.range(0, size).mapToObj(i -> String.join("-", options.target()) + "-" + (i + 1)).toList();
  }
}
