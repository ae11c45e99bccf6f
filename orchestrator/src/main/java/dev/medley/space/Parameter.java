package dev.medley.space;

import java.util.List;

/// Something that may vary between trials, by its path, such as `encoder.text-cnn.width`.
public sealed interface Parameter {

  /// Unique within a space.
  String path();

  /// All of which must hold for the parameter to count; empty for one that always does.
  List<Condition> conditions();

  /// How a number is spread over its interval.
  enum Scale { LINEAR, LOG }

  /// A number in `[min, max]`.
  record Real(String path, double min, double max, Scale scale, List<Condition> conditions) implements Parameter {
    public Real {
      conditions = List.copyOf(conditions);
      if (!(min <= max) || (scale == Scale.LOG && !(min > 0)))
        throw new IllegalArgumentException("The interval of " + path + " is empty or not positive");
    }
  }

  /// A whole number in `[min, max]`.
  record Whole(String path, long min, long max, Scale scale, List<Condition> conditions) implements Parameter {
    public Whole {
      conditions = List.copyOf(conditions);
      if (min > max || (scale == Scale.LOG && min < 1))
        throw new IllegalArgumentException("The interval of " + path + " is empty or not positive");
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
  record Simplex(String path, List<String> parts, List<Condition> conditions) implements Parameter {
    public Simplex {
      parts = List.copyOf(parts);
      conditions = List.copyOf(conditions);
      if (parts.isEmpty() || parts.stream().distinct().count() != parts.size())
        throw new IllegalArgumentException("The parts of " + path + " are empty or not distinct");
    }
  }

  /// An order of the items.
  record Permutation(String path, List<String> items, List<Condition> conditions) implements Parameter {
    public Permutation {
      items = List.copyOf(items);
      conditions = List.copyOf(conditions);
      if (items.isEmpty() || items.stream().distinct().count() != items.size())
        throw new IllegalArgumentException("The items of " + path + " are empty or not distinct");
    }
  }
}
