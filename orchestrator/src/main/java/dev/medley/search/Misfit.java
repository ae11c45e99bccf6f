package dev.medley.search;

import dev.medley.api.error.Problem;
import dev.medley.api.parameter.Value;
import dev.medley.space.Parameter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says why a point is none of a space (`MED-123`).
final class Misfit {

  private static final String ID = "MED-123";

  private Misfit() {}

  /// A value that is missing, or that the parameter cannot have.
  static Problem value(Parameter parameter, @Nullable Value value) {
    return value == null
        ? new Problem(ID, "The parameter (%s) of the point has no value; it needs %s.".formatted(parameter.path(), range(parameter)), "")
        : new Problem(ID, "The value (%s) of parameter (%s) must be %s.".formatted(shown(value), parameter.path(), range(parameter)), "");
  }

  /// A path that names no parameter, or none that is active in the point.
  static Problem path(String path, List<Parameter> parameters) {
    var known = parameters.stream().map(Parameter::path).toList();
    return known.contains(path)
        ? Problem.maybe(ID, "The parameter (%s) of the point is not active there.".formatted(path),
            "leave it out, or choose the option that it belongs to")
        : Problem.didYouMean(ID, "The parameter (%s) of the point is not in the space.".formatted(path), path, known,
            "The space has: " + String.join(", ", known) + ".");
  }

  private static String range(Parameter parameter) {
    return switch (parameter) {
      case Parameter.Real p -> "a number in [%s, %s]".formatted(p.min(), p.max());
      case Parameter.Whole p -> "a whole number in [%s, %s]".formatted(p.min(), p.max());
      case Parameter.Choice p -> "one of " + p.options();
      case Parameter.Simplex p -> "a share for each of " + p.parts() + limits(p);
      case Parameter.Permutation p -> "an order of " + p.items() + precedences(p);
      case Parameter.Schedule p -> "a schedule of %d numbers in [%s, %s]".formatted(p.points(), p.min(), p.max());
    };
  }

  private static String limits(Parameter.Simplex simplex) {
    var limits = new StringBuilder();
    if (simplex.required() > 0) limits.append(", at least ").append(simplex.least());
    if (simplex.most() < simplex.parts().size()) limits.append(", no more than ").append(simplex.most()).append(" of them above 0");
    return limits.toString();
  }

  private static String precedences(Parameter.Permutation permutation) {
    return permutation.precedences().isEmpty()
        ? ""
        : permutation.precedences().stream().map(p -> p.first() + " before " + p.second())
            .collect(Collectors.joining(", ", " with ", ""));
  }

  static String shown(Value value) {
    return switch (value) {
      case Value.Real(double real) -> Double.toString(real);
      case Value.Whole(long whole) -> Long.toString(whole);
      case Value.Flag(boolean flag) -> Boolean.toString(flag);
      case Value.Word(String word) -> word;
      case Value.Shares(var parts) -> parts.toString();
      case Value.Numbers(var parts) -> parts.toString();
      case Value.Order(var items) -> items.toString();
      case Value.Schedule(var numbers) -> numbers.toString();
      case Value.Schedules(var parts) -> parts.toString();
    };
  }
}
