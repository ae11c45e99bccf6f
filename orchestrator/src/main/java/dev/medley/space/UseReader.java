package dev.medley.space;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads one of several things that are declared, by its name alone or with its settings: the search, or the rule of the rungs.
final class UseReader {

  private final Problems problems;
  private final String key;
  private final String noun;
  private final String unknown;

  /// @param noun    for one of them
  /// @param unknown what is said of a name that is none of those declared, such as `is not installed`
  UseReader(Problems problems, String key, String noun, String unknown) {
    this.problems = problems;
    this.key = key;
    this.noun = noun;
    this.unknown = unknown;
  }

  /// @param usual what counts if nothing is said
  StudySpace.Use read(List<Declaration> declared, Declaration usual, Optional<Node.Entry> entry) {
    if (entry.isEmpty()) return use(usual, Map.of(), 1);
    return switch (entry.get().value()) {
      case Node.Scalar name when !name.nothing() -> named(declared, usual, name.text(), name.line(), Map.of());
      case Node.Entries one when one.entries().size() == 1 -> {
        var chosen = one.entries().values().iterator().next();
        yield named(declared, usual, chosen.key(), chosen.line(),
            SpaceReader.mapping(problems, key + " " + chosen.key(), Optional.of(chosen)));
      }
      case Node other -> {
        problems.maybe("MED-013", key, other.show(), entry.get().line(), "must be one " + noun,
            "write `" + key + ": " + usual.name() + "`");
        yield use(usual, Map.of(), 1);
      }
    };
  }

  private StudySpace.Use named(List<Declaration> declared, Declaration usual, String name, int line, Map<String, Node.Entry> given) {
    var found = declared.stream().filter(d -> d.name().equals(name)).findFirst();
    if (found.isPresent()) return use(found.get(), given, line);
    problems.unknown("MED-012", key, name, line, unknown, declared.stream().map(Declaration::name).toList());
    return use(usual, Map.of(), line);
  }

  private StudySpace.Use use(Declaration chosen, Map<String, Node.Entry> given, int line) {
    var spot = new Spot(key + "." + chosen.name(), key + " " + chosen.name(), List.of());
    return new StudySpace.Use(chosen.name(),
        new SettingsReader(problems, List.of()).readFixed(spot, chosen.settings(), given, Set.of(), line));
  }
}
