package dev.medley.space;

import dev.medley.api.parameter.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the list of terms, each a component with its settings, which all take part in every trial.
final class TermsReader {

  private final Problems problems;
  private final List<Declaration> installed;
  private final SettingsReader settings;
  private final Draft draft;
  private final List<String> names = new ArrayList<>();

  TermsReader(Problems problems, Catalogue catalogue, List<String> tasks, Draft draft) {
    this.problems = problems;
    this.installed = catalogue.terms();
    this.settings = new SettingsReader(problems, tasks);
    this.draft = draft;
  }

  void read(Optional<Node.Entry> entry) {
    if (entry.isEmpty()) return;
    switch (entry.get().value()) {
      case Node.Items items -> items.items().forEach(this::term);
      case Node.Scalar word when word.nothing() -> {}
      case Node.Entries entries when entries.entries().containsKey("choose") -> problems.maybe("MED-641", Language.TERMS, entries.show(),
          entry.get().line(), "must be a list: all terms count in every trial", "let their strengths vary, down to next to nothing");
      case Node other -> problems.maybe("MED-641", Language.TERMS, other.show(), entry.get().line(), "must be a list",
          "write `terms: [" + other.show() + "]`");
    }
    if (!names.isEmpty()) draft.add(Language.TERMS, new Reading.Fixed(new Value.Order(names)));
  }

  private void term(Node node) {
    switch (node) {
      case Node.Scalar word -> term(word.text(), Map.of(), false, word.line());
      case Node.Entries entries when entries.entries().size() == 1 -> {
        var entry = entries.entries().values().iterator().next();
        boolean explored = entry.value() instanceof Node.Scalar word && word.text().equals(SettingReader.SEARCH);
        var given = explored
            ? Map.<String, Node.Entry>of()
            : SpaceReader.mapping(problems, Language.TERMS + " " + entry.key(), Optional.of(entry));
        term(entry.key(), given, explored, entry.line());
      }
      case Node other -> problems.maybe("MED-641", "term", other.show(), other.line(), "must be one component",
          "write its name, or `{name: {setting: value}}`");
    }
  }

  private void term(String name, Map<String, Node.Entry> given, boolean explored, int line) {
    var declared = installed.stream().filter(d -> d.name().equals(name)).findFirst();
    if (declared.isEmpty()) {
      problems.unknown("MED-012", "term", name, line, "is not installed", installed.stream().map(Declaration::name).toList());
      return;
    }
    if (names.contains(name)) {
      problems.maybe("MED-641", "term", name, line, "stands in the list twice", "remove one");
      return;
    }
    names.add(name);
    var spot = new Spot(Language.TERMS + "." + name, Language.TERMS + " " + name, List.of());
    settings.read(spot, declared.get().settings(), given, explored, line)
        .forEach((setting, reading) -> draft.add(spot.at(setting).path(), reading));
  }
}
