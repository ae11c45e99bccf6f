package dev.medley.space;

import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads settings that have something for each task: shares, orders and numbers.
final class TaskwiseReader {

  private static final String TASKS = "tasks";
  /// How far the sum of shares may be from 1, for thirds written with six digits.
  private static final double TOLERANCE = 1e-5;
  /// Below this, shares stay as they are written, so that a printed space is read as it was.
  private static final double ROUNDING = 1e-10;

  private final Problems problems;
  private final List<String> tasks;
  private final Defaults defaults;
  private final IntervalReader intervals;
  private final LimitsReader limits;
  private final ScheduleReader schedules;

  TaskwiseReader(Problems problems, List<String> tasks, IntervalReader intervals) {
    this.problems = problems;
    this.tasks = List.copyOf(tasks);
    this.defaults = new Defaults(tasks);
    this.intervals = intervals;
    this.limits = new LimitsReader(problems, intervals);
    this.schedules = new ScheduleReader(problems, intervals);
  }

  /// `equal`, a map of shares, or `{simplex: tasks}`.
  Optional<Reading> shares(Spot spot, Setting.Shares setting, Node node) {
    return switch (node) {
      case Node.Scalar word when word.text().equals("equal") -> Optional.of(new Reading.Fixed(Defaults.equalShares(tasks, tasks)));
      case Node.Entries entries when mixes(setting).changes(entries) -> mixes(setting).read(spot, setting, entries);
      case Node.Entries entries when entries.entries().containsKey("simplex") && !tasks.contains("simplex") ->
        Optional.ofNullable(entries.entries().get("simplex")).flatMap(simplex -> names(spot, setting.name(), simplex.value()))
            .flatMap(parts -> limits.simplex(spot, setting.name(), entries, parts)).map(defaults::simplex);
      case Node.Entries entries when !entries.entries().isEmpty() && tasks.stream().noneMatch(entries.entries()::containsKey)
          && variesOtherwise(entries) -> {
        intervals.way(spot, setting.name(), entries, List.of("simplex"));
        yield Optional.empty();
      }
      case Node.Entries entries -> numbers(spot, setting.name(), entries, 0, 1).flatMap(given -> summed(spot, setting, entries, given));
      default -> wrong(spot, setting.name(), node, "must have a share for each task",
          "write `equal`, `{" + tasks.getFirst() + ": 1}` or `{simplex: tasks}`");
    };
  }

  private MixReader mixes(Setting.Shares setting) {
    return new MixReader(problems, tasks, schedules, (at, node) -> shares(at, new Setting.Shares(setting.name(), setting.summary()), node));
  }

  private static boolean variesOtherwise(Node.Entries entries) {
    return entries.entries().values().iterator().next().value() instanceof Node.Items;
  }

  private Optional<Reading> summed(Spot spot, Setting.Shares setting, Node.Entries entries, Map<String, Double> given) {
    double sum = given.values().stream().mapToDouble(Double::doubleValue).sum();
    if (Math.abs(sum - 1) > TOLERANCE) {
      return wrong(spot, setting.name(), entries, "sum to " + Numbers.show(Math.round(sum * 1e6) / 1e6) + " and must sum to 1",
          sum > 0 ? "divide each by " + Numbers.show(Math.round(sum * 1e6) / 1e6) : "write `equal`");
    }
    var shares = new LinkedHashMap<String, Double>();
    double divisor = Math.abs(sum - 1) > ROUNDING ? sum : 1;
    for (var task : tasks) shares.put(task, given.getOrDefault(task, 0.0) / divisor);
    return Optional.of(new Reading.Fixed(new Value.Shares(shares)));
  }

  /// A list of all tasks, or `{permutation: tasks}`.
  Optional<Reading> order(Spot spot, Setting.Order setting, Node node) {
    return switch (node) {
      case Node.Items _ -> names(spot, setting.name(), node).filter(names -> complete(spot, setting.name(), node, names))
          .map(names -> new Reading.Fixed(new Value.Order(names)));
      case Node.Entries entries when entries.entries().containsKey("permutation") ->
        Optional.ofNullable(entries.entries().get("permutation")).map(Node.Entry::value)
            .flatMap(list -> names(spot, setting.name(), list).filter(names -> complete(spot, setting.name(), list, names)))
            .flatMap(_ -> limits.permutation(spot, entries, tasks)).map(defaults::permutation);
      case Node.Entries entries -> intervals.way(spot, setting.name(), entries, List.of("permutation")).flatMap(_ -> Optional.empty());
      case Node.Scalar _ ->
        wrong(spot, setting.name(), node, "must be a list of all tasks", "write `{permutation: tasks}` to search for the best order");
    };
  }

  private boolean complete(Spot spot, String noun, Node node, List<String> names) {
    var missing = tasks.stream().filter(t -> !names.contains(t)).toList();
    if (!missing.isEmpty())
      problems.maybe("MED-023", noun, node.show(), spot.owner(), node.line(), "must name every task", "add " + String.join(", ", missing));
    return missing.isEmpty();
  }

  /// One number for all tasks, an interval for each, or a map of either.
  Optional<Reading> perTask(Spot spot, Setting.PerTask setting, Node node) {
    return switch (node) {
      case Node.Scalar scalar -> intervals.real(spot, setting.name(), scalar, setting.min(), setting.max()).map(v -> same(v));
      case Node.Entries entries when ScheduleReader.isSchedule(entries) && !tasks.contains(ScheduleReader.SCHEDULE) ->
        eachSchedule(spot, setting, entries);
      case Node.Entries entries when entries.entries().size() == 1
          && entries.entries().values().iterator().next().value() instanceof Node.Items ->
        intervals.taskBounds(spot, setting.name(), entries, setting.min(), setting.max())
            .map(b -> defaults.eachTask(spot, setting, b.min(), b.max(), b.scale()));
      case Node.Entries entries -> byTask(spot, setting, entries);
      case Node.Items items -> intervals.notAList(spot, setting.name(), items, "uniform");
    };
  }

