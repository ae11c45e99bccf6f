package dev.medley.plugins.stories;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A world in which people go from place to place, take things, leave them and give them to each other; all that happens is told.
final class Errands {

  /// Somewhere that a thing has been.
  ///
  /// @param since the fact by which it came there
  record Stay(String place, int since) {}

  /// A thing that went from hand to hand.
  ///
  /// @param fact that tells it
  record Gift(String giver, String thing, String receiver, int fact) {}

  private final Dice dice;
  private final double giving;
  private final List<String> facts = new ArrayList<>();
  private final Map<String, Stay> people = new HashMap<>();
  private final Map<String, String> holders = new HashMap<>();
  private final Map<String, Integer> handled = new HashMap<>();
  private final Map<String, List<Stay>> stays = new HashMap<>();
  private final Map<String, List<Integer>> hands = new HashMap<>();
  private final List<Gift> gifts = new ArrayList<>();

  /// @param moves  what share of the facts tell where someone goes, where anything else can happen
  /// @param giving what share of the others tell of gifts, where there can be one
  Errands(Dice dice, int length, double moves, double giving) {
    this.dice = dice;
    this.giving = giving;
    while (facts.size() < length) {
      var actor = dice.pick(Cast.ACTORS);
      if (dice.chance(moves) || !handles(actor)) goes(actor);
    }
  }

  private void goes(String actor) {
    var now = people.get(actor);
    var place = now == null ? dice.pick(Cast.PLACES) : Cast.other(dice, Cast.PLACES, now.place());
    facts.add(actor + " " + Cast.goes(dice, place) + ".");
    people.put(actor, new Stay(place, last()));
    heldBy(actor).forEach(thing -> came(thing, place));
  }

  /// Takes, leaves or gives something; false where nothing of that can be.
  private boolean handles(String actor) {
    var here = people.get(actor);
    if (here == null) return false;
    var near = Cast.ACTORS.stream().filter(a -> !a.equals(actor) && isAt(a, here.place())).toList();
    var held = heldBy(actor);
    if (!near.isEmpty() && !held.isEmpty() && dice.chance(giving)) {
      gives(actor, dice.pick(held), dice.pick(near));
      return true;
    }
    var thing = dice.pick(Cast.OBJECTS);
    if (held.contains(thing)) {
      tellOf(actor, thing, dice.pick("dropped", "left", "put down"));
      holders.remove(thing);
      return true;
    }
    boolean within = !holders.containsKey(thing) && (placesOf(thing).isEmpty() || placesOf(thing).getLast().place().equals(here.place()));
    if (!within) return false;
    tellOf(actor, thing, dice.pick("took", "got", "picked up"));
    holders.put(thing, actor);
    if (placesOf(thing).isEmpty()) came(thing, here.place());
    return true;
  }

  private void gives(String actor, String thing, String receiver) {
    facts.add(actor + " " + dice.pick("gave", "handed", "passed") + " the " + thing + " to " + receiver + ".");
    gifts.add(new Gift(actor, thing, receiver, last()));
    holders.put(thing, receiver);
    for (var one : List.of(actor, receiver)) hands.computeIfAbsent(one, _ -> new ArrayList<>()).add(last());
    handled.put(thing, last());
  }

  private void tellOf(String actor, String thing, String does) {
    facts.add(actor + " " + does + " the " + thing + " there.");
    hands.computeIfAbsent(actor, _ -> new ArrayList<>()).add(last());
    handled.put(thing, last());
  }

  private void came(String thing, String place) {
    stays.computeIfAbsent(thing, _ -> new ArrayList<>()).add(new Stay(place, last()));
  }

  private int last() {
    return facts.size() - 1;
  }

  private boolean isAt(String actor, String place) {
    var stay = people.get(actor);
    return stay != null && stay.place().equals(place);
  }

  List<String> facts() {
    return facts;
  }

  /// Those whose place was told.
  List<String> seen() {
    return Cast.ACTORS.stream().filter(people::containsKey).toList();
  }

  Stay of(String actor) {
    return Optional.ofNullable(people.get(actor)).orElseThrow();
  }

  List<String> heldBy(String actor) {
    return Cast.OBJECTS.stream().filter(thing -> actor.equals(holders.get(thing))).sorted().toList();
  }

  /// Where a thing has been, in order; nothing before it was taken first.
  List<Stay> placesOf(String thing) {
    return stays.getOrDefault(thing, List.of());
  }

  /// The fact that last told of a thing by name.
  int lastHandled(String thing) {
    return handled.getOrDefault(thing, -1);
  }

  /// The facts that tell what someone took, left, gave or got.
  List<Integer> handsOf(String actor) {
    return hands.getOrDefault(actor, List.of());
  }

  List<Gift> gifts() {
    return gifts;
  }
}
