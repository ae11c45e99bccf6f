package dev.medley.space;

import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads numbers, the intervals from which they are drawn, and choices among values.
final class IntervalReader {

  /// The ways to say that something varies, in the order in which messages name them.
  private static final List<String> WAYS = List.of("uniform", "log", "logit", "int", "log-int", "choose", "ordered", "simplex",
      "permutation", "schedule");
  private static final String CHOOSE = "choose";
  static final String ORDERED = "ordered";

  private final Problems problems;

  IntervalReader(Problems problems) {
    this.problems = problems;
  }

  /// A plain number within a range.
  Optional<Double> real(Spot spot, String noun, Node.Scalar scalar, double min, double max) {
    return finite(spot, noun, scalar, "a number").filter(v -> within(spot, noun, scalar, v, min, max));
  }

  /// A plain whole number within a range.
  Optional<Long> whole(Spot spot, String noun, Node.Scalar scalar, long min, long max) {
    var number = finite(spot, noun, scalar, "a whole number");
    if (number.isPresent() && number.get() != Math.rint(number.get())) {
      problems.maybe("MED-017", noun, scalar.show(), spot.owner(), scalar.line(), "must be a whole number",
          "take " + Math.round(number.get()));
      return Optional.empty();
    }
    return number.filter(v -> within(spot, noun, scalar, v, (double) min, (double) max)).map(v -> (long) v.doubleValue());
  }

  private Optional<Double> finite(Spot spot, String noun, Node.Scalar scalar, String kind) {
    var number = scalar.number();
    if (number.isPresent() && Double.isFinite(number.getAsDouble())) return Optional.of(number.getAsDouble());
    boolean quoted = !scalar.plain() && new Node.Scalar(scalar.text(), true, scalar.line()).number().isPresent();
    String advice = number.isPresent()
        ? "take a number that a double holds"
        : quoted ? "remove the quotes" : "write digits, such as 16, 0.5 or 1e-4";
    problems.maybe("MED-017", noun, scalar.show(), spot.owner(), scalar.line(),
        "must be " + (number.isPresent() ? "a finite number" : kind), advice);
    return Optional.empty();
  }

  private boolean within(Spot spot, String noun, Node.Scalar scalar, double value, double min, double max) {
    if (min <= value && value <= max) return true;
    problems.maybe("MED-018", noun, scalar.show(), spot.owner(), scalar.line(), "must lie in " + Numbers.interval(min, max),
        "take " + Numbers.show(value < min ? min : max));
    return false;
  }

  Optional<Reading> reals(Spot spot, Setting.Real real, Node.Entries entries) {
    return way(spot, real.name(), entries, List.of("uniform", "log", "logit", CHOOSE)).flatMap(entry -> entry.key().equals(CHOOSE)
        ? choose(spot, real.name(), entries, List.of())
            .flatMap(
                items -> distinct(spot, real.name(), items, s -> real(spot, real.name(), s, real.min(), real.max()).map(Numbers::show)))
            .map(options -> Defaults.choice(spot, options, new Value.Real(real.byDefault()), o -> new Value.Real(Double.parseDouble(o))))
        : bounds(spot, real.name(), entry, real.min(), real.max())
            .map(b -> Defaults.real(spot, b.min(), b.max(), b.scale(), real.byDefault())));
  }

  /// An interval for one task's number, or for each task's.
  Optional<Bounds> taskBounds(Spot spot, String noun, Node.Entries entries, double min, double max) {
    return way(spot, noun, entries, List.of("uniform", "log", "logit")).flatMap(entry -> bounds(spot, noun, entry, min, max));
  }

