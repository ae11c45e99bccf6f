package dev.medley.space;

import dev.medley.api.parameter.Value;
import dev.medley.robustness.Exam;
import dev.medley.robustness.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads by what it is measured how robust models are: ways in which inputs get worse, each with its strengths. Where an objective asks for it and nothing is said, all ways there are.
final class RobustnessReader {

  private static final Map<String, Grid.Way> WAYS = Grid.ways().stream().filter(Grid.ByChance.class::isInstance)
      .collect(Collectors.toUnmodifiableMap(Grid.Way::key, way -> way));
  private static final List<Double> USUAL = List.of(0.1, 0.3);
  private static final String EXAMPLES = Language.ROBUSTNESS_EXAMPLES.name();

  private final Problems problems;
  private final Draft draft;

  RobustnessReader(Problems problems, Draft draft) {
    this.problems = problems;
    this.draft = draft;
  }

  /// The names of the ways.
  static List<String> ways() {
    return WAYS.keySet().stream().sorted().toList();
  }

  void read(Optional<Node.Entry> entry, List<StudySpace.Objective> objectives) {
    boolean wanted = objectives.stream().map(StudySpace.Objective::metric)
        .anyMatch(m -> m.equals("robust") || m.endsWith(".robust") || m.contains(".robust-"));
    if (entry.isEmpty() && !wanted) return;
    var given = SpaceReader.mapping(problems, Language.ROBUSTNESS, entry);
    var spot = new Spot(Language.ROBUSTNESS, Language.ROBUSTNESS, List.of());
    var examples = new SettingsReader(problems, List.of()).readFixed(spot, List.of(Language.ROBUSTNESS_EXAMPLES), given, WAYS.keySet(),
        entry.map(Node.Entry::line).orElse(1));
    examples.values().forEach((name, value) -> draft.add(spot.at(name).path(), new Reading.Fixed(value)));
    var said = given.values().stream().filter(e -> WAYS.containsKey(e.key())).toList();
    said.forEach(e -> add(e.key(), strengths(e)));
    if (said.isEmpty()) ways().forEach(way -> add(way, USUAL));
  }

  private void add(String way, List<Double> strengths) {
    draft.add(Language.ROBUSTNESS + "." + way,
        new Reading.Fixed(new Value.Order(strengths.stream().distinct().sorted().map(Numbers::show).toList())));
  }

  private List<Double> strengths(Node.Entry entry) {
    var nodes = entry.value() instanceof Node.Items items ? items.items() : List.of(entry.value());
    var strengths = new ArrayList<Double>();
    for (var node : nodes) strength(entry.key(), node).ifPresent(strengths::add);
    if (nodes.isEmpty())
      problems.maybe("MED-890", entry.key(), "[]", Language.ROBUSTNESS, entry.line(), "needs a strength", advice(entry.key()));
    return strengths;
  }

  private Optional<Double> strength(String name, Node node) {
    var way = WAYS.get(name);
    var read = node instanceof Node.Scalar word && way != null ? way.strength(word.text()).filter(s -> s > 0) : Optional.<Double>empty();
    if (read.isEmpty() && way != null) {
      problems.maybe("MED-890", name, node.show(), Language.ROBUSTNESS, node.line(), "must be numbers above 0 and up to " + way.most(),
          advice(name));
    }
    return read;
  }

  private static String advice(String way) {
    return "write `" + way + ": [0.1, 0.3]`";
  }

  /// What was read, of the values of a space that do not vary.
  static Optional<Exam> exam(Map<String, Value> fixed) {
    if (!(fixed.get(Language.ROBUSTNESS + "." + EXAMPLES) instanceof Value.Whole(long examples))) return Optional.empty();
    var grids = ways().stream().flatMap(name -> fixed.get(Language.ROBUSTNESS + "." + name) instanceof Value.Order(var strengths)
        ? Stream.of(Grid.at(java.util.Objects.requireNonNull(WAYS.get(name)), strengths.stream().map(Double::valueOf).toList()))
        : Stream.empty()).toList();
    return Optional.of(new Exam(grids, (int) examples));
  }
}
