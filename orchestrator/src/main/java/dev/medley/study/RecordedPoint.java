package dev.medley.study;

import dev.medley.api.parameter.Value;
import dev.medley.space.Configuration;
import dev.medley.space.ConfigurationJson;
import dev.medley.space.Point;
import dev.medley.space.StudySpace;
import dev.medley.store.ParameterValue;
import dev.medley.store.Trial;
import dev.medley.store.TrialParameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/// How a trial's configuration, and the point that it came from, stand in the store.
final class RecordedPoint {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private RecordedPoint() {}

  /// The configuration and the point, as one JSON object.
  static String keep(Configuration configuration, Point point) {
    var root = JSON.createObjectNode();
    root.set("configuration", JSON.readTree(ConfigurationJson.write(configuration)));
    root.set("point", JSON.readTree(ConfigurationJson.write(point)));
    return JSON.writeValueAsString(root);
  }

  static Configuration configuration(Trial trial) {
    return ConfigurationJson.readConfiguration(JSON.writeValueAsString(JSON.readTree(trial.configuration()).get("configuration")));
  }

  /// The values of a trial's configuration, as far as it was recorded: other programs may have written a trial.
  static SortedMap<String, Value> values(Trial trial) {
    var kept = JSON.readTree(trial.configuration()).get("configuration");
    return kept == null ? Collections.emptySortedMap() : configuration(trial).values();
  }

  static Point of(Trial trial, StudySpace space) {
    var point = JSON.readTree(trial.configuration()).get("point");
    if (point == null) throw new IllegalStateException("Trial " + trial.number() + " of study " + space.study() + " has no point");
    return ConfigurationJson.readPoint(JSON.writeValueAsString(point));
  }

  /// The configuration as rows, for filters and queries: one for each number, and one for each part of shares and weights.
  static List<TrialParameter> parameters(Configuration configuration) {
    var rows = new ArrayList<TrialParameter>();
    configuration.values().forEach((path, value) -> {
      switch (value) {
        case Value.Real(double v) -> rows.add(new TrialParameter(path, new ParameterValue.Real(v)));
        case Value.Whole(long v) -> rows.add(new TrialParameter(path, new ParameterValue.Whole(v)));
        case Value.Flag(boolean v) -> rows.add(new TrialParameter(path, new ParameterValue.Flag(v)));
        case Value.Word(String v) -> rows.add(new TrialParameter(path, new ParameterValue.Text(v)));
        case Value.Shares(var parts) ->
          parts.forEach((part, v) -> rows.add(new TrialParameter(path + "." + part, new ParameterValue.Real(v))));
        case Value.Numbers(var parts) ->
          parts.forEach((part, v) -> rows.add(new TrialParameter(path + "." + part, new ParameterValue.Real(v))));
        case Value.Schedule schedule -> rows.addAll(moments(path, schedule));
        case Value.Schedules(var parts) -> parts.forEach((part, schedule) -> rows.addAll(moments(path + "." + part, schedule)));
        case Value.Order(var items) -> rows.add(new TrialParameter(path, new ParameterValue.Text(String.join(" ", items))));
      }
    });
    return rows;
  }

  /// A row for each moment, from 1; one that does not change is one number.
  private static List<TrialParameter> moments(String path, Value.Schedule schedule) {
    var numbers = schedule.values();
    if (numbers.size() == 1) return List.of(new TrialParameter(path, new ParameterValue.Real(numbers.getFirst())));
    return IntStream.range(0, numbers.size())
        .mapToObj(i -> new TrialParameter(path + "." + (i + 1), new ParameterValue.Real(numbers.get(i)))).toList();
  }
}
