package dev.medley.space;

import dev.medley.api.error.InputException;
import dev.medley.api.parameter.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What may vary, parents before the parameters whose conditions name them. May be empty: then there is one point.
///
/// Constraints that no value can keep are told when the space is made, all of them at once: least shares that sum to more than 1 or are of more parts than may have one (`MED-740`),
/// precedences that go round in a circle (`MED-741`); as an [InputException].
public record SearchSpace(List<Parameter> parameters) {

  public SearchSpace {
    parameters = List.copyOf(parameters);
    var choices = new HashMap<String, List<String>>();
    for (var parameter : parameters) {
      for (var condition : parameter.conditions()) {
        if (!choices.getOrDefault(condition.choice(), List.of()).contains(condition.option())) {
          throw new IllegalArgumentException(
              "The condition " + condition + " of " + parameter.path() + " names no option of an earlier choice");
        }
      }
      var options = parameter instanceof Parameter.Choice c ? c.options() : List.<String>of();
      if (choices.putIfAbsent(parameter.path(), options) != null)
        throw new IllegalArgumentException("The parameter " + parameter.path() + " is declared twice");
    }
    var conflicts = parameters.stream().flatMap(p -> Conflicts.of(p).stream().map(c -> c.of(p.path()))).toList();
    if (!conflicts.isEmpty()) throw new InputException(conflicts);
  }

  /// Whether a parameter counts, given the values of the choices before it.
  public static boolean active(Parameter parameter, Map<String, Value> values) {
    return parameter.conditions().stream().allMatch(c -> values.get(c.choice()) instanceof Value.Word w && w.value().equals(c.option()));
  }
}
