package dev.medley.search;

import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// A search that was run before, as one may be warned or guided by it.
///
/// @param name        for messages and ties
/// @param descriptors what it was about, in numbers by name: such as how many examples each task had, or how many classes
/// @param outcomes    its trials, of its own space, each objective to be minimised
public record Past(String name, Map<String, Double> descriptors, List<Outcome> outcomes) {

  public Past {
    descriptors = Map.copyOf(descriptors);
    outcomes = List.copyOf(outcomes);
  }

  /// How much it was about the same, from 0 to 1: the mean over all descriptors of the smaller number's share of the larger; one that only one of both has counts 0.
  double likeness(Map<String, Double> others) {
    return likeness(descriptors, others);
  }

  /// The same of any two things that are described in numbers.
  public static double likeness(Map<String, Double> one, Map<String, Double> other) {
    var names = new HashSet<>(one.keySet());
    names.addAll(other.keySet());
    if (names.isEmpty()) return 1;
    double sum = 0;
    for (var name : names) {
      if (one.containsKey(name) && other.containsKey(name)) sum += share(one.getOrDefault(name, 0.0), other.getOrDefault(name, 0.0));
    }
    return sum / names.size();
  }

  private static double share(double a, double b) {
    if (a == b) return 1;
    if (a * b <= 0) return 0;
    return Math.min(Math.abs(a), Math.abs(b)) / Math.max(Math.abs(a), Math.abs(b));
  }
}
