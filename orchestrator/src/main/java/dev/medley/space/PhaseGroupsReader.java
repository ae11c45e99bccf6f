package dev.medley.space;

import dev.medley.api.parameter.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what a phase names: groups of parameters that do not move, the rates of others, and the terms that count. Which groups there are is known once the networks are written.
final class PhaseGroupsReader {

  private final Problems problems;
  private final Draft draft;

  PhaseGroupsReader(Problems problems, Draft draft) {
    this.problems = problems;
    this.draft = draft;
  }

  void read(Spot phase, Map<String, Node.Entry> given) {
    var freeze = Optional.ofNullable(given.get(Language.FREEZE));
    draft.add(phase.at(Language.FREEZE).path(),
        freeze.flatMap(entry -> frozen(phase.at(Language.FREEZE), entry.value())).orElse(new Reading.Fixed(new Value.Word(Phase.NONE))));
    Optional.ofNullable(given.get(Language.RATES)).ifPresent(entry -> rates(phase, entry));
    Optional.ofNullable(given.get(Language.TERMS)).ifPresent(entry -> terms(phase.at(Language.TERMS), entry.value()));
  }

  private void terms(Spot spot, Node node) {
    var known = draft.fixed().get(Language.TERMS) instanceof Value.Order(var names) ? names : List.<String>of();
    var named = node instanceof Node.Items items
        ? items.items().stream().map(PhaseGroupsReader::text).toList()
        : Phase.names(text(node));
    for (var name : named)
      if (!known.contains(name)) problems.unknown("MED-827", "term", name, spot.owner(), node.line(), "is none of the study", known);
    draft.add(spot.path(), new Reading.Fixed(new Value.Word(named.isEmpty() ? Phase.NONE : String.join(Phase.AND, named))));
  }

  /// A list of groups, or a choice among `none`, groups, and several joined by `+`.
  private Optional<Reading> frozen(Spot spot, Node node) {
    return switch (node) {
      case Node.Items items -> {
        var groups = items.items().stream().map(PhaseGroupsReader::text).toList();
        yield Optional.of(new Reading.Fixed(new Value.Word(groups.isEmpty() ? Phase.NONE : String.join(Phase.AND, groups))));
      }
      case Node.Entries entries -> new IntervalReader(problems).choose(spot, Language.FREEZE, entries, List.of(Phase.NONE, "encoder"))
          .map(items -> Defaults.choice(spot, items.stream().map(PhaseGroupsReader::text).distinct().toList(), new Value.Word(Phase.NONE),
              Value.Word::new));
      case Node.Scalar word when !word.nothing() -> Optional.of(new Reading.Fixed(new Value.Word(word.text())));
      case Node.Scalar word -> {
        problems.maybe("MED-825", Language.FREEZE, word.show(), spot.owner(), word.line(), "must be a list of groups",
            "write `freeze: [encoder]`");
        yield Optional.empty();
      }
    };
  }

  private void rates(Spot phase, Node.Entry entry) {
    var given = SpaceReader.mapping(problems, Language.RATES + " of " + phase.owner(), Optional.of(entry));
    if (given.isEmpty()) return;
    new SettingReader(problems, new ArrayList<>(given.keySet())).read(phase.at(Language.RATES), Language.GROUP_RATES, entry.value())
        .ifPresent(reading -> draft.add(phase.at(Language.RATES).path(), reading));
  }

  private static String text(Node node) {
    return node instanceof Node.Scalar word ? word.text() : node.show();
  }
}