  Optional<Reading> wholes(Spot spot, Setting.Whole whole, Node.Entries entries) {
    return way(spot, whole.name(), entries, List.of("int", "log-int", CHOOSE)).flatMap(entry -> entry.key().equals(CHOOSE)
        ? choose(spot, whole.name(), entries, List.of())
            .flatMap(items -> distinct(spot, whole.name(), items,
                s -> whole(spot, whole.name(), s, whole.min(), whole.max()).map(String::valueOf)))
            .map(options -> Defaults.choice(spot, options, new Value.Whole(whole.byDefault()), o -> new Value.Whole(Long.parseLong(o))))
        : wholeBounds(spot, whole.name(), entry, whole.min(), whole.max())
            .map(b -> Defaults.whole(spot, (long) b.min(), (long) b.max(), b.scale(), whole.byDefault())));
  }

  /// The one entry of a mapping that says how something varies.
  Optional<Node.Entry> way(Spot spot, String noun, Node.Entries entries, List<String> allowed) {
    String written = allowed.stream().map(w -> "`{" + w + ": [...]}`").reduce((a, b) -> a + " or " + b).orElse("");
    if (entries.entries().size() == 1) {
      var entry = entries.entries().values().iterator().next();
      if (allowed.contains(entry.key())) return Optional.of(entry);
      if (WAYS.contains(entry.key())) {
        problems.maybe("MED-021", noun, entry.key(), spot.owner(), entry.line(), "cannot vary in this way", "write " + written);
      } else {
        problems.unknown("MED-021", noun, entry.key(), spot.owner(), entry.line(), "names no way to vary", allowed);
      }
    } else {
      problems.maybe("MED-021", noun, entries.show(), spot.owner(), entries.line(), "must be a value or one way to vary",
          "write " + written);
    }
    return Optional.empty();
  }

  /// The values of `{choose: [...]}`; the word `all` stands for those that are known.
  Optional<List<Node>> choose(Spot spot, String noun, Node.Entries entries, List<String> known) {
    return listed(spot, noun, entries, known, List.of(CHOOSE));
  }

  /// The values of `{choose: [...]}`, or of `{ordered: [...]}` where neighbours are alike.
  Optional<List<Node>> chooseOrdered(Spot spot, String noun, Node.Entries entries, List<String> known) {
    return listed(spot, noun, entries, known, List.of(CHOOSE, ORDERED));
  }

  private Optional<List<Node>> listed(Spot spot, String noun, Node.Entries entries, List<String> known, List<String> ways) {
    return way(spot, noun, entries, ways).flatMap(entry -> switch (entry.value()) {
      case Node.Items items when !items.items().isEmpty() -> Optional.of(items.items());
      case Node.Scalar word when word.text().equals("all") && !known.isEmpty() ->
        Optional.of(known.stream().<Node>map(k -> new Node.Scalar(k, true, word.line())).toList());
      default -> {
        problems.maybe("MED-014", noun, entry.value().show(), spot.owner(), entry.value().line(),
            "must choose from a list of one value or more", "write `{choose: [a, b]}`");
        yield Optional.empty();
      }
    });
  }

  /// Reads each value of a choice and sees that none stands twice.
  Optional<List<String>> distinct(Spot spot, String noun, List<Node> items, Function<Node.Scalar, Optional<String>> read) {
    var options = new ArrayList<String>();
    boolean right = true;
    for (var item : items) {
      var option = item instanceof Node.Scalar scalar ? read.apply(scalar) : nested(spot, noun, item);
      if (option.isPresent() && options.contains(option.get())) {
        problems.maybe("MED-014", noun, option.get(), spot.owner(), item.line(), "is offered twice", "remove one of them");
      }
      right &= option.isPresent() && !options.contains(option.get());
      option.ifPresent(options::add);
    }
    return right ? Optional.of(options) : Optional.empty();
  }

  private Optional<String> nested(Spot spot, String noun, Node item) {
    problems.maybe("MED-014", noun, item.show(), spot.owner(), item.line(), "chooses from plain values only",
        "name each value, or search one interval");
    return Optional.empty();
  }

