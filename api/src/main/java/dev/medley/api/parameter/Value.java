package dev.medley.api.parameter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a configuration holds for one setting.
public sealed interface Value {

  record Real(double value) implements Value {}

  record Whole(long value) implements Value {}

  record Flag(boolean value) implements Value {}

  /// A choice, a name or a text.
  record Word(String value) implements Value {}

  /// A point on the simplex: what share each part has; not negative, summing to 1 within 1e-9. Keeps the order of its parts.
  record Shares(Map<String, Double> parts) implements Value {
    public Shares {
      parts = ordered(parts);
      double sum = parts.values().stream().mapToDouble(Double::doubleValue).sum();
      if (parts.values().stream().anyMatch(v -> !(v >= 0)) || Math.abs(sum - 1) > 1e-9) {
        throw new IllegalArgumentException("Shares must not be negative and sum to 1, not " + parts);
      }
    }
  }

  /// One number for each of several names, such as a weight per task. Keeps their order.
  record Numbers(Map<String, Double> parts) implements Value {
    public Numbers {
      parts = ordered(parts);
    }
  }

  /// A permutation.
  record Order(List<String> items) implements Value {
    public Order {
      items = List.copyOf(items);
      if (items.stream().distinct().count() != items.size())
        throw new IllegalArgumentException("An order names each item once, not " + items);
    }
  }

  /// A number that changes over the training: its values at moments that divide the training evenly, the first at its beginning and the last at its end, with straight lines in between. One
  /// value alone holds throughout.
  record Schedule(List<Double> values) implements Value {
    public Schedule {
      values = List.copyOf(values);
      if (values.isEmpty()) throw new IllegalArgumentException("A schedule has one value or more");
    }

    /// The mean of its values.
    public double mean() {
      return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /// The number at a time.
    ///
    /// @param progress from 0 at the beginning of the training to 1 at its end
    public double at(double progress) {
      double place = Math.clamp(progress, 0, 1) * (values.size() - 1);
      int before = Math.min((int) place, Math.max(0, values.size() - 2));
      double rest = place - before;
      double from = values.get(before);
      if (rest == 0) return from;
      double to = values.get(before + 1);
      // What stands still stays exactly what it is.
      return from == to ? from : (1 - rest) * from + rest * to;
    }

    /// The number in a step.
    ///
    /// @param step  from 0
    /// @param steps how many steps there are
    public double at(int step, int steps) {
      return at(steps > 1 ? (double) step / (steps - 1) : 0);
    }
  }

  /// A number for each of several names that changes over the training. Keeps their order.
  record Schedules(Map<String, Schedule> parts) implements Value {
    public Schedules {
      parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }
  }

  private static Map<String, Double> ordered(Map<String, Double> parts) {
    var copy = new LinkedHashMap<String, Double>();
    for (var name : new ArrayList<>(parts.keySet())) copy.put(name, parts.getOrDefault(name, Double.NaN));
    return Collections.unmodifiableMap(copy);
  }
}
