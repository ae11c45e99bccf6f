package dev.medley.space;

import dev.medley.api.parameter.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads how tasks that arrive one after the other are learnt: one way with its settings, or a choice among some.
final class LifelongReader {

  private static final String CHOOSE = "choose";

  private final Problems problems;
  private final SettingsReader settings;
  private final Draft draft;

  LifelongReader(Problems problems, List<String> tasks, Draft draft) {
    this.problems = problems;
    this.settings = new SettingsReader(problems, tasks);
    this.draft = draft;
  }

  /// A way that may be taken, with what is said of it.
  private record Option(Declaration declaration, Map<String, Node.Entry> given, boolean explored, int line) {}

  void read(Optional<Node.Entry> entry) {
    if (entry.isEmpty() || (entry.get().value() instanceof Node.Scalar word && word.nothing())) return;
    var options = new ArrayList<Option>();
    for (var node : nodes(entry.get().value())) one(node).ifPresent(option -> {
      if (options.stream().noneMatch(o -> o.declaration().equals(option.declaration()))) options.add(option);
      else
        problems.maybe("MED-834", Language.LIFELONG, option.declaration().name(), option.line(), "is offered twice",
            "remove one, and let its settings vary");
    });
    if (options.isEmpty()) return;
    if (draft.fixed().containsKey(Language.PHASES)) {
      problems.maybe("MED-835", Language.LIFELONG, entry.get().value().show(), entry.get().line(),
          "stands beside `phases`, but the arrival of each task is a phase of its own", "remove one of the two");
    }
    var names = options.stream().map(o -> o.declaration().name()).toList();
    var spot = new Spot(Language.LIFELONG, Language.LIFELONG, List.of());
    draft.add(spot.path(), Defaults.choice(spot, names, new Value.Word(names.getFirst()), Value.Word::new));
    for (var option : options) {
      String name = option.declaration().name();
      var conditions = options.size() > 1 ? List.of(new Condition(spot.path(), name)) : List.<Condition>of();
      var own = new Spot(spot.path() + "." + name, Language.LIFELONG + " " + name, conditions);
      settings.read(own, option.declaration().settings(), option.given(), option.explored(), option.line())
          .forEach((setting, reading) -> draft.add(own.at(setting).path(), reading));
    }
  }

  private static List<Node> nodes(Node node) {
    if (!(node instanceof Node.Entries entries) || !entries.entries().containsKey(CHOOSE)) return List.of(node);
    var from = java.util.Objects.requireNonNull(entries.entries().get(CHOOSE)).value();
    if (from instanceof Node.Items items) return items.items();
    return from instanceof Node.Scalar word && word.text().equals("all")
        ? Language.LIFELONGS.stream().<Node>map(d -> new Node.Scalar(d.name(), true, word.line())).toList()
        : List.of(from);
  }

  private Optional<Option> one(Node node) {
    return switch (node) {
      case Node.Scalar word -> declared(word.text(), word.line()).map(d -> new Option(d, Map.of(), false, word.line()));
      case Node.Entries entries when entries.entries().size() == 1 -> {
        var entry = entries.entries().values().iterator().next();
        boolean explored = entry.value() instanceof Node.Scalar word && word.text().equals(SettingReader.SEARCH);
        yield declared(entry.key(), entry.line()).map(d -> new Option(d,
            explored ? Map.of() : SpaceReader.mapping(problems, Language.LIFELONG + " " + entry.key(), Optional.of(entry)), explored,
            entry.line()));
      }
      case Node other -> {
        problems.maybe("MED-834", Language.LIFELONG, other.show(), other.line(), "must be one way to learn",
            "write `lifelong: replay`, or `{choose: [naive, replay]}`");
        yield Optional.empty();
      }
    };
  }

  private Optional<Declaration> declared(String name, int line) {
    var found = Language.LIFELONGS.stream().filter(d -> d.name().equals(name)).findFirst();
    if (found.isEmpty())
      problems.unknown("MED-834", Language.LIFELONG, name, line, "is no way to learn",
          Language.LIFELONGS.stream().map(Declaration::name).toList());
    return found;
  }
}
