package dev.medley.space;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds precedences that go round in a circle.
final class Cycles {

  private final Map<String, List<String>> after = new LinkedHashMap<>();
  private final Set<String> explained = new HashSet<>();

  private Cycles(Parameter.Permutation permutation) {
    permutation.items().forEach(item -> after.put(item, new ArrayList<>()));
    permutation.precedences().forEach(p -> after(p.first()).add(p.second()));
  }

  /// Circles that have no item in common, each a shortest one, from an item back to itself; none where some order keeps all precedences.
  static List<List<String>> of(Parameter.Permutation permutation) {
    var cycles = new Cycles(permutation);
    var found = new ArrayList<List<String>>();
    for (var item : permutation.items()) {
      var cycle = cycles.explained.contains(item) ? List.<String>of() : cycles.through(item);
      if (cycle.isEmpty()) continue;
      cycles.explained.addAll(cycle);
      found.add(cycle);
    }
    return found;
  }

  private Collection<String> after(String item) {
    return after.getOrDefault(item, new ArrayList<>());
  }

  /// A shortest way from an item back to itself, by items that are in no circle yet.
  private List<String> through(String start) {
    var cameFrom = new HashMap<String, String>();
    var open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      String item = open.remove();
      for (var next : after(item)) {
        if (next.equals(start)) return way(start, item, cameFrom);
        if (!explained.contains(next) && cameFrom.putIfAbsent(next, item) == null) open.add(next);
      }
    }
    return List.of();
  }

  private static List<String> way(String start, String last, Map<String, String> cameFrom) {
    var way = new ArrayDeque<>(List.of(last, start));
    while (!way.element().equals(start)) way.push(cameFrom.getOrDefault(way.element(), start));
    return List.copyOf(way);
  }
}
