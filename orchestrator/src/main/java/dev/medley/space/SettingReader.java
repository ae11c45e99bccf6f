package dev.medley.space;

import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads what stands for one setting: a plain value that keeps the declared range, an interval within it, or `search` for all of it.
/// What is wrong goes to the problems, and nothing is returned.
final class SettingReader {

  static final String SEARCH = "search";
  private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
  private static final Set<String> FALSE = Set.of("false", "False", "FALSE");

  private final Problems problems;
  private final Defaults defaults;
  private final IntervalReader intervals;
  private final TaskwiseReader taskwise;
  private final ScheduleReader schedules;

  SettingReader(Problems problems, List<String> tasks) {
    this.problems = problems;
    this.defaults = new Defaults(tasks);
    this.intervals = new IntervalReader(problems);
    this.taskwise = new TaskwiseReader(problems, tasks, intervals);
    this.schedules = new ScheduleReader(problems, intervals);
  }

  /// What is taken when the space says nothing.
  Reading absent(Setting setting) {
    return new Reading.Fixed(defaults.of(setting));
  }

  Optional<Reading> read(Spot spot, Setting setting, Node node) {
    if (node instanceof Node.Scalar scalar) {
      if (scalar.nothing()) return missing(spot, setting, scalar);
      if (scalar.text().equals(SEARCH) && !takesSearchAsWord(setting)) return Optional.of(defaults.explored(spot, setting));
    }
    return switch (setting) {
      case Setting.Real real -> real(spot, real, node);
      case Setting.Whole whole -> whole(spot, whole, node);
      case Setting.Choice choice -> choice(spot, choice, node);
      case Setting.Flag flag -> flag(spot, flag, node);
      case Setting.Text text -> text(spot, text, node);
      case Setting.Shares shares -> taskwise.shares(spot, shares, node);
      case Setting.Order order -> taskwise.order(spot, order, node);
      case Setting.PerTask perTask -> taskwise.perTask(spot, perTask, node);
      case Setting.Part part -> throw Defaults.notHere(part);
    };
  }

  private static boolean takesSearchAsWord(Setting setting) {
    return setting instanceof Setting.Text || (setting instanceof Setting.Choice c && c.options().contains(SEARCH));
  }

  private Optional<Reading> missing(Spot spot, Setting setting, Node node) {
    problems.maybe("MED-016", setting.name(), "", spot.owner(), node.line(), "has no value",
        "write one after the colon, or remove the line");
    return Optional.empty();
  }

  private Optional<Reading> real(Spot spot, Setting.Real real, Node node) {
    return switch (node) {
      case Node.Scalar scalar ->
        intervals.real(spot, real.name(), scalar, real.min(), real.max()).map(v -> new Reading.Fixed(new Value.Real(v)));
      case Node.Entries entries when ScheduleReader.isSchedule(entries) -> schedules.read(spot,
          new ScheduleReader.Range(real.name(), real.min(), real.max(), real.byDefault(), real.logarithmic(), real.overTime()), entries);
      case Node.Entries entries -> intervals.reals(spot, real, entries);
      case Node.Items items -> intervals.notAList(spot, real.name(), items, "uniform");
    };
  }

  private Optional<Reading> whole(Spot spot, Setting.Whole whole, Node node) {
    return switch (node) {
      case Node.Scalar scalar ->
        intervals.whole(spot, whole.name(), scalar, whole.min(), whole.max()).map(v -> new Reading.Fixed(new Value.Whole(v)));
      case Node.Entries entries -> intervals.wholes(spot, whole, entries);
      case Node.Items items -> intervals.notAList(spot, whole.name(), items, "int");
    };
  }

  private Optional<Reading> choice(Spot spot, Setting.Choice choice, Node node) {
    return switch (node) {
      case Node.Scalar scalar -> option(spot, choice, scalar).map(w -> new Reading.Fixed(new Value.Word(w)));
      case Node.Entries entries -> intervals.chooseOrdered(spot, choice.name(), entries, choice.options())
          .flatMap(items -> intervals.distinct(spot, choice.name(), items, s -> option(spot, choice, s)))
          .map(options -> entries.entries().containsKey(IntervalReader.ORDERED)
              ? Defaults.ordered(spot, options, new Value.Word(choice.byDefault()))
              : Defaults.choice(spot, options, new Value.Word(choice.byDefault()), Value.Word::new));
      case Node.Items items -> intervals.notAList(spot, choice.name(), items, "choose");
    };
  }

  private Optional<String> option(Spot spot, Setting.Choice choice, Node.Scalar scalar) {
    if (choice.options().contains(scalar.text())) return Optional.of(scalar.text());
    problems.unknown("MED-019", choice.name(), scalar.text(), spot.owner(), scalar.line(), "is none of its options", choice.options());
    return Optional.empty();
  }

  private Optional<Reading> flag(Spot spot, Setting.Flag flag, Node node) {
    return switch (node) {
      case Node.Scalar scalar -> truth(spot, flag, scalar).map(t -> new Reading.Fixed(new Value.Flag(t.equals("true"))));
      case Node.Entries entries -> intervals.choose(spot, flag.name(), entries, List.of("true", "false"))
          .flatMap(items -> intervals.distinct(spot, flag.name(), items, s -> truth(spot, flag, s)))
          .map(options -> Defaults.choice(spot, options, new Value.Flag(flag.byDefault()), o -> new Value.Flag(o.equals("true"))));
      case Node.Items items -> intervals.notAList(spot, flag.name(), items, "choose");
    };
  }

  private Optional<String> truth(Spot spot, Setting.Flag flag, Node.Scalar scalar) {
    if (scalar.plain() && TRUE.contains(scalar.text())) return Optional.of("true");
    if (scalar.plain() && FALSE.contains(scalar.text())) return Optional.of("false");
    problems.maybe("MED-017", flag.name(), scalar.show(), spot.owner(), scalar.line(), "must be true or false",
        "write `true` or `false`, without quotes");
    return Optional.empty();
  }

  private Optional<Reading> text(Spot spot, Setting.Text text, Node node) {
    if (node instanceof Node.Scalar scalar) return Optional.of(new Reading.Fixed(new Value.Word(scalar.text())));
    problems.maybe("MED-017", text.name(), node.show(), spot.owner(), node.line(), "must be a text", "write it in quotes");
    return Optional.empty();
  }
}