  /// The same way to change for every task, each with a parameter of its own where it varies.
  private Optional<Reading> eachSchedule(Spot spot, Setting.PerTask setting, Node.Entries entries) {
    var first = schedules.read(spot.at(tasks.getFirst()), range(setting, setting.name()), entries);
    if (first.isEmpty()) return first;
    var each = new LinkedHashMap<String, Reading>();
    for (var task : tasks) schedules.read(spot.at(task), range(setting, setting.name()), entries).ifPresent(r -> each.put(task, r));
    return Optional.of(Defaults.together(each));
  }

  private static ScheduleReader.Range range(Setting.PerTask setting, String noun) {
    return new ScheduleReader.Range(noun, setting.min(), setting.max(), setting.byDefault(), setting.logarithmic(), setting.overTime());
  }

  private Reading same(double value) {
    var numbers = new LinkedHashMap<String, Double>();
    for (var task : tasks) numbers.put(task, value);
    return new Reading.Fixed(new Value.Numbers(numbers));
  }

  private Optional<Reading> byTask(Spot spot, Setting.PerTask setting, Node.Entries entries) {
    boolean right = known(spot, setting.name(), entries);
    var each = new LinkedHashMap<String, Reading>();
    for (var task : tasks) {
      var entry = entries.entries().get(task);
      if (entry == null) {
        each.put(task, new Reading.Fixed(new Value.Real(setting.byDefault())));
        continue;
      }
      var reading = number(spot, setting, task, entry.value());
      reading.ifPresent(r -> each.put(task, r));
      right &= reading.isPresent();
    }
    return right ? Optional.of(Defaults.together(each)) : Optional.empty();
  }

  private Optional<Reading> number(Spot spot, Setting.PerTask setting, String task, Node node) {
    String noun = setting.name() + "." + task;
    return switch (node) {
      case Node.Scalar word when word.text().equals(SettingReader.SEARCH) ->
        Optional.of(Defaults.real(spot.at(task), setting.min(), setting.max(), Defaults.scale(setting.logarithmic()), setting.byDefault()));
      case Node.Scalar scalar ->
        intervals.real(spot, noun, scalar, setting.min(), setting.max()).map(v -> new Reading.Fixed(new Value.Real(v)));
      case Node.Entries entries when ScheduleReader.isSchedule(entries) -> schedules.read(spot.at(task), range(setting, noun), entries);
      case Node.Entries entries -> intervals.taskBounds(spot, noun, entries, setting.min(), setting.max())
          .map(b -> Defaults.real(spot.at(task), b.min(), b.max(), b.scale(), setting.byDefault()));
      case Node.Items items -> intervals.notAList(spot, noun, items, "uniform");
    };
  }

  /// Plain numbers for some of the tasks.
  private Optional<Map<String, Double>> numbers(Spot spot, String noun, Node.Entries entries, double min, double max) {
    boolean right = known(spot, noun, entries);
    var numbers = new LinkedHashMap<String, Double>();
    for (var entry : entries.entries().values()) {
      var number = entry.value() instanceof Node.Scalar scalar
          ? intervals.real(spot, noun + "." + entry.key(), scalar, min, max)
          : this.<Double>wrong(spot, noun + "." + entry.key(), entry.value(), "must be a number",
              "write `{simplex: tasks}` to search for the best shares");
      number.ifPresent(v -> numbers.put(entry.key(), v));
      right &= number.isPresent();
    }
    return right ? Optional.of(numbers) : Optional.empty();
  }

  private boolean known(Spot spot, String noun, Node.Entries entries) {
    boolean right = true;
    for (var entry : entries.entries().values()) right &= task(spot, noun, entry.key(), entry.line());
    return right;
  }

  private boolean task(Spot spot, String noun, String name, int line) {
    if (tasks.contains(name)) return true;
    problems.unknown("MED-024", "task", name, noun + " of " + spot.owner(), line, "is none of the study", tasks);
    return false;
  }

  /// Some tasks by name, each once; the word `tasks` stands for all.
  private Optional<List<String>> names(Spot spot, String noun, Node node) {
    if (node instanceof Node.Scalar word && word.text().equals(TASKS)) return Optional.of(tasks);
    if (!(node instanceof Node.Items items) || items.items().isEmpty())
      return wrong(spot, noun, node, "must list tasks", "write `tasks` for all of them");
    boolean right = true;
    var seen = new HashSet<String>();
    var names = new ArrayList<String>();
    for (var item : items.items()) {
      String name = item instanceof Node.Scalar scalar ? scalar.text() : item.show();
      names.add(name);
      right &= task(spot, noun, name, item.line());
      if (!seen.add(name)) {
        problems.maybe("MED-023", noun, name, spot.owner(), item.line(), "names a task twice", "remove one of them");
        right = false;
      }
    }
    return right ? Optional.of(names) : Optional.empty();
  }

  private <T> Optional<T> wrong(Spot spot, String noun, Node node, String rule, String advice) {
    problems.maybe("MED-022", noun, node.show(), spot.owner(), node.line(), rule, advice);
    return Optional.empty();
  }
}
