package dev.medley.study;

import dev.medley.api.parameter.Value;
import dev.medley.store.Trial;
import java.util.SortedMap;
import java.util.TreeMap;

/// What changes over the training of a trial.
///
/// @param schedules by path, and by task below it
public record OverTime(SortedMap<String, Value.Schedule> schedules) {

  /// Those of a trial's numbers and shares that do not stand still.
  public static OverTime of(Trial trial) {
    var schedules = new TreeMap<String, Value.Schedule>();
    RecordedPoint.values(trial).forEach((path, value) -> {
      if (value instanceof Value.Schedule schedule) schedules.put(path, schedule);
      if (value instanceof Value.Schedules(var parts)) parts.forEach((part, schedule) -> schedules.put(path + "." + part, schedule));
    });
    schedules.values().removeIf(schedule -> schedule.values().stream().distinct().count() < 2);
    return new OverTime(schedules);
  }

  /// At how many moments the one that has most of them has its points.
  public int points() {
    return schedules.values().stream().mapToInt(schedule -> schedule.values().size()).max().orElse(0);
  }
}
