package dev.medley.space;

import dev.medley.api.parameter.Value;
import dev.medley.rules.RuleParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Reads the rules of a study: a list of statements, or a mapping that has such a list beside settings. How they are written is checked here; what they say is read once the tasks' labels are known.
final class RulesReader {

  private final Problems problems;
  private final SettingsReader settings;
  private final List<String> tasks;
  private final Draft draft;

  /// @param tasks the names of the study's; none where they cannot be read
  RulesReader(Problems problems, List<String> tasks, Draft draft) {
    this.tasks = tasks;
    this.problems = problems;
    this.settings = new SettingsReader(problems, List.of());
    this.draft = draft;
  }

  void read(Optional<Node.Entry> entry) {
    if (entry.isEmpty()) return;
    int line = entry.get().line();
    switch (entry.get().value()) {
      case Node.Items items -> add(items, Map.of(), line);
      case Node.Entries entries when entries.entries().containsKey(Language.STATEMENTS) -> {
        var others = new LinkedHashMap<>(entries.entries());
        add(Objects.requireNonNull(others.remove(Language.STATEMENTS)).value(), others, line);
      }
      case Node.Scalar word when word.nothing() -> {}
      case Node other ->
        problems.maybe("MED-803", Language.RULES, other.show(), line, "must be a list of statements, alone or as `statements`",
            "write `rules: [\"pos = NNP -> entities != O\"]`");
    }
  }

  private void add(Node statements, Map<String, Node.Entry> given, int line) {
    var texts = new ArrayList<String>();
    if (statements instanceof Node.Items items) {
      for (var item : items.items()) statement(item).ifPresent(text -> {
        if (!tasks.isEmpty()) RuleParser.misspelt(text, tasks, problems.space(item.line())).ifPresent(p -> problems.add(item.line(), p));
        if (texts.contains(text)) problems.maybe("MED-803", "statement", text, item.line(), "stands in the list twice", "remove one");
        else texts.add(text);
      });
    }
    var spot = new Spot(Language.RULES, Language.RULES, List.of());
    var read = settings.read(spot, Language.RULES_SETTINGS.settings(), given, false, line);
    if (texts.isEmpty()) {
      if (!(statements instanceof Node.Items items) || items.items().isEmpty())
        problems.maybe("MED-803", Language.STATEMENTS, statements.show(), statements.line(), "must be a list of statements",
            "write `[\"pos = NNP -> entities != O\"]`");
      return;
    }
    read.forEach((name, reading) -> draft.add(spot.at(name).path(), reading));
    draft.add(spot.at(Language.STATEMENTS).path(), new Reading.Fixed(new Value.Order(texts)));
  }

  private Optional<String> statement(Node item) {
    if (item instanceof Node.Scalar word && !word.nothing() && !word.text().isBlank()) return Optional.of(word.text().strip());
    problems.maybe("MED-803", "statement", item.show(), item.line(), "must be a text", "write it in quotes");
    return Optional.empty();
  }
}
