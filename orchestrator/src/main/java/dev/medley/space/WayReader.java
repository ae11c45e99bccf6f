package dev.medley.space;

import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Reads in which of several ways something is done that no plugin brings: one way with its settings, or a choice among some.
final class WayReader {

  private static final String CHOOSE = "choose";

  private final Problems problems;
  private final SettingsReader settings;
  private final Draft draft;
  private final String key;
  private final List<Declaration> ways;
  private final String id;
  private final String advice;

  /// @param key    under which it stands
  /// @param id     of what is wrong with it
  /// @param advice how it could be written
  WayReader(Problems problems, List<String> tasks, Draft draft, String key, List<Declaration> ways, String id, String advice) {
    this.problems = problems;
    this.settings = new SettingsReader(problems, tasks);
    this.draft = draft;
    this.key = key;
    this.ways = ways;
    this.id = id;
    this.advice = advice;
  }

  /// A way that may be taken, with what is said of it.
  private record Option(Declaration declaration, Map<String, Node.Entry> given, boolean explored, int line) {}

  /// Whether nothing is said.
  static boolean absent(Optional<Node.Entry> entry) {
    return entry.isEmpty() || (entry.get().value() instanceof Node.Scalar word && word.nothing());
  }

  /// @return whether there is a way
  boolean read(Optional<Node.Entry> entry) {
    if (absent(entry)) return false;
    var options = new ArrayList<Option>();
    var value = entry.orElseThrow().value();
    boolean explored = explored(value);
    for (var node : nodes(value)) one(node, explored).ifPresent(option -> {
      if (options.stream().noneMatch(o -> o.declaration().equals(option.declaration()))) options.add(option);
      else
        problems.maybe(id, key, option.declaration().name(), option.line(), "is offered twice", "remove one, and let its settings vary");
    });
    if (options.isEmpty()) return false;
    var names = options.stream().map(o -> o.declaration().name()).toList();
    var spot = new Spot(key, key, List.of());
    draft.add(spot.path(), Defaults.choice(spot, names, new Value.Word(names.getFirst()), Value.Word::new));
    for (var option : options) {
      String name = option.declaration().name();
      var conditions = options.size() > 1 ? List.of(new Condition(spot.path(), name)) : List.<Condition>of();
      var own = new Spot(spot.path() + "." + name, key + " " + name, conditions);
      settings.read(own, option.declaration().settings(), option.given(), option.explored(), option.line())
          .forEach((setting, reading) -> draft.add(own.at(setting).path(), reading));
    }
    return true;
  }

  private static boolean choice(Node node) {
    return node instanceof Node.Entries entries && entries.entries().containsKey(CHOOSE);
  }

  private List<Node> nodes(Node node) {
    if (!choice(node)) return List.of(node);
    var from = Objects.requireNonNull(((Node.Entries) node).entries().get(CHOOSE)).value();
    if (from instanceof Node.Items items && !items.items().isEmpty()) return items.items();
    if (from instanceof Node.Scalar word && word.text().equals("all"))
      return ways.stream().<Node>map(d -> new Node.Scalar(d.name(), true, word.line())).toList();
    problems.maybe(id, key, from.show(), from.line(), "must list one way or more", advice);
    return List.of();
  }

  /// Whether settings that are not given are searched; whatever else stands beside a choice is told.
  private boolean explored(Node node) {
    if (!choice(node)) return false;
    var beside = new LinkedHashMap<>(((Node.Entries) node).entries());
    beside.remove(CHOOSE);
    beside.values().stream().filter(e -> !e.key().equals(SettingReader.SEARCH))
        .forEach(e -> problems.unknown("MED-005", "key", e.key(), key,
            e.line(), "does not stand beside `choose`", List.of(SettingReader.SEARCH)));
    var flag = Setting.flag(SettingReader.SEARCH, false, "Whether settings that are not given are searched over their range.");
    beside.keySet().removeIf(name -> !name.equals(SettingReader.SEARCH));
    return settings.readFixed(new Spot(key, key, List.of()), List.of(flag), beside, Set.of(), node.line()).flag(SettingReader.SEARCH);
  }

  /// @param all whether settings that are not given are searched whatever stands here
  private Optional<Option> one(Node node, boolean all) {
    return switch (node) {
      case Node.Scalar word -> declared(word.text(), word.line()).map(d -> new Option(d, Map.of(), all, word.line()));
      case Node.Entries entries when entries.entries().size() == 1 -> {
        var entry = entries.entries().values().iterator().next();
        boolean explored = entry.value() instanceof Node.Scalar word && word.text().equals(SettingReader.SEARCH);
        yield declared(entry.key(), entry.line()).map(d -> new Option(d,
            explored ? Map.of() : SpaceReader.mapping(problems, key + " " + entry.key(), Optional.of(entry)), explored || all,
            entry.line()));
      }
      case Node other -> {
        problems.maybe(id, key, other.show(), other.line(), "must be one way to learn", advice);
        yield Optional.empty();
      }
    };
  }

  private Optional<Declaration> declared(String name, int line) {
    var found = ways.stream().filter(d -> d.name().equals(name)).findFirst();
    if (found.isEmpty()) problems.unknown(id, key, name, line, "is no way to learn", ways.stream().map(Declaration::name).toList());
    return found;
  }
}
