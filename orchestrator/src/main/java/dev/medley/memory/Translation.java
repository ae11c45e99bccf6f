package dev.medley.memory;

import dev.medley.api.parameter.Value;
import dev.medley.space.Configuration;
import dev.medley.space.Parameter;
import dev.medley.space.StartPoints;
import dev.medley.space.StudySpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What a configuration of another study comes to in the space of this one: its values where they fit, under the names that tasks have here, and the defaults elsewhere. It does not matter
/// which of the values were searched there and which were fixed.
public final class Translation {

  private final StudySpace here;
  private final Map<String, String> counterparts;

  /// @param counterparts our tasks by the names of theirs
  public Translation(StudySpace here, Map<String, String> counterparts) {
    this.here = here;
    this.counterparts = Map.copyOf(counterparts);
  }

  public StartPoints.Likened of(Configuration there) {
    var known = new HashMap<String, Value>();
    for (var parameter : here.space().parameters()) {
      var value = value(there, parameter.path());
      var fitting = value == null ? null : as(parameter, value);
      if (fitting != null) known.put(parameter.path(), fitting);
    }
    return StartPoints.like(here, known);
  }

  /// What stands at a path, or the part of one of our tasks in what stands above it.
  private @Nullable Value value(Configuration there, String path) {
    var value = there.values().get(path);
    if (value != null) return value;
    int dot = path.lastIndexOf('.');
    return switch (there.values().get(path.substring(0, Math.max(0, dot)))) {
      case Value.Numbers(var parts) -> {
        var number = renamed(parts).get(path.substring(dot + 1));
        yield number == null ? null : new Value.Real(number);
      }
      case Value.Schedules(var parts) ->
        renamed(parts).get(path.substring(dot + 1));
      // One mix throughout is the same at every moment.
      case Value.Shares mix -> mix;
      case null, default -> null;
    };
  }

  /// Under the names of our tasks; what belongs to none of them is left out.
  private <T> Map<String, T> renamed(Map<String, T> parts) {
    var renamed = new LinkedHashMap<String, T>();
    parts.forEach((task, part) -> {
      var ours = counterparts.get(task);
      if (ours != null) renamed.put(ours, part);
    });
    return renamed;
  }

  /// The value in the form that a point has for the parameter; nothing where it has none.
  private @Nullable Value as(Parameter parameter, Value value) {
    return switch (parameter) {
      case Parameter.Choice choice -> spelt(choice, value);
      case Parameter.Schedule schedule -> changing(schedule, value);
      case Parameter.Simplex simplex -> switch (value) {
        case Value.Shares(var parts) -> shares(simplex.parts(), renamed(parts));
        case Value.Schedules(var parts) -> shares(simplex.parts(), renamed(means(parts)));
        default -> null;
      };
      case Parameter.Permutation permutation -> value instanceof Value.Order(var items) ? order(permutation.items(), items) : null;
      case Parameter.Real _ -> value instanceof Value.Schedule schedule ? new Value.Real(schedule.mean()) : value;
      case Parameter.Whole _ -> value;
    };
  }

  private static Map<String, Double> means(Map<String, Value.Schedule> parts) {
    var means = new LinkedHashMap<String, Double>();
    parts.forEach((part, schedule) -> means.put(part, schedule.mean()));
    return means;
  }

  private static @Nullable Value spelt(Parameter.Choice choice, Value value) {
    var word = switch (value) {
      case Value.Word(var name) -> name;
      case Value.Flag(boolean flag) -> String.valueOf(flag);
      case Value.Whole(long whole) -> String.valueOf(whole);
      case Value.Real(double real) -> choice.options().stream().filter(o -> isNumber(o, real)).findFirst().orElse("");
      case Value.Shares _,Value.Numbers _,Value.Order _,Value.Schedule _,Value.Schedules _ -> "";
    };
    return choice.options().contains(word) ? new Value.Word(word) : null;
  }

  private static boolean isNumber(String option, double number) {
    try {
      return Double.parseDouble(option) == number;
    } catch (NumberFormatException _) {
      return false;
    }
  }

  /// Another schedule as it stands at our moments.
  private static @Nullable Value changing(Parameter.Schedule parameter, Value value) {
    var schedule = switch (value) {
      case Value.Real(double number) -> new Value.Schedule(List.of(number));
      case Value.Schedule other -> other;
      default -> null;
    };
    if (schedule == null) return null;
    int last = parameter.points() - 1;
    return new Value.Schedule(IntStream.rangeClosed(0, last).mapToObj(i -> schedule.at((double) i / last)).toList());
  }

  /// A task of ours that stands for none of theirs has an equal share, of which the others give their part.
  private static @Nullable Value shares(List<String> parts, Map<String, Double> theirs) {
    double sum = parts.stream().mapToDouble(p -> theirs.getOrDefault(p, 0.0)).sum();
    if (!(sum > 0)) return null;
    double strangers = parts.stream().filter(p -> !theirs.containsKey(p)).count() / (double) parts.size();
    var shares = new LinkedHashMap<String, Double>();
    for (var part : parts) {
      var known = theirs.get(part);
      shares.put(part, known == null ? 1.0 / parts.size() : known / sum * (1 - strangers));
    }
    return new Value.Shares(shares);
  }

  /// Tasks of ours that stand for none of theirs come last.
  private @Nullable Value order(List<String> items, List<String> theirs) {
    var order = new ArrayList<String>();
    theirs.stream().map(counterparts::get).filter(items::contains).forEach(order::add);
    if (order.isEmpty()) return null;
    items.stream().filter(item -> !order.contains(item)).forEach(order::add);
    return new Value.Order(order);
  }
}
