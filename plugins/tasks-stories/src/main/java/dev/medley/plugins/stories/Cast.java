package dev.medley.plugins.stories;

import java.util.List;
import java.util.Set;

/// Who and what stories are about, and how they say that someone goes somewhere.
final class Cast {

  static final List<String> ACTORS = List.of("Mary", "John", "Sandra", "Daniel");
  static final Set<String> WOMEN = Set.of("Mary", "Sandra");
  static final List<String> PLACES = List.of("kitchen", "garden", "office", "bathroom", "hallway", "bedroom");
  static final List<String> OBJECTS = List.of("apple", "football", "milk", "book");

  private Cast() {}

  /// Such as `went to the garden`.
  static String goes(Dice dice, String place) {
    return dice.pick("went", "moved", "travelled", "journeyed") + " to the " + place;
  }

  /// Another than these.
  static String other(Dice dice, List<String> all, String... but) {
    var left = all.stream().filter(a -> !List.of(but).contains(a)).toList();
    return dice.pick(left);
  }
}
