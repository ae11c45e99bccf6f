package dev.medley.memory;

import dev.medley.search.Past;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// How much another study is about the same as this one, and which of its tasks stands for which of ours.
///
/// Two tasks are as much alike as what is known of them in numbers is, in the mean: a number of both counts the smaller one's share of the larger, a number of one alone counts nothing. Tasks are paired one to one, the most alike
/// first; that two bear the same name speaks for a pair, but makes them no more alike. Studies are as much alike as their pairs, in the mean over the tasks of the one that has more.
///
/// @param counterparts our tasks by the names of theirs
/// @param likeness     from 0 to 1
public record Kinship(SortedMap<String, String> counterparts, double likeness) {

  /// Tasks that are less alike stand for nobody.
  private static final double LEAST = 0.3;

  /// What a name in common speaks for a pair.
  private static final double NAME = 0.25;

  private record Pair(String here, String there, double likeness) {
    double claim() {
      return likeness + (here.equals(there) ? NAME : 0);
    }
  }

  /// @param here  what is known of our tasks, by the name of the task and of what is known
  /// @param there the same of theirs
  public static Kinship of(Map<String, ? extends Map<String, Double>> here, Map<String, ? extends Map<String, Double>> there) {
    var pairs = new ArrayList<Pair>();
    here.forEach((ours, known) -> there.forEach((theirs, other) -> pairs.add(new Pair(ours, theirs, Past.likeness(known, other)))));
    pairs.sort(Comparator.comparingDouble((Pair p) -> -p.claim()).thenComparing(Pair::here).thenComparing(Pair::there));
    var counterparts = new TreeMap<String, String>();
    var taken = new HashSet<String>();
    double sum = 0;
    for (var pair : pairs) {
      if (pair.likeness() < LEAST || counterparts.containsKey(pair.there()) || !taken.add(pair.here())) continue;
      counterparts.put(pair.there(), pair.here());
      sum += pair.likeness();
    }
    return new Kinship(counterparts, sum / Math.max(1, Math.max(here.size(), there.size())));
  }
}
