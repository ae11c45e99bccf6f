package dev.medley.space;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads what a mix or an order must keep: the least share of each part, how many parts may have a share, and what comes before what.
final class LimitsReader {

  static final String LEAST = "least";
  static final String AT_MOST = "at-most";
  static final String BEFORE = "before";

  private final Problems problems;
  private final IntervalReader intervals;

  LimitsReader(Problems problems, IntervalReader intervals) {
    this.problems = problems;
    this.intervals = intervals;
  }

  /// A mix with what stands beside `simplex`.
  Optional<Parameter.Simplex> simplex(Spot spot, String noun, Node.Entries entries, List<String> parts) {
    if (!known(spot, entries, "simplex", Set.of(LEAST, AT_MOST))) return Optional.empty();
    var least = Optional.ofNullable(entries.entries().get(LEAST)).map(e -> least(spot, noun, e.value(), parts))
        .orElse(Optional.of(Map.of()));
    var most = Optional.ofNullable(entries.entries().get(AT_MOST)).map(e -> most(spot, e, parts.size())).orElse(Optional.of(parts.size()));
    if (least.isEmpty() || most.isEmpty()) return Optional.empty();
    var simplex = new Parameter.Simplex(spot.path(), parts, parts.stream().map(p -> least.get().getOrDefault(p, 0.0)).toList(), most.get(),
        spot.conditions());
    return sound(spot, simplex, Optional.ofNullable(entries.entries().get(LEAST)).map(Node.Entry::line).orElse(entries.line()));
  }

  private Optional<Map<String, Double>> least(Spot spot, String noun, Node node, List<String> parts) {
    return switch (node) {
      case Node.Scalar scalar -> intervals.real(spot, LEAST, scalar, 0, 1)
          .map(share -> parts.stream().collect(Collectors.toMap(part -> part, _ -> share)));
      case Node.Entries entries -> {
        var least = new LinkedHashMap<String, Double>();
        boolean right = true;
        for (var entry : entries.entries().values()) {
          right &= named(spot, noun, entry.key(), entry.line(), parts);
          var share = entry.value() instanceof Node.Scalar scalar
              ? intervals.real(spot, LEAST + "." + entry.key(), scalar, 0, 1)
              : this.<Double>wrong("MED-740", spot, LEAST + "." + entry.key(), entry.value(), "must be a share",
                  "write a number from 0 to 1");
          share.ifPresent(s -> least.put(entry.key(), s));
          right &= share.isPresent();
        }
        yield right ? Optional.of(least) : Optional.empty();
      }
      case Node.Items items ->
        wrong("MED-740", spot, LEAST, items, "must be one share for all, or a share by name",
            "write `least: {" + parts.getFirst() + ": 0.1}`");
    };
  }

  private Optional<Integer> most(Spot spot, Node.Entry entry, int parts) {
    return entry.value() instanceof Node.Scalar scalar
        ? intervals.whole(spot, AT_MOST, scalar, 1, parts).map(Long::intValue)
        : wrong("MED-740", spot, AT_MOST, entry.value(), "must be a whole number", "write `at-most: " + Math.max(1, parts / 2) + "`");
  }

  /// An order with what stands beside `permutation`.
  Optional<Parameter.Permutation> permutation(Spot spot, Node.Entries entries, List<String> items) {
    if (!known(spot, entries, "permutation", Set.of(BEFORE))) return Optional.empty();
    var before = Optional.ofNullable(entries.entries().get(BEFORE));
    var precedences = before.map(e -> precedences(spot, e.value(), items)).orElse(Optional.of(List.of()));
    return precedences.flatMap(p -> sound(spot, new Parameter.Permutation(spot.path(), items, p, spot.conditions()),
        before.map(Node.Entry::line).orElse(entries.line())));
  }

  /// Each list says that what stands in it comes in that order.
  private Optional<List<Parameter.Precedence>> precedences(Spot spot, Node node, List<String> items) {
    if (!(node instanceof Node.Items lists)) return unlisted(spot, node, items);
    var precedences = new ArrayList<Parameter.Precedence>();
    boolean right = true;
    for (var list : lists.items()) {
      if (!(list instanceof Node.Items chain) || chain.items().size() < 2) {
        right = unlisted(spot, list, items).isPresent();
        continue;
      }
      for (var item : chain.items()) right &= named(spot, BEFORE, item.show(), item.line(), items);
      for (int i = 1; right && i < chain.items().size(); i++)
        precedences.add(new Parameter.Precedence(chain.items().get(i - 1).show(), chain.items().get(i).show()));
    }
    return right ? Optional.of(precedences) : Optional.empty();
  }

  private <T> Optional<T> unlisted(Spot spot, Node node, List<String> items) {
    return wrong("MED-741", spot, "precedence", node, "must list what comes in which order, two or more at a time",
        "write `before: [[" + items.getFirst() + ", " + items.getLast() + "]]`");
  }

  private boolean known(Spot spot, Node.Entries entries, String way, Set<String> beside) {
    boolean right = true;
    for (var entry : entries.entries().values()) {
      if (entry.key().equals(way) || beside.contains(entry.key())) continue;
      problems.unknown("MED-005", "key", entry.key(), spot.owner(), entry.line(), "does not stand beside `" + way + "`",
          beside.stream().sorted().toList());
      right = false;
    }
    return right;
  }

  private boolean named(Spot spot, String noun, String name, int line, List<String> names) {
    if (names.contains(name)) return true;
    problems.unknown("MED-024", "name", name, noun + " of " + spot.owner(), line, "is none of those that vary", names);
    return false;
  }

  /// The parameter if a value can keep all of its constraints.
  private <P extends Parameter> Optional<P> sound(Spot spot, P parameter, int line) {
    var conflicts = Conflicts.of(parameter);
    conflicts.forEach(c -> problems.maybe(c.id(), c.noun(), c.value(), spot.owner(), line, c.rule(), c.advice()));
    return conflicts.isEmpty() ? Optional.of(parameter) : Optional.empty();
  }

  private <T> Optional<T> wrong(String id, Spot spot, String noun, Node node, String rule, String advice) {
    problems.maybe(id, noun, node.show(), spot.owner(), node.line(), rule, advice);
    return Optional.empty();
  }
}
