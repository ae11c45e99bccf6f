package dev.medley.space;

import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a section: one component, or a choice among several, each with its settings.
final class SectionReader {

  private static final String CHOOSE = "choose";
  private static final String ALL = "all";

  private final Problems problems;
  private final Catalogue catalogue;
  private final SettingsReader settings;
  private final Draft draft;

  /// A component that may be taken.
  private record Option(Declaration declaration, Map<String, Node.Entry> given, boolean explored, int line) {}

  SectionReader(Problems problems, Catalogue catalogue, List<String> tasks, Draft draft) {
    this.problems = problems;
    this.catalogue = catalogue;
    this.settings = new SettingsReader(problems, tasks, this::part);
    this.draft = draft;
  }

  /// Takes the usual component for a section of which the space says nothing.
  void absent(Section section) {
    usual(section).ifPresentOrElse(
        usual -> add(section, spot(section), List.of(new Option(usual, Map.of(), false, 1))).forEach(draft::add),
        () -> problems.maybe("MED-012", section.key(), "", 1, "is missing, and none is installed",
            "a plugin is missing: `medley plugins list` shows what is there"));
  }

  void read(Section section, Node.Entry entry) {
    add(section, spot(section), options(section, entry.value(), entry.line())).forEach(draft::add);
  }

  /// A section that stands somewhere else than at its usual place.
  void read(Section section, Spot spot, Node.Entry entry) {
    add(section, spot, options(section, entry.value(), entry.line())).forEach(draft::add);
  }

  private static Spot spot(Section section) {
    return new Spot(section.key(), section.key(), List.of());
  }

  private List<Option> options(Section section, Node node, int line) {
    return node instanceof Node.Entries entries && entries.entries().containsKey(CHOOSE)
        ? choice(section, entries)
        : one(section, node, line, false);
  }

  /// A component that is a setting of another: read as a section is, the usual one if nothing is said.
  private Map<String, Reading> part(Spot spot, Setting.Part part, Optional<Node> given) {
    var section = Section.of(part.type());
    var options = given.map(node -> node instanceof Node.Scalar word && word.text().equals(SettingReader.SEARCH)
        ? all(section, false, word.line())
        : options(section, node, node.line()))
        .orElseGet(() -> usual(section).map(u -> List.of(new Option(u, Map.of(), false, 1))).orElse(List.of()));
    return add(section, spot, options);
  }

  /// The settings of a step, which belong to no component.
  void readBatch(Optional<Node.Entry> entry) {
    var spot = new Spot(Language.BATCH, Language.BATCH, List.of());
    int line = entry.map(Node.Entry::line).orElse(1);
    settings.read(spot, Language.BATCHES.settings(), SpaceReader.mapping(problems, Language.BATCH, entry), false, line)
        .forEach((name, reading) -> draft.add(spot.at(name).path(), reading));
  }

  /// What the options come to, by path, choices before what depends on them.
  private Map<String, Reading> add(Section section, Spot at, List<Option> options) {
    var readings = new LinkedHashMap<String, Reading>();
    if (options.isEmpty()) return readings;
    var names = options.stream().map(o -> o.declaration().name()).toList();
    readings.put(at.path(), Defaults.choice(at, names, new Value.Word(names.getFirst()), Value.Word::new));
    for (var option : options) {
      String name = option.declaration().name();
      var conditions = new ArrayList<>(at.conditions());
      if (options.size() > 1) conditions.add(new Condition(at.path(), name));
      var spot = new Spot(at.path() + "." + name, section.key() + " " + name, conditions);
      settings.read(spot, option.declaration().settings(), option.given(), option.explored(), option.line())
          .forEach((setting, reading) -> readings.put(spot.at(setting).path(), reading));
    }
    return readings;
  }

  private List<Option> choice(Section section, Node.Entries entries) {
    for (var entry : entries.entries().values()) {
      if (!List.of(CHOOSE, SettingReader.SEARCH).contains(entry.key())) {
        problems.unknown("MED-005", "key", entry.key(), section.key(), entry.line(), "does not stand beside `choose`",
            List.of(SettingReader.SEARCH));
      }
    }
    boolean explored = explored(section, Optional.ofNullable(entries.entries().get(SettingReader.SEARCH)));
    var from = Optional.ofNullable(entries.entries().get(CHOOSE)).map(Node.Entry::value).orElseThrow();
    if (from instanceof Node.Scalar word && word.text().equals(ALL)) return all(section, explored, word.line());
    if (!(from instanceof Node.Items items) || items.items().isEmpty()) {
      problems.maybe("MED-014", "choice", from.show(), section.key(), from.line(), "must list one component or more",
          "write `{choose: [" + examples(section) + "]}` or `{choose: all}`");
      return List.of();
    }
    var options = new ArrayList<Option>();
    for (var item : items.items()) {
      for (var option : one(section, item, item.line(), explored)) {
        if (options.stream().anyMatch(o -> o.declaration().name().equals(option.declaration().name()))) {
          problems.maybe("MED-014", section.key(), option.declaration().name(), item.line(), "is offered twice",
              "remove one, and let its settings vary");
        } else {
          options.add(option);
        }
      }
    }
    return options;
  }

