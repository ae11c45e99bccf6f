package dev.medley.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a space that stands alone.
final class PlainSpaceReader {

  private static final String PARAMETERS = "parameters";
  private static final String MINIMIZE = "minimize";
  private static final String MAXIMIZE = "maximize";
  private static final String AT_MOST = "at-most";
  private static final String AT_LEAST = "at-least";
  private static final List<String> KEYS = List.of(MINIMIZE, MAXIMIZE, AT_MOST, AT_LEAST, PARAMETERS);

  private final Problems problems;
  private final IntervalReader intervals;

  PlainSpaceReader(Problems problems) {
    this.problems = problems;
    this.intervals = new IntervalReader(problems);
  }

  PlainSpace read(String text) {
    if (!(YamlParser.parse(text, problems) instanceof Node.Entries root)) {
      problems.maybe("MED-002", "text", "", 1, "must be a mapping", "begin with `minimize: error`");
      throw problems.stop();
    }
    for (var entry : root.entries().values()) {
      if (!KEYS.contains(entry.key())) problems.unknown("MED-005", "key", entry.key(), entry.line(), "is not known", KEYS);
    }
    var goals = goals(root);
    var limits = limits(root);
    var parameters = new PlainParameterReader(problems, intervals)
        .read(SpaceReader.mapping(problems, PARAMETERS, Optional.ofNullable(root.entries().get(PARAMETERS))));
    if (goals.isEmpty() && problems.none())
      problems.maybe("MED-743", "objective", "", root.line(), "is missing", "write `minimize: error`, or `maximize: [speed, accuracy]`");
    problems.throwIfAny();
    return new PlainSpace(new SearchSpace(parameters), new Aims(goals, limits));
  }

  /// In the order in which they are written.
  private List<Aims.Goal> goals(Node.Entries root) {
    var goals = new ArrayList<Aims.Goal>();
    for (var entry : root.entries().values()) {
      if (!List.of(MINIMIZE, MAXIMIZE).contains(entry.key())) continue;
      var names = entry.value() instanceof Node.Items items ? items.items() : List.of(entry.value());
      for (var name : names) {
        boolean known = goals.stream().anyMatch(g -> g.measure().equals(name.show()));
        if (name instanceof Node.Scalar word && !word.nothing() && !known)
          goals.add(new Aims.Goal(word.text(), entry.key().equals(MAXIMIZE)));
        else
          problems.maybe("MED-743", "objective", name.show(), entry.line(), known ? "is named twice" : "must be the name of a measure",
              "write `" + entry.key() + ": error`");
      }
    }
    return goals;
  }

  private List<Aims.Limit> limits(Node.Entries root) {
    var limits = new ArrayList<Aims.Limit>();
    for (var key : List.of(AT_MOST, AT_LEAST)) {
      var spot = new Spot(key, key, List.of());
      for (var entry : SpaceReader.mapping(problems, key, Optional.ofNullable(root.entries().get(key))).values()) {
        if (entry.value() instanceof Node.Scalar scalar) {
          intervals.real(spot, entry.key(), scalar, -Double.MAX_VALUE, Double.MAX_VALUE)
              .ifPresent(bound -> limits.add(new Aims.Limit(entry.key(), bound, key.equals(AT_LEAST))));
        } else {
          problems.maybe("MED-743", "limit", entry.value().show(), entry.line(), "must be a number",
              "write `" + key + ": {" + entry.key() + ": 8}`");
        }
      }
    }
    return limits;
  }
}
