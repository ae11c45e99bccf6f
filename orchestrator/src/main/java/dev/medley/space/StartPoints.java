package dev.medley.space;

import dev.medley.api.parameter.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The points with which a search had best begin: the space's defaults, and from there every other choice of a component, one at a time.
///
/// A search that draws its first points at random meets a sensible configuration late, if ever; from these it knows what each component does where all else is as usual.
public final class StartPoints {

  private final StudySpace study;

  private StartPoints(StudySpace study) {
    this.study = study;
  }

  /// The defaults first.
  ///
  /// @param known values to start from instead of the defaults, by path; those that do not fit their parameter are passed over
  public static List<Point> of(StudySpace study, Map<String, Value> known) {
    var starts = new StartPoints(study);
    var base = new LinkedHashMap<>(known);
    var points = new LinkedHashSet<Point>();
    points.add(starts.point(base));
    for (var section : Section.values()) {
      for (var option : starts.options(section)) {
        var other = new LinkedHashMap<>(base);
        other.put(section.key(), new Value.Word(option));
        points.add(starts.point(other));
      }
    }
    return new ArrayList<>(points);
  }

  /// A point that is made of some values.
  ///
  /// @param fitting what part of the parameters that count has its value from there
  public record Likened(Point point, double fitting) {}

  /// The point that is most like some values: these where they fit, and the defaults elsewhere.
  ///
  /// @param known by path, in the form that a point has for each
  public static Likened like(StudySpace study, Map<String, Value> known) {
    var starts = new StartPoints(study);
    var point = starts.point(known);
    long fitting = study.space().parameters().stream()
        .filter(p -> point.values().containsKey(p.path()) && known.containsKey(p.path()) && fits(p, known.get(p.path()))).count();
    return new Likened(point, point.values().isEmpty() ? 0 : (double) fitting / point.values().size());
  }

  private List<String> options(Section section) {
    return study.space().parameters().stream().filter(p -> p.path().equals(section.key())).findFirst()
        .map(p -> ((Parameter.Choice) p).options()).orElse(List.of());
  }

  private Point point(Map<String, Value> known) {
    var values = new LinkedHashMap<String, Value>();
    for (var parameter : study.space().parameters()) {
      if (!SearchSpace.active(parameter, values)) continue;
      var value = Optional.ofNullable(known.get(parameter.path())).map(v -> as(parameter, v)).filter(v -> fits(parameter, v))
          .orElseGet(() -> start(parameter));
      values.put(parameter.path(), value);
    }
    return Point.of(values);
  }

  /// A number that does not change, where one that changes is wanted, as one that might.
  private static Value as(Parameter parameter, Value value) {
    return parameter instanceof Parameter.Schedule schedule && value instanceof Value.Real(double number)
        ? new Value.Schedule(Collections.nCopies(schedule.points(), number))
        : value;
  }

  private static boolean fits(Parameter parameter, Value value) {
    return switch (parameter) {
      case Parameter.Real real -> value instanceof Value.Real(double v) && v >= real.min() && v <= real.max();
      case Parameter.Whole whole -> value instanceof Value.Whole(long v) && v >= whole.min() && v <= whole.max();
      case Parameter.Choice choice -> value instanceof Value.Word(String v) && choice.options().contains(v);
      case Parameter.Simplex simplex -> simplex.whole() && value instanceof Value.Shares(var parts)
          && List.copyOf(parts.keySet()).equals(simplex.parts());
      case Parameter.Permutation permutation -> permutation.precedences().isEmpty() && value instanceof Value.Order(var items)
          && items.size() == permutation.items().size() && items.containsAll(permutation.items());
      case Parameter.Schedule schedule -> value instanceof Value.Schedule(var numbers) && numbers.size() == schedule.points()
          && numbers.stream().allMatch(n -> n >= schedule.min() && n <= schedule.max());
    };
  }

  /// The default of a parameter, in the type that a point has for it.
  private Value start(Parameter parameter) {
    var declared = declared(parameter.path());
    return switch (parameter) {
      case Parameter.Choice choice -> new Value.Word(declared.flatMap(v -> option(choice, v)).orElse(choice.options().getFirst()));
      case Parameter.Simplex simplex -> new Value.Shares(simplex.middle());
      case Parameter.Permutation permutation -> new Value.Order(permutation.first());
      case Parameter.Schedule schedule -> declared.filter(v -> fits(schedule, v))
          .orElse(new Value.Schedule(Collections.nCopies(schedule.points(), schedule.min())));
      case Parameter.Real real -> declared.filter(v -> fits(real, v)).orElse(new Value.Real(real.min()));
      case Parameter.Whole whole -> declared.filter(v -> fits(whole, v)).orElse(new Value.Whole(whole.min()));
    };
  }

  private Optional<Value> declared(String path) {
    var own = study.start().get(path);
    if (own != null) return Optional.of(own);
    int dot = path.lastIndexOf('.');
    if (dot > 0 && study.start().get(path.substring(0, dot)) instanceof Value.Numbers(var parts)) {
      return Optional.ofNullable(parts.get(path.substring(dot + 1))).map(Value.Real::new);
    }
    if (dot > 0 && study.start().get(path.substring(0, dot)) instanceof Value.Schedules(var parts)) {
      return Optional.ofNullable(parts.get(path.substring(dot + 1))).map(s -> s.values().size() > 1 ? s : new Value.Real(s.at(0)));
    }
    return Optional.empty();
  }

  /// The option that spells a value.
  private static Optional<String> option(Parameter.Choice choice, Value value) {
    return choice.options().stream().filter(o -> switch (value) {
      case Value.Word(String word) -> o.equals(word);
      case Value.Flag(boolean flag) -> o.equals(String.valueOf(flag));
      case Value.Whole(long whole) -> number(o).filter(n -> n == whole).isPresent();
      case Value.Real(double real) -> number(o).filter(n -> n == real).isPresent();
      case Value.Shares _,Value.Numbers _,Value.Order _,Value.Schedule _,Value.Schedules _ -> false;
    }).findFirst();
  }

  private static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
