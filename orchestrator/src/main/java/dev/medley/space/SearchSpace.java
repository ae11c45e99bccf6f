package dev.medley.space;

import dev.medley.api.parameter.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What may vary, parents before the parameters whose conditions name them. May be empty: then there is one point.
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
  }

  /// Whether a parameter counts, given the values of the choices before it.
  public static boolean active(Parameter parameter, Map<String, Value> values) {
    return parameter.conditions().stream().allMatch(c -> values.get(c.choice()) instanceof Value.Word w && w.value().equals(c.option()));
  }
}
