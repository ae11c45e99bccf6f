package dev.medley.plugins.stories;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where people are, as said by sentences that take more than a name and a place to understand: denials, alternatives, pronouns, pairs.
final class Sayings {

  private static final List<String> THEN = List.of("Then", "Afterwards", "After that", "Following that");

  private Sayings() {}

  /// What the last sentence about someone says.
  ///
  /// @param fact    which one it is
  /// @param places  where they may be; one that is certain, or two
  /// @param denied  that they are not where it names
  private record Said(int fact, List<String> places, boolean denied) {}

  /// Some sentences say where someone is not, or no longer.
  static Optional<Story> denials(Dice dice, int length) {
    var facts = new ArrayList<String>();
    var said = new HashMap<String, Said>();
    for (int i = 0; i < length; i++) {
      var actor = dice.pick(Cast.ACTORS);
      var before = said.get(actor);
      boolean denied = dice.chance(0.4);
      // Left is a place where someone was.
      var from = denied && before != null && !before.denied() ? before.places().getFirst() : null;
      boolean left = from != null;
      var place = from != null ? from : dice.pick(Cast.PLACES);
      facts.add(actor + (left ? " is no longer in the " : denied ? " is not in the " : " " + dice.pick("is in the ", "went to the "))
          + place + ".");
      said.put(actor, new Said(i, List.of(place), denied));
    }
    var actor = dice.pick(known(said));
    var last = Optional.ofNullable(said.get(actor)).orElseThrow();
    // Of someone who is not in one place, nothing is known about the others.
    var asked = last.denied() || dice.chance(0.6) ? last.places().getFirst() : Cast.other(dice, Cast.PLACES, last.places().getFirst());
    boolean yes = !last.denied() && asked.equals(last.places().getFirst());
    return Optional.of(new Story(facts, "Is " + actor + " in the " + asked + "?", yes ? "yes" : "no", List.of(last.fact())));
  }

  /// Some sentences leave two places open.
  static Optional<Story> alternatives(Dice dice, int length) {
    var facts = new ArrayList<String>();
    var said = new HashMap<String, Said>();
    for (int i = 0; i < length; i++) {
      var actor = dice.pick(Cast.ACTORS);
      var places = dice.some(Cast.PLACES, dice.chance(0.5) ? 2 : 1);
      facts.add(places.size() == 1
          ? actor + " " + dice.pick("is in the ", "went to the ") + places.getFirst() + "."
          : actor + " is either in the " + places.getFirst() + " or the " + places.getLast() + ".");
      said.put(actor, new Said(i, places, false));
    }
    var actor = dice.pick(known(said));
    var last = Optional.ofNullable(said.get(actor)).orElseThrow();
    var asked = dice.chance(0.65) ? dice.pick(last.places()) : dice.pick(Cast.PLACES);
    String answer = !last.places().contains(asked) ? "no" : last.places().size() == 1 ? "yes" : "maybe";
    return Optional.of(new Story(facts, "Is " + actor + " in the " + asked + "?", answer, List.of(last.fact())));
  }

  /// Every second sentence says `he` or `she` of whom the one before names.
  static Optional<Story> pronouns(Dice dice, int length) {
    return inPairs(dice, length, 1, true);
  }

  /// Two go together.
  static Optional<Story> pairs(Dice dice, int length) {
    return inPairs(dice, length, 2, false);
  }

  /// Two go together, and every second sentence says `they` of both.
  static Optional<Story> pairsByPronoun(Dice dice, int length) {
    return inPairs(dice, length, 2, true);
  }

  private static Optional<Story> inPairs(Dice dice, int length, int together, boolean byPronoun) {
    var facts = new ArrayList<String>();
    var said = new HashMap<String, Said>();
    var named = new HashMap<String, Integer>();
    var who = List.<String>of();
    for (int i = 0; i < length; i++) {
      boolean again = byPronoun && i % 2 == 1;
      if (!again) who = dice.some(Cast.ACTORS, together);
      var place = dice.pick(Cast.PLACES);
      facts.add((again ? dice.pick(THEN) + " " + pronoun(who) : String.join(" and ", who)) + " " + Cast.goes(dice, place) + ".");
      for (var actor : who) {
        said.put(actor, new Said(i, List.of(place), false));
        if (!again) named.put(actor, i);
      }
    }
    var actor = dice.pick(known(said));
    var last = Optional.ofNullable(said.get(actor)).orElseThrow();
    int name = named.getOrDefault(actor, last.fact());
    var supporting = name == last.fact() ? List.of(name) : List.of(name, last.fact());
    return Optional.of(new Story(facts, "Where is " + actor + "?", last.places().getFirst(), supporting));
  }

  private static String pronoun(List<String> who) {
    return who.size() > 1 ? "they" : Cast.WOMEN.contains(who.getFirst()) ? "she" : "he";
  }

  private static List<String> known(Map<String, Said> said) {
    return Cast.ACTORS.stream().filter(said::containsKey).toList();
  }
}
