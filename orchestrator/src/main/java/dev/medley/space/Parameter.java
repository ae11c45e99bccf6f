package dev.medley.space;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Something that may vary between trials, by its path, such as `encoder.text-cnn.width`.
public sealed interface Parameter {

  /// Unique within a space.
  String path();

  /// All of which must hold for the parameter to count; empty for one that always does.
  List<Condition> conditions();

  /// How a number is spread over its interval: evenly; by its logarithm; or by its log-odds, which stretches both ends of the unit interval.
  enum Scale {
    LINEAR, LOG, LOGIT;

    /// Whether an interval lies where the scale has a meaning.
    boolean holds(double min, double max) {
      return switch (this) {
        case LINEAR -> true;
        case LOG -> min > 0;
        case LOGIT -> min > 0 && max < 1;
      };
    }
  }

  /// A number in `[min, max]`.
  record Real(String path, double min, double max, Scale scale, List<Condition> conditions) implements Parameter {
    public Real {
      conditions = List.copyOf(conditions);
      interval(path, min, max, scale);
    }
  }

  /// A whole number in `[min, max]`.
  record Whole(String path, long min, long max, Scale scale, List<Condition> conditions) implements Parameter {
    public Whole {
      conditions = List.copyOf(conditions);
      if (min > max || scale == Scale.LOGIT || (scale == Scale.LOG && min < 1))
        throw new IllegalArgumentException("The interval of " + path + " is empty, or not one of its scale");
    }
  }

  /// One of several options.
  ///
  /// @param ordered whether neighbours among the options are alike
  record Choice(String path, List<String> options, boolean ordered, List<Condition> conditions) implements Parameter {
    /// Options that are numbers, rising or falling, are ordered; others are not.
    public Choice(String path, List<String> options, List<Condition> conditions) {
      this(path, options, Numbers.monotone(options), conditions);
    }

    public Choice {
      options = List.copyOf(options);
      conditions = List.copyOf(conditions);
      if (options.isEmpty() || options.stream().distinct().count() != options.size())
        throw new IllegalArgumentException("The options of " + path + " are empty or not distinct");
    }
  }

  /// A point on the simplex: shares of the parts that sum to 1.
  ///
  /// @param least the least share of each part, in their order; a part with one above 0 is always there
  /// @param most  how many parts may have a share at once; mixes are drawn with so many, and all others are 0
  record Simplex(String path, List<String> parts, List<Double> least, int most, List<Condition> conditions) implements Parameter {
    public Simplex {
      parts = List.copyOf(parts);
      least = List.copyOf(least);
      conditions = List.copyOf(conditions);
      if (parts.isEmpty() || parts.stream().distinct().count() != parts.size())
        throw new IllegalArgumentException("The parts of " + path + " are empty or not distinct");
      if (least.size() != parts.size() || least.stream().anyMatch(l -> !(l >= 0 && l <= 1)) || most < 1)
        throw new IllegalArgumentException(
            "The limits of " + path + " must be a least share in [0, 1] for each part, and one part or more");
    }

    /// Any mix of the parts.
    public Simplex(String path, List<String> parts, List<Condition> conditions) {
      this(path, parts, Collections.nCopies(parts.size(), 0.0), parts.size(), conditions);
    }

    /// Whether any mix of the parts will do.
    public boolean whole() {
      return most >= parts.size() && least.stream().allMatch(l -> l == 0);
    }

    /// How many parts are always there.
    public int required() {
      return (int) least.stream().filter(l -> l > 0).count();
    }

    /// The mix in the middle: what the least shares leave, in equal parts among as many as may have one.
    public Map<String, Double> middle() {
      int more = Math.max(0, Math.min(most, parts.size()) - required());
      int sharing = Math.max(1, required() + more);
      double left = 1 - reserved();
      var shares = new LinkedHashMap<String, Double>();
      for (int i = 0; i < parts.size(); i++) {
        boolean takesPart = least.get(i) > 0 || more-- > 0;
        shares.put(parts.get(i), least.get(i) + (takesPart ? left / sharing : 0));
      }
      return shares;
    }

    /// What all least shares come to.
    public double reserved() {
      return least.stream().mapToDouble(Double::doubleValue).sum();
    }
  }

  /// One item comes before another.
  record Precedence(String first, String second) {}

  /// An order of the items.
  ///
  /// @param precedences all of which an order must keep
  record Permutation(String path, List<String> items, List<Precedence> precedences, List<Condition> conditions) implements Parameter {
    public Permutation {
      items = List.copyOf(items);
      precedences = List.copyOf(precedences);
      conditions = List.copyOf(conditions);
      if (items.isEmpty() || items.stream().distinct().count() != items.size())
        throw new IllegalArgumentException("The items of " + path + " are empty or not distinct");
      for (var precedence : precedences) {
        if (!items.contains(precedence.first()) || !items.contains(precedence.second()))
          throw new IllegalArgumentException("The precedence " + precedence + " of " + path + " names no items of " + items);
      }
    }

    /// The items as they stand, as far as the precedences let them.
    public List<String> first() {
      return Arrays.stream(Precedences.of(this).kept(IntStream.range(0, items.size()).toArray())).mapToObj(items::get).toList();
    }

    /// Any order of the items.
    public Permutation(String path, List<String> items, List<Condition> conditions) {
      this(path, items, List.of(), conditions);
    }
  }

  /// A number that changes over the training: its values at moments that divide the training evenly, the first at its beginning and the last at its end, with straight lines in between.
  ///
  /// @param points at how many moments, two or more; each value lies in `[min, max]`
  record Schedule(String path, double min, double max, Scale scale, int points, List<Condition> conditions) implements Parameter {
    /// More moments than this are no schedule but noise.
    public static final int MOST_POINTS = 32;

    public Schedule {
      conditions = List.copyOf(conditions);
      interval(path, min, max, scale);
      if (points < 2 || points > MOST_POINTS)
        throw new IllegalArgumentException("The schedule " + path + " has from 2 to " + MOST_POINTS + " points, not " + points);
    }
  }

  private static void interval(String path, double min, double max, Scale scale) {
    if (!(min <= max) || !scale.holds(min, max))
      throw new IllegalArgumentException("The interval of " + path + " is empty, or not one of its scale");
  }
}
