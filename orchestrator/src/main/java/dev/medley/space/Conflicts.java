package dev.medley.space;

import dev.medley.api.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Finds constraints of a parameter that no value can keep.
final class Conflicts {

  /// How far sums may be from 1 by rounding alone.
  private static final double ROUNDING = 1e-9;

  private Conflicts() {}

  /// What cannot be kept.
  ///
  /// @param noun what asks for too much, `value` what it asks for, and `rule` why no value has it; as in a message
  record Conflict(String id, String noun, String value, String rule, String advice) {

    /// As a problem of a space that has no file.
    Problem of(String path) {
      return Problem.maybe(id, "The " + noun + " (" + value + ") of parameter (" + path + ") " + rule + ".", advice);
    }
  }

  static List<Conflict> of(Parameter parameter) {
    return switch (parameter) {
      case Parameter.Simplex simplex -> shares(simplex);
      case Parameter.Permutation permutation -> orders(permutation);
      case Parameter.Real _,Parameter.Whole _,Parameter.Choice _,Parameter.Schedule _ -> List.of();
    };
  }

  private static List<Conflict> shares(Parameter.Simplex simplex) {
    var conflicts = new ArrayList<Conflict>();
    var required = new ArrayList<String>();
    for (int i = 0; i < simplex.parts().size(); i++) {
      if (simplex.least().get(i) > 0) required.add(simplex.parts().get(i) + " " + Numbers.show(simplex.least().get(i)));
    }
    String named = String.join(", ", required);
    if (simplex.reserved() > 1 + ROUNDING) {
      String sum = Numbers.show(Math.round(simplex.reserved() * 1e6) / 1e6);
      conflicts.add(new Conflict("MED-740", "least shares", named, "sum to " + sum + ", and no mix has more than 1",
          "divide each by " + sum + ", or by more"));
    }
    if (required.size() > simplex.most()) {
      conflicts.add(new Conflict("MED-740", "least shares", named,
          "are of " + required.size() + " parts, and at most " + simplex.most() + " may have a share",
          "allow " + required.size() + " parts, or take the least share from some"));
    }
    return conflicts;
  }

  private static List<Conflict> orders(Parameter.Permutation permutation) {
    return Cycles.of(permutation).stream()
        .map(cycle -> new Conflict("MED-741", "precedence", cycle.stream().collect(Collectors.joining(" before ")),
            "goes round in a circle, which no order keeps", "remove one of them"))
        .toList();
  }
}
