package dev.medley.space;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the parameters of a space that stands alone: each by its name and the way in which it varies.
final class PlainParameterReader {

  private static final List<String> WAYS = List.of("uniform", "log", "logit", "int", "log-int", "choose", "ordered", "simplex",
      "permutation",
      ScheduleReader.SCHEDULE);

  /// Larger whole numbers are no doubles.
  private static final long LARGEST = 1L << 53;

  private final Problems problems;
  private final IntervalReader intervals;
  private final LimitsReader limits;
  private final ScheduleReader schedules;

  PlainParameterReader(Problems problems, IntervalReader intervals) {
    this.problems = problems;
    this.intervals = intervals;
    this.limits = new LimitsReader(problems, intervals);
    this.schedules = new ScheduleReader(problems, intervals);
  }

  /// Parameters by name, choices before what depends on them.
  List<Parameter> read(Map<String, Node.Entry> entries) {
    return read(entries, "", List.of());
  }

  private List<Parameter> read(Map<String, Node.Entry> entries, String above, List<Condition> conditions) {
    var parameters = new ArrayList<Parameter>();
    for (var entry : entries.values()) {
      var spot = new Spot(above + entry.key(), "parameter " + above + entry.key(), conditions);
      parameters.addAll(parameter(spot, entry));
    }
    return parameters;
  }

  private List<Parameter> parameter(Spot spot, Node.Entry entry) {
    if (!(entry.value() instanceof Node.Entries entries) || entries.entries().isEmpty()) return unsaid(spot, entry.value());
    var way = entries.entries().values().stream().filter(e -> WAYS.contains(e.key())).findFirst();
    if (way.isEmpty()) {
      var first = entries.entries().values().iterator().next();
      problems.unknown("MED-021", "way", first.key(), spot.owner(), first.line(), "is none to vary", WAYS);
      return List.of();
    }
    return switch (way.get().key()) {
      case "uniform", "log", "logit" -> intervals.taskBounds(spot, "interval", entries, -Double.MAX_VALUE, Double.MAX_VALUE)
          .<List<Parameter>>map(b -> List.of(new Parameter.Real(spot.path(), b.min(), b.max(), b.scale(), spot.conditions())))
          .orElse(List.of());
      case "int", "log-int" -> intervals.wholeBounds(spot, "interval", entries, -LARGEST, LARGEST)
          .<List<Parameter>>map(
              b -> List.of(new Parameter.Whole(spot.path(), (long) b.min(), (long) b.max(), b.scale(), spot.conditions())))
          .orElse(List.of());
      case "choose", "ordered" -> choice(spot, entries);
      case "simplex" -> names(spot, way.get()).flatMap(parts -> limits.simplex(spot, "shares", entries, parts))
          .<List<Parameter>>map(List::of).orElse(List.of());
      case "permutation" -> names(spot, way.get()).flatMap(items -> limits.permutation(spot, entries, items)).<List<Parameter>>map(List::of)
          .orElse(List.of());
      default -> schedules
          .read(spot, new ScheduleReader.Range(ScheduleReader.SCHEDULE, -Double.MAX_VALUE, Double.MAX_VALUE, 0, false, true), entries)
          .map(reading -> varying(spot, reading, entries)).orElse(List.of());
    };
  }

  private List<Parameter> varying(Spot spot, Reading reading, Node.Entries entries) {
    return switch (reading) {
      case Reading.Varying(var parameters, _) -> parameters;
      case Reading.Fixed _ -> unsaid(spot, entries);
    };
  }

  private List<Parameter> unsaid(Spot spot, Node node) {
    problems.maybe("MED-021", "value", node.show(), spot.owner(), node.line(), "does not vary",
        "write `{uniform: [0, 1]}` or `{choose: [a, b]}`, or leave the parameter out");
    return List.of();
  }

  /// A choice, and the parameters that its options bring.
  private List<Parameter> choice(Spot spot, Node.Entries entries) {
    var items = intervals.chooseOrdered(spot, "choice", entries, List.of());
    if (items.isEmpty()) return List.of();
    var options = new ArrayList<String>();
    var children = new ArrayList<Parameter>();
    for (var item : items.get()) {
      var option = item instanceof Node.Entries e && e.entries().size() == 1 ? e.entries().values().iterator().next().key() : item.show();
      if (options.contains(option)) {
        problems.maybe("MED-014", "choice", option, spot.owner(), item.line(), "is offered twice", "remove one of them");
        continue;
      }
      options.add(item instanceof Node.Scalar scalar ? scalar.text() : option);
      if (item instanceof Node.Entries mapping) children.addAll(below(spot, option, mapping));
      else
        if (item instanceof Node.Items list)
          problems.maybe("MED-014", "choice", list.show(), spot.owner(), list.line(), "must be an option, not a list", "name each option");
    }
    boolean ordered = entries.entries().containsKey(IntervalReader.ORDERED) || Numbers.monotone(options);
    children.addFirst(new Parameter.Choice(spot.path(), options, ordered, spot.conditions()));
    return children;
  }

  private List<Parameter> below(Spot spot, String option, Node.Entries mapping) {
    var conditions = new ArrayList<>(spot.conditions());
    conditions.add(new Condition(spot.path(), option));
    if (mapping.entries().size() == 1 && mapping.entries().values().iterator().next().value() instanceof Node.Entries settings)
      return read(settings.entries(), spot.path() + "." + option + ".", conditions);
    problems.maybe("MED-014", "choice", mapping.show(), spot.owner(), mapping.line(), "must be one option with its parameters",
        "write `{" + option + ": {width: {uniform: [0, 1]}}}`");
    return List.of();
  }

  /// One name or more, none twice.
  private Optional<List<String>> names(Spot spot, Node.Entry entry) {
    if (!(entry.value() instanceof Node.Items items) || items.items().isEmpty()) {
      problems.maybe("MED-743", entry.key(), entry.value().show(), spot.owner(), entry.line(), "must list names",
          "write `{" + entry.key() + ": [a, b, c]}`");
      return Optional.empty();
    }
    var names = items.items().stream().map(n -> n instanceof Node.Scalar word ? word.text() : n.show()).toList();
    var seen = new HashSet<String>();
    boolean distinct = true;
    for (var name : names) {
      if (seen.add(name)) continue;
      problems.maybe("MED-743", entry.key(), name, spot.owner(), entry.line(), "names one twice", "remove one of them");
      distinct = false;
    }
    return distinct ? Optional.of(names) : Optional.empty();
  }
}