  Optional<Reading> notAList(Spot spot, String noun, Node.Items items, String way) {
    problems.maybe("MED-017", noun, items.show(), spot.owner(), items.line(), "must be one value, not a list",
        "write `{" + way + ": " + items.show() + "}` to search");
    return Optional.empty();
  }

  /// An interval that was found right.
  record Bounds(double min, double max, Parameter.Scale scale) {}

  /// An interval of whole numbers.
  Optional<Bounds> wholeBounds(Spot spot, String noun, Node.Entries entries, long least, long most) {
    return way(spot, noun, entries, List.of("int", "log-int")).flatMap(entry -> wholeBounds(spot, noun, entry, least, most));
  }

  private Optional<Bounds> wholeBounds(Spot spot, String noun, Node.Entry entry, long least, long most) {
    return bounds(spot, noun, entry, (double) least, (double) most).filter(b -> {
      boolean right = b.min() == Math.rint(b.min()) && b.max() == Math.rint(b.max());
      if (!right)
        problems.maybe("MED-020", noun, entry.value().show(), spot.owner(), entry.line(), "needs whole numbers as bounds",
            "take " + Numbers.interval(Math.ceil(b.min()), Math.floor(b.max())));
      return right;
    });
  }

  private Optional<Bounds> bounds(Spot spot, String noun, Node.Entry entry, double least, double most) {
    var scale = scale(entry.key());
    if (!(entry.value() instanceof Node.Items pair) || pair.items().size() != 2) {
      problems.maybe("MED-020", noun, entry.value().show(), spot.owner(), entry.value().line(), "needs two bounds", "write `{" + entry.key()
          + ": " + Numbers.interval(scale != Parameter.Scale.LINEAR && least <= 0 ? most / 1000 : least, most) + "}`");
      return Optional.empty();
    }
    var ends = pair.items().stream().map(n -> bound(spot, noun, n)).flatMap(Optional::stream).toList();
    if (ends.size() < 2) return Optional.empty();
    double min = ends.getFirst();
    double max = ends.getLast();
    if (min > max) {
      problems.maybe("MED-020", noun, pair.show(), spot.owner(), pair.line(), "has its bounds in the wrong order",
          "write `" + Numbers.interval(Math.min(min, max), Math.max(min, max)) + "`");
      return Optional.empty();
    }
    if (scale == Parameter.Scale.LOGIT && !scale.holds(min, max)) {
      problems.maybe("MED-020", noun, pair.show(), spot.owner(), pair.line(), "has an interval of log-odds that must lie between 0 and 1",
          "take " + Numbers.interval(min > 0 ? min : 0.001, max < 1 ? max : 0.999));
      return Optional.empty();
    }
    if (scale == Parameter.Scale.LOG && !(min > 0)) {
      problems.maybe("MED-020", noun, pair.show(), spot.owner(), pair.line(), "has a logarithmic interval that must begin above 0",
          "begin at " + Numbers.show(least > 0 ? least : max > 0 ? max / 1000 : 1));
      return Optional.empty();
    }
    if (min < least || max > most) {
      var advice = "take " + Numbers.interval(Numbers.clamp(min, least, most), Numbers.clamp(max, least, most));
      problems.maybe("MED-018", noun, pair.show(), spot.owner(), pair.line(), "must lie in " + Numbers.interval(least, most), advice);
      return Optional.empty();
    }
    return Optional.of(new Bounds(min, max, scale));
  }

  private static Parameter.Scale scale(String way) {
    return switch (way) {
      case "log", "log-int" -> Parameter.Scale.LOG;
      case "logit" -> Parameter.Scale.LOGIT;
      default -> Parameter.Scale.LINEAR;
    };
  }

  private Optional<Double> bound(Spot spot, String noun, Node node) {
    if (node instanceof Node.Scalar scalar) return finite(spot, noun, scalar, "a number");
    problems.maybe("MED-020", noun, node.show(), spot.owner(), node.line(), "needs numbers as bounds", "write `[1, 10]`");
    return Optional.empty();
  }
}
