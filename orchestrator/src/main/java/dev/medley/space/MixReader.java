package dev.medley.space;

import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a mix that changes over the training: `{schedule: [{pos: 0.5, food: 0.5}, {food: 1}]}`, the same task by task, or `{schedule: {simplex: tasks}, points: 3}` to search for one.
final class MixReader {

  /// Before the number of a moment, in the paths of mixes that are searched moment by moment.
  static final String MOMENT = "moment-";

  private static final String SIMPLEX = "simplex";
  private static final double TOLERANCE = 1e-5;

  private final Problems problems;
  private final List<String> tasks;
  private final ScheduleReader schedules;
  private final Mixes mixes;

  /// Reads a mix of one moment.
  @FunctionalInterface
  interface Mixes {
    Optional<Reading> read(Spot spot, Node node);
  }

  /// @param mixes reads what stands for one moment
  MixReader(Problems problems, List<String> tasks, ScheduleReader schedules, Mixes mixes) {
    this.problems = problems;
    this.tasks = tasks;
    this.schedules = schedules;
    this.mixes = mixes;
  }

  /// Whether what stands for shares says that they change.
  boolean changes(Node.Entries entries) {
    return (ScheduleReader.isSchedule(entries) && !tasks.contains(ScheduleReader.SCHEDULE)) || entries.entries().values().stream()
        .anyMatch(e -> tasks.contains(e.key()) && e.value() instanceof Node.Entries own && ScheduleReader.isSchedule(own));
  }

  Optional<Reading> read(Spot spot, Setting.Shares setting, Node.Entries entries) {
    if (!setting.overTime())
      return wrong(spot, setting, entries, "keeps one mix throughout", "write shares, or `{simplex: tasks}` to search for some");
    var schedule = entries.entries().get(ScheduleReader.SCHEDULE);
    if (schedule == null || tasks.contains(ScheduleReader.SCHEDULE)) return byTask(spot, setting, entries);
    if (!schedules.known(spot, entries)) return Optional.empty();
    return switch (schedule.value()) {
      case Node.Items items when entries.entries().containsKey(ScheduleReader.POINTS) ->
        wrong(spot, setting, items, "has its mixes, and as many points as those", "remove `" + ScheduleReader.POINTS + "`");
      case Node.Items items -> listed(spot, setting, items);
      case Node.Entries simplex when simplex.entries().containsKey(SIMPLEX) -> searched(spot, entries, simplex);
      case Node other -> wrong(spot, setting, other, "must list its mixes over the training, or say how they vary",
          "write `{schedule: [{" + tasks.getFirst() + ": 1}, equal]}` or `{schedule: {simplex: tasks}}`");
    };
  }

  private Optional<Reading> listed(Spot spot, Setting.Shares setting, Node.Items items) {
    if (items.items().size() < 2 || items.items().size() > Parameter.Schedule.MOST_POINTS)
      return wrong(spot, setting, items, "needs from 2 to " + Parameter.Schedule.MOST_POINTS + " mixes",
          "give the first of the training, the last, and what lies between");
    var moments = new ArrayList<Map<String, Double>>();
    for (var item : items.items()) {
      if (mixes.read(spot, item).orElse(null) instanceof Reading.Fixed(Value.Shares(var shares))) moments.add(shares);
      else if (problems.none()) wrong(spot, setting, item, "must list mixes", "write `{" + tasks.getFirst() + ": 1}` or `equal`");
    }
    return moments.size() == items.items().size() ? Optional.of(new Reading.Fixed(together(moments))) : Optional.empty();
  }

  private Optional<Reading> searched(Spot spot, Node.Entries entries, Node.Entries simplex) {
    return schedules.points(spot, entries).flatMap(points -> {
      var parameters = new ArrayList<Parameter>();
      var moments = new ArrayList<Map<String, Double>>();
      for (int i = 1; i <= points; i++) {
        switch (mixes.read(spot.at(MOMENT + i), simplex).orElse(null)) {
          case Reading.Varying(var more, Value.Shares(var start)) -> {
            parameters.addAll(more);
            moments.add(start);
          }
          case Reading.Fixed(Value.Shares(var start)) -> moments.add(start);
          case null, default -> {
            return Optional.empty();
          }
        }
      }
      var start = together(moments);
      return Optional.of(parameters.isEmpty() ? new Reading.Fixed(start) : new Reading.Varying(parameters, start));
    });
  }

  private Optional<Reading> byTask(Spot spot, Setting.Shares setting, Node.Entries entries) {
    var given = new LinkedHashMap<String, Value.Schedule>();
    boolean right = true;
    for (var entry : entries.entries().values()) {
      var range = new ScheduleReader.Range(setting.name() + "." + entry.key(), 0, 1, 0, false, true);
      var share = tasks.contains(entry.key())
          ? schedules.plain(spot.at(entry.key()), range, entry.value())
          : Optional.<Value.Schedule>empty();
      if (!tasks.contains(entry.key()))
        problems.unknown("MED-024", "task", entry.key(), setting.name() + " of " + spot.owner(), entry.line(), "is none of the study",
            tasks);
      share.ifPresent(s -> given.put(entry.key(), s));
      right &= share.isPresent();
    }
    if (!right) return Optional.empty();
    int points = given.values().stream().mapToInt(s -> s.values().size()).max().orElse(1);
    if (given.values().stream().anyMatch(s -> s.values().size() != points && s.values().size() != 1))
      return wrong(spot, setting, entries, "must have as many moments for every task", "give each as many numbers");
    var moments = new ArrayList<Map<String, Double>>();
    for (int i = 0; i < points; i++) {
      var mix = new LinkedHashMap<String, Double>();
      for (var task : tasks) {
        var share = given.getOrDefault(task, new Value.Schedule(List.of(0.0))).values();
        mix.put(task, share.get(share.size() == 1 ? 0 : i));
      }
      double sum = mix.values().stream().mapToDouble(Double::doubleValue).sum();
      if (Math.abs(sum - 1) > TOLERANCE)
        return wrong(spot, setting, entries, "sum to " + Numbers.show(Math.round(sum * 1e6) / 1e6) + " at moment " + (i + 1)
            + " and must sum to 1", "divide what each has then by " + Numbers.show(Math.round(sum * 1e6) / 1e6));
      moments.add(mix);
    }
    return Optional.of(new Reading.Fixed(together(moments)));
  }

  private Value.Schedules together(List<Map<String, Double>> moments) {
    var parts = new LinkedHashMap<String, Value.Schedule>();
    for (var task : tasks) parts.put(task, new Value.Schedule(moments.stream().map(mix -> mix.getOrDefault(task, 0.0)).toList()));
    return new Value.Schedules(parts);
  }

  private Optional<Reading> wrong(Spot spot, Setting.Shares setting, Node node, String rule, String advice) {
    problems.maybe("MED-742", setting.name(), node.show(), spot.owner(), node.line(), rule, advice);
    return Optional.empty();
  }
}