  private boolean explored(Section section, Optional<Node.Entry> entry) {
    if (entry.isEmpty()) return false;
    var flag = Setting.flag(SettingReader.SEARCH, false, "Whether settings that are not given are searched over their range.");
    var found = settings.readFixed(new Spot(section.key(), section.key(), List.of()), List.of(flag), Map.of(flag.name(), entry.get()),
        Set.of(), entry.get().line());
    return found.values().get(flag.name()) instanceof Value.Flag(boolean value) && value;
  }

  /// Every installed component, the usual one first.
  private List<Option> all(Section section, boolean explored, int line) {
    var all = new ArrayList<Declaration>();
    usual(section).ifPresent(all::add);
    catalogue.declarations(section).stream().filter(d -> !all.contains(d)).forEach(all::add);
    if (all.isEmpty())
      problems.maybe("MED-012", section.key(), ALL, line, "has nothing to choose from: none is installed", "a plugin is missing");
    return all.stream().map(d -> new Option(d, Map.of(), explored, line)).toList();
  }

  /// One component: a name, or a mapping from its name to its settings. Empty when it is not right.
  private List<Option> one(Section section, Node node, int line, boolean explored) {
    return switch (node) {
      case Node.Scalar word when word.nothing() -> wrong(section, word, line, "is empty");
      case Node.Scalar word ->
        declared(section, word.text(), word.line()).map(d -> List.of(new Option(d, Map.of(), explored, word.line()))).orElse(List.of());
      case Node.Items items -> {
        problems.maybe("MED-013", section.key(), items.show(), line, "must be one component, not a list",
            "write `{choose: " + items.show() + "}`");
        yield List.of();
      }
      case Node.Entries entries when entries.entries().size() == 1 ->
        component(section, entries.entries().values().iterator().next(), explored);
      case Node.Entries entries -> several(section, entries, line);
    };
  }

  private List<Option> component(Section section, Node.Entry entry, boolean explored) {
    var declaration = declared(section, entry.key(), entry.line());
    if (declaration.isEmpty()) return List.of();
    return switch (entry.value()) {
      case Node.Entries given -> List.of(new Option(declaration.get(), given.entries(), explored, entry.line()));
      case Node.Scalar word when word.nothing() -> List.of(new Option(declaration.get(), Map.of(), explored, entry.line()));
      case Node.Scalar word when word.text().equals(SettingReader.SEARCH) ->
        List.of(new Option(declaration.get(), Map.of(), true, entry.line()));
      case Node other -> {
        problems.maybe("MED-006", entry.key(), other.show(), section.key(), entry.line(), "must be a mapping of settings",
            "write `{" + entry.key() + ": {" + example(declaration.get()) + "}}`");
        yield List.of();
      }
    };
  }

  private List<Option> several(Section section, Node.Entries entries, int line) {
    if (entries.entries().isEmpty()) return wrong(section, entries, line, "is empty");
    var first = catalogue.declarations(section).stream().filter(d -> entries.entries().containsKey(d.name())).findFirst();
    boolean indented = first.isPresent()
        && entries.entries().keySet().stream().anyMatch(k -> first.get().settings().stream().anyMatch(s -> s.name().equals(k)));
    String advice = indented
        ? "indent the settings of " + first.get().name() + " below it"
        : "write `{choose: [" + String.join(", ", entries.entries().keySet()) + "]}`";
    problems.maybe("MED-013", section.key(), String.join(", ", entries.entries().keySet()), line, "must be one component", advice);
    return List.of();
  }

  private List<Option> wrong(Section section, Node node, int line, String rule) {
    problems.maybe("MED-013", section.key(), node.show(), line, rule,
        "write the name of a component, such as " + examples(section) + ", or remove the line");
    return List.of();
  }

  private Optional<Declaration> declared(Section section, String name, int line) {
    var declared = catalogue.declarations(section).stream().filter(d -> d.name().equals(name)).findFirst();
    if (declared.isPresent()) return declared;
    if (name.equals(ALL)) problems.maybe("MED-012", section.key(), name, line, "is not installed", "write `{choose: all}`");
    else
      problems.unknown("MED-012", section.key(), name, line, "is not installed",
          catalogue.declarations(section).stream().map(Declaration::name).toList());
    return declared;
  }

  private Optional<Declaration> usual(Section section) {
    var declared = catalogue.declarations(section);
    return declared.stream().filter(d -> d.name().equals(Language.usual(section))).findFirst().or(() -> declared.stream().findFirst());
  }

  private String examples(Section section) {
    return String.join(", ", catalogue.declarations(section).stream().limit(3).map(Declaration::name).toList());
  }

  private static String example(Declaration declaration) {
    return declaration.settings().isEmpty() ? "" : declaration.settings().getFirst().name() + ": ...";
  }
}
