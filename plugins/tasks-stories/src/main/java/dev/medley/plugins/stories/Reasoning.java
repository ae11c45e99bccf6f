package dev.medley.plugins.stories;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What follows from what is told without being told: from an order in time or size, from what holds of a kind, from what others of a kind are like.
final class Reasoning {

  static final List<String> TIMES = List.of("yesterday", "this morning", "this afternoon", "this evening");
  static final List<String> THINGS = List.of("box", "chest", "suitcase", "crate", "basket", "drawer", "bag", "trunk", "bin", "barrel");
  static final List<String> KINDS = List.of("mouse", "sheep", "wolf", "cat");
  private static final Map<String, String> MANY = Map.of("mouse", "Mice", "sheep", "Sheep", "wolf", "Wolves", "cat", "Cats");
  private static final List<String> NAMES = List.of("Gertrude", "Jessica", "Emily", "Winona", "Lily", "Greg", "Brian", "Bernhard",
      "Julius");
  private static final List<String> COLOURS = List.of("white", "green", "yellow", "grey");

  private Reasoning() {}

  /// Told in any order, with the time of each; asked is where someone was before they were somewhere.
  static Optional<Story> times(Dice dice, int length) {
    record Visit(String actor, int time, String place) {}
    var visits = new ArrayList<Visit>();
    for (var actor : Cast.ACTORS) {
      var places = dice.some(Cast.PLACES, TIMES.size());
      for (int t = 0; t < TIMES.size(); t++) visits.add(new Visit(actor, t, places.get(t)));
    }
    var told = dice.some(visits, Math.min(length, visits.size()));
    var facts = told.stream().map(v -> {
      String time = TIMES.get(v.time());
      String goes = v.actor() + " " + Cast.goes(dice, v.place());
      return dice.chance(0.5) ? goes + " " + time + "." : Character.toUpperCase(time.charAt(0)) + time.substring(1) + " " + goes + ".";
    }).toList();
    var later = told.stream().filter(v -> told.stream().anyMatch(w -> w.actor().equals(v.actor()) && w.time() < v.time())).toList();
    if (later.isEmpty()) return Optional.empty();
    var asked = dice.pick(later);
    var before = told.stream().filter(v -> v.actor().equals(asked.actor()) && v.time() < asked.time())
        .reduce((a, b) -> a.time() > b.time() ? a : b).orElseThrow();
    return Optional.of(new Story(facts, "Where was " + asked.actor() + " before the " + asked.place() + "?", before.place(),
        List.of(told.indexOf(before), told.indexOf(asked)).stream().sorted().toList()));
  }

  /// What holds of a kind holds of each of the kind.
  static Optional<Story> deduction(Dice dice, int length) {
    var fears = new HashMap<String, String>();
    for (var kind : KINDS) fears.put(kind, Cast.other(dice, KINDS, kind));
    var names = dice.some(NAMES, Math.min(NAMES.size(), Math.max(1, length - KINDS.size())));
    var kinds = new HashMap<String, String>();
    for (var name : names) kinds.put(name, dice.pick(KINDS));
    var facts = new ArrayList<String>();
    fears.forEach((kind, feared) -> facts.add(fear(kind, feared)));
    kinds.forEach((name, kind) -> facts.add(name + " is a " + kind + "."));
    var told = dice.shuffled(facts.stream().sorted().toList());
    var asked = dice.pick(names);
    var kind = kinds.getOrDefault(asked, "");
    var feared = fears.getOrDefault(kind, "");
    return Optional.of(new Story(told, "What is " + asked + " afraid of?", feared,
        List.of(told.indexOf(asked + " is a " + kind + "."), told.indexOf(fear(kind, feared))).stream().sorted().toList()));
  }

  private static String fear(String kind, String feared) {
    return MANY.get(kind) + " are afraid of " + MANY.getOrDefault(feared, feared).toLowerCase(java.util.Locale.ROOT) + ".";
  }

  /// What one of a kind is like, another of the kind is too.
  static Optional<Story> induction(Dice dice, int length) {
    var colours = dice.shuffled(COLOURS);
    var names = dice.some(NAMES, Math.min(NAMES.size(), Math.max(2, (length + 1) / 2)));
    var asked = names.getFirst();
    var facts = new ArrayList<String>();
    var kinds = new HashMap<String, Integer>();
    for (var name : names) {
      // The second is of the kind of the first, so that there is something to go by.
      int kind = name.equals(names.get(1)) ? kinds.getOrDefault(asked, 0) : dice.between(0, KINDS.size() - 1);
      kinds.put(name, kind);
      facts.add(name + " is a " + KINDS.get(kind) + ".");
      if (!name.equals(asked)) facts.add(name + " is " + colours.get(kind) + ".");
    }
    var told = dice.shuffled(facts);
    int kind = kinds.getOrDefault(asked, 0);
    var like = names.get(1);
    return Optional.of(new Story(told, "What colour is " + asked + "?", colours.get(kind),
        List.of(told.indexOf(asked + " is a " + KINDS.get(kind) + "."), told.indexOf(like + " is a " + KINDS.get(kind) + "."),
            told.indexOf(like + " is " + colours.get(kind) + ".")).stream().sorted().toList()));
  }

  /// Each is told to be larger than the next, in any order; asked are two that need not be neighbours.
  static Optional<Story> sizes(Dice dice, int length) {
    var things = dice.some(THINGS, Math.min(THINGS.size(), length + 1));
    var facts = new ArrayList<String>();
    for (int i = 0; i + 1 < things.size(); i++) {
      var large = things.get(i);
      var small = things.get(i + 1);
      facts.add(
          dice.chance(0.5) ? "The " + large + " is bigger than the " + small + "." : "The " + small + " fits inside the " + large + ".");
    }
    var told = dice.shuffled(facts);
    int large = dice.between(0, things.size() - 2);
    int small = dice.between(large + 1, things.size() - 1);
    boolean yes = dice.chance(0.5);
    var first = things.get(yes ? large : small);
    var second = things.get(yes ? small : large);
    var question = dice.chance(0.5)
        ? "Is the " + first + " bigger than the " + second + "?"
        : "Does the " + second + " fit inside the " + first + "?";
    return Optional
        .of(new Story(told, question, yes ? "yes" : "no", facts.subList(large, small).stream().map(told::indexOf).sorted().toList()));
  }
}
