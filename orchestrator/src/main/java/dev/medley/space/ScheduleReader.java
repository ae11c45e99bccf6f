package dev.medley.space;

import dev.medley.api.parameter.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Reads a number that changes over the training: `{schedule: [0.001, 0.01, 0]}`, or `{schedule: {log: [1e-4, 1e-2]}, points: 4}` to search.
final class ScheduleReader {

  static final String SCHEDULE = "schedule";
  static final String POINTS = "points";

  private static final int USUAL_POINTS = 4;

  private final Problems problems;
  private final IntervalReader intervals;

  ScheduleReader(Problems problems, IntervalReader intervals) {
    this.problems = problems;
    this.intervals = intervals;
  }

  /// What numbers a setting takes.
  ///
  /// @param changing whether they may change over the training
  record Range(String noun, double min, double max, double byDefault, boolean logarithmic, boolean changing) {}

  /// Whether what stands for a setting says that it changes.
  static boolean isSchedule(Node.Entries entries) {
    return entries.entries().containsKey(SCHEDULE);
  }

  Optional<Reading> read(Spot spot, Range range, Node.Entries entries) {
    var schedule = Optional.ofNullable(entries.entries().get(SCHEDULE)).orElseThrow();
    if (!range.changing)
      return wrong(spot, range, entries, "keeps one number throughout", "write a number, or `{uniform: [...]}` to search for one");
    if (!known(spot, entries)) return Optional.empty();
    return switch (schedule.value()) {
      case Node.Items items when entries.entries().containsKey(POINTS) ->
        wrong(spot, range, items, "has its numbers, and as many points as those", "remove `" + POINTS + "`");
      case Node.Items items -> fixed(spot, range, items);
      case Node.Entries interval -> intervals.taskBounds(spot, range.noun, interval, range.min, range.max)
          .flatMap(b -> points(spot, entries).map(n -> varying(spot, range, b.min(), b.max(), b.scale(), n)));
      case Node.Scalar word when word.text().equals(SettingReader.SEARCH) ->
        points(spot, entries).map(n -> varying(spot, range, range.min, range.max, Defaults.scale(range.logarithmic), n));
      case Node.Scalar word -> wrong(spot, range, word, "must list its numbers over the training, or say how they vary",
          "write `{schedule: [" + Numbers.show(range.byDefault) + ", ...]}` or `{schedule: search}`");
    };
  }

  /// A number that does not vary between trials: one throughout, or one that changes.
  Optional<Value.Schedule> plain(Spot spot, Range range, Node node) {
    return switch (node) {
      case Node.Scalar scalar -> intervals.real(spot, range.noun, scalar, range.min, range.max).map(v -> new Value.Schedule(List.of(v)));
      case Node.Entries entries when Optional.ofNullable(entries.entries().get(SCHEDULE)).map(Node.Entry::value)
          .orElse(node) instanceof Node.Items ->
        read(spot, range, entries).map(r -> (Value.Schedule) ((Reading.Fixed) r).value());
      default -> {
        wrong(spot, range, node, "must be a number, or list its numbers over the training", "write `{schedule: [1, 0]}`");
        yield Optional.empty();
      }
    };
  }

  /// Whether nothing stands beside a schedule that does not belong there.
  boolean known(Spot spot, Node.Entries entries) {
    boolean right = true;
    for (var entry : entries.entries().values()) {
      if (List.of(SCHEDULE, POINTS).contains(entry.key())) continue;
      problems.unknown("MED-005", "key", entry.key(), spot.owner(), entry.line(), "does not stand beside `schedule`", List.of(POINTS));
      right = false;
    }
    return right;
  }

  private Optional<Reading> fixed(Spot spot, Range range, Node.Items items) {
    if (items.items().size() < 2 || items.items().size() > Parameter.Schedule.MOST_POINTS)
      return wrong(spot, range, items, "needs from 2 to " + Parameter.Schedule.MOST_POINTS + " numbers",
          "give the first of the training, the last, and what lies between");
    var numbers = new ArrayList<Double>();
    for (var item : items.items()) {
      if (item instanceof Node.Scalar scalar) intervals.real(spot, range.noun, scalar, range.min, range.max).ifPresent(numbers::add);
      else wrong(spot, range, item, "must list numbers", "write digits, such as 16, 0.5 or 1e-4");
    }
    return numbers.size() == items.items().size() ? Optional.of(new Reading.Fixed(new Value.Schedule(numbers))) : Optional.empty();
  }

  /// At how many moments.
  Optional<Integer> points(Spot spot, Node.Entries entries) {
    var entry = entries.entries().get(POINTS);
    if (entry == null) return Optional.of(USUAL_POINTS);
    if (entry.value() instanceof Node.Scalar scalar)
      return intervals.whole(spot, POINTS, scalar, 2, Parameter.Schedule.MOST_POINTS).map(Long::intValue);
    problems.maybe("MED-017", POINTS, entry.value().show(), spot.owner(), entry.line(), "must be a whole number", "write `points: 4`");
    return Optional.empty();
  }

  private static Reading varying(Spot spot, Range range, double min, double max, Parameter.Scale scale, int points) {
    double start = Numbers.clamp(range.byDefault, min, max);
    var byDefault = new Value.Schedule(Collections.nCopies(points, start));
    if (min == max) return new Reading.Fixed(byDefault);
    return new Reading.Varying(List.of(new Parameter.Schedule(spot.path(), min, max, scale, points, spot.conditions())), byDefault);
  }

  private Optional<Reading> wrong(Spot spot, Range range, Node node, String rule, String advice) {
    problems.maybe("MED-742", range.noun, node.show(), spot.owner(), node.line(), rule, advice);
    return Optional.empty();
  }
}
