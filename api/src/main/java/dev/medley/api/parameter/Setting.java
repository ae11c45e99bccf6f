package dev.medley.api.parameter;

import java.util.List;

/// What can be set about a component: a name, what values it takes, the value it has when nothing is said, and one sentence for the help.
///
/// The range is both the limit that a given value must keep and the interval that a search explores when the space says only `search` for it.
public sealed interface Setting {

  String name();

  /// One sentence, without saying the name again.
  String summary();

  /// A number in `[min, max]`; searched on a logarithmic scale if so declared.
  ///
  /// @param overTime whether it may change over the training; it is read with [Settings#schedule] then
  record Real(String name, double min, double max, double byDefault, boolean logarithmic, boolean overTime,
      String summary) implements Setting {
    public Real(String name, double min, double max, double byDefault, boolean logarithmic, String summary) {
      this(name, min, max, byDefault, logarithmic, false, summary);
    }

    /// The same, but that it may change over the training.
    public Real changing() {
      return new Real(name, min, max, byDefault, logarithmic, true, summary);
    }

    public Real {
      named(name, summary);
      if (!(min <= byDefault && byDefault <= max))
        throw new IllegalArgumentException("The default of " + name + " must lie in [" + min + ", " + max + "], not at " + byDefault);
      if (logarithmic && !(min > 0)) throw new IllegalArgumentException("The logarithmic setting " + name + " needs a minimum above 0");
    }
  }

  /// A whole number in `[min, max]`.
  record Whole(String name, long min, long max, long byDefault, boolean logarithmic, String summary) implements Setting {
    public Whole {
      named(name, summary);
      if (!(min <= byDefault && byDefault <= max))
        throw new IllegalArgumentException("The default of " + name + " must lie in [" + min + ", " + max + "], not at " + byDefault);
      if (logarithmic && min < 1) throw new IllegalArgumentException("The logarithmic setting " + name + " needs a minimum of 1 or more");
    }
  }

  /// One of several words.
  record Choice(String name, List<String> options, String byDefault, String summary) implements Setting {
    public Choice {
      named(name, summary);
      options = List.copyOf(options);
      if (!options.contains(byDefault))
        throw new IllegalArgumentException("The default of " + name + " must be one of " + options + ", not " + byDefault);
    }
  }

  record Flag(String name, boolean byDefault, String summary) implements Setting {
    public Flag {
      named(name, summary);
    }
  }

  /// Any text, such as a file's path; never searched. An empty default means that it must be given, if so declared.
  record Text(String name, String byDefault, boolean required, String summary) implements Setting {
    public Text {
      named(name, summary);
    }
  }

  /// A share for each task of the study, summing to 1; equal shares when nothing is said.
  ///
  /// @param overTime whether they may change over the training; they are read with [Settings#mix] then
  record Shares(String name, boolean overTime, String summary) implements Setting {
    public Shares(String name, String summary) {
      this(name, false, summary);
    }

    /// The same, but that they may change over the training.
    public Shares changing() {
      return new Shares(name, true, summary);
    }

    public Shares {
      named(name, summary);
    }
  }

  /// An order of the tasks of the study; theirs in the space when nothing is said.
  record Order(String name, String summary) implements Setting {
    public Order {
      named(name, summary);
    }
  }

  /// A number in `[min, max]` for each task of the study.
  ///
  /// @param overTime whether each may change over the training; they are read with [Settings#schedulePerTask] then
  record PerTask(String name, double min, double max, double byDefault, boolean logarithmic, boolean overTime,
      String summary) implements Setting {
    public PerTask(String name, double min, double max, double byDefault, boolean logarithmic, String summary) {
      this(name, min, max, byDefault, logarithmic, false, summary);
    }

    /// The same, but that each may change over the training.
    public PerTask changing() {
      return new PerTask(name, min, max, byDefault, logarithmic, true, summary);
    }

    public PerTask {
      named(name, summary);
      if (!(min <= byDefault && byDefault <= max))
        throw new IllegalArgumentException("The default of " + name + " must lie in [" + min + ", " + max + "], not at " + byDefault);
      if (logarithmic && !(min > 0)) throw new IllegalArgumentException("The logarithmic setting " + name + " needs a minimum above 0");
    }
  }

  /// Another component, chosen among all that make the given type, with settings of its own; the usual one of its kind when nothing is said. Searched as any
  /// component is: `{choose: [...]}`, with its settings below it.
  ///
  /// @param type what the component makes, such as `Sampler.class`
  record Part(String name, Class<?> type, String summary) implements Setting {
    public Part {
      named(name, summary);
    }
  }

  static Real real(String name, double min, double max, double byDefault, String summary) {
    return new Real(name, min, max, byDefault, false, summary);
  }

  static Real logReal(String name, double min, double max, double byDefault, String summary) {
    return new Real(name, min, max, byDefault, true, summary);
  }

  static Whole whole(String name, long min, long max, long byDefault, String summary) {
    return new Whole(name, min, max, byDefault, false, summary);
  }

  static Whole logWhole(String name, long min, long max, long byDefault, String summary) {
    return new Whole(name, min, max, byDefault, true, summary);
  }

  static Choice choice(String name, List<String> options, String byDefault, String summary) {
    return new Choice(name, options, byDefault, summary);
  }

  static Flag flag(String name, boolean byDefault, String summary) {
    return new Flag(name, byDefault, summary);
  }

  static Text text(String name, String byDefault, String summary) {
    return new Text(name, byDefault, false, summary);
  }

  static Text requiredText(String name, String summary) {
    return new Text(name, "", true, summary);
  }

  static Shares shares(String name, String summary) {
    return new Shares(name, summary);
  }

  static Order order(String name, String summary) {
    return new Order(name, summary);
  }

  static PerTask perTask(String name, double min, double max, double byDefault, String summary) {
    return new PerTask(name, min, max, byDefault, false, summary);
  }

  static Part part(String name, Class<?> type, String summary) {
    return new Part(name, type, summary);
  }

  private static void named(String name, String summary) {
    if (!name.matches("[a-z][a-z0-9-]*"))
      throw new IllegalArgumentException("A setting is named in small letters, digits and hyphens, not " + name);
    if (summary.isBlank()) throw new IllegalArgumentException("The setting " + name + " needs a sentence for the help");
  }
}
