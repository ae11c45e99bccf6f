package dev.medley.space;

import dev.medley.api.parameter.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes a configuration's values of a point's: words become what the setting holds, the parts of a task-wise setting come together.
final class Completion {

  private Completion() {}

  static SortedMap<String, Value> complete(StudySpace study, Map<String, Value> point) {
    var values = new TreeMap<>(study.start());
    values.putAll(study.fixed());
    var taken = new HashMap<String, Value>();
    var unknown = new HashSet<>(point.keySet());
    for (var parameter : study.space().parameters()) {
      unknown.remove(parameter.path());
      if (!SearchSpace.active(parameter, taken)) continue;
      var value = point.get(parameter.path());
      if (value == null) throw new IllegalArgumentException("The point has no " + parameter.path() + "; it has " + point.keySet());
      taken.put(parameter.path(), value);
      put(values, parameter.path(), value);
    }
    if (!unknown.isEmpty()) throw new IllegalArgumentException("The space knows no " + unknown);
    return chosen(values);
  }

  /// Leaves out the settings of components that are not chosen.
  static SortedMap<String, Value> chosen(SortedMap<String, Value> values) {
    var kept = new TreeMap<String, Value>();
    values.forEach((path, value) -> {
      if (counts(values, path)) kept.put(path, value);
    });
    return kept;
  }

  /// Whether every component above a path is the one that is chosen there.
  private static boolean counts(Map<String, Value> values, String path) {
    for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
      if (values.get(path.substring(0, dot)) instanceof Value.Word(String name) && !path.startsWith(name + ".", dot + 1)) return false;
    }
    return true;
  }

  private static void put(Map<String, Value> values, String path, Value value) {
    var before = values.get(path);
    if (before != null) {
      values.put(path, as(before, value));
      return;
    }
    int dot = path.lastIndexOf('.');
    String above = path.substring(0, Math.max(0, dot));
    switch (values.get(above)) {
      case Value.Numbers(var parts) when value instanceof Value.Real(double number) -> {
        var all = new LinkedHashMap<>(parts);
        all.put(path.substring(dot + 1), number);
        values.put(above, new Value.Numbers(all));
      }
      case Value.Schedules(var parts) when value instanceof Value.Shares(var shares) ->
        values.put(above, moment(parts, Integer.parseInt(path.substring(dot + 1 + MixReader.MOMENT.length())), shares));
      case Value.Schedules(var parts) -> {
        var all = new LinkedHashMap<>(parts);
        all.put(path.substring(dot + 1), schedule(value));
        values.put(above, new Value.Schedules(all));
      }
      case null, default -> values.put(path, value);
    }
  }

  /// A mix that changes, with other shares at one of its moments, from 1.
  private static Value.Schedules moment(Map<String, Value.Schedule> mix, int moment, Map<String, Double> shares) {
    var all = new LinkedHashMap<String, Value.Schedule>();
    mix.forEach((part, schedule) -> {
      var numbers = new ArrayList<>(schedule.values());
      numbers.set(moment - 1, shares.getOrDefault(part, 0.0));
      all.put(part, new Value.Schedule(numbers));
    });
    return new Value.Schedules(all);
  }

  private static Value.Schedule schedule(Value value) {
    return switch (value) {
      case Value.Real(double number) -> new Value.Schedule(List.of(number));
      case Value.Schedule schedule -> schedule;
      case Value other -> throw new IllegalArgumentException("A number that changes over the training is not " + other);
    };
  }

  /// The value in the type that the setting has: options of a choice are words, and shares name only the tasks that take part.
  private static Value as(Value like, Value value) {
    if (value instanceof Value.Word(String word)) {
      return switch (like) {
        case Value.Real _ -> new Value.Real(Double.parseDouble(word));
        case Value.Whole _ -> new Value.Whole(Long.parseLong(word));
        case Value.Flag _ -> new Value.Flag(Boolean.parseBoolean(word));
        case Value.Word _,Value.Shares _,Value.Numbers _,Value.Order _,Value.Schedule _,Value.Schedules _ -> value;
      };
    }
    if (value instanceof Value.Shares(var given) && like instanceof Value.Shares(var all)) {
      var shares = new LinkedHashMap<String, Double>();
      all.keySet().forEach(part -> shares.put(part, given.getOrDefault(part, 0.0)));
      return new Value.Shares(shares);
    }
    return value;
  }

  /// A start for every parameter of a space that was written in Java.
  static SortedMap<String, Value> middles(SearchSpace space, Map<String, Value> fixed) {
    var middles = new TreeMap<String, Value>();
    for (var parameter : space.parameters()) {
      String path = parameter.path();
      var above = fixed.get(path.substring(0, Math.max(0, path.lastIndexOf('.'))));
      if (above instanceof Value.Numbers || above instanceof Value.Schedules) continue;
      middles.put(path, middle(parameter));
    }
    return middles;
  }

  private static Value middle(Parameter parameter) {
    return switch (parameter) {
      case Parameter.Real(_, double min, double max, var scale, _) -> new Value.Real(middle(min, max, scale));
      case Parameter.Whole(_, long min, long max, var scale, _) -> new Value.Whole(Math.round(middle((double) min, (double) max, scale)));
      case Parameter.Choice choice -> new Value.Word(choice.options().getFirst());
      case Parameter.Simplex simplex -> new Value.Shares(simplex.middle());
      case Parameter.Permutation permutation -> new Value.Order(permutation.first());
      case Parameter.Schedule(_, double min, double max, var scale, int points, _) ->
        new Value.Schedule(Collections.nCopies(points, middle(min, max, scale)));
    };
  }

  private static double middle(double min, double max, Parameter.Scale scale) {
    return switch (scale) {
      case LINEAR -> min + (max - min) / 2;
      case LOG -> Numbers.clamp(Math.sqrt(min) * Math.sqrt(max), min, max);
      case LOGIT -> {
        double odds = Math.sqrt(min / (1 - min)) * Math.sqrt(max / (1 - max));
        yield Numbers.clamp(odds / (1 + odds), min, max);
      }
    };
  }
}
