package dev.medley.plugins.stories;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What can be asked about people who run errands.
final class Whereabouts {

  private static final double MOVES = 0.5;
  private static final List<String> NUMBERS = List.of("none", "one", "two", "three", "four");

  private Whereabouts() {}

  /// Where someone is: the last sentence about them says it.
  static Optional<Story> person(Dice dice, int facts) {
    var errands = new Errands(dice, facts, 1, 0);
    var actor = dice.pick(errands.seen());
    return Optional
        .of(new Story(errands.facts(), "Where is " + actor + "?", errands.of(actor).place(), List.of(errands.of(actor).since())));
  }

  /// Where a thing is: where its holder is, or was when it was left.
  static Optional<Story> thing(Dice dice, int facts) {
    var errands = new Errands(dice, facts, MOVES, 0);
    var moved = Cast.OBJECTS.stream().filter(o -> !errands.placesOf(o).isEmpty()).toList();
    if (moved.isEmpty()) return Optional.empty();
    var thing = dice.pick(moved);
    var stay = errands.placesOf(thing).getLast();
    int hand = errands.lastHandled(thing);
    return Optional.of(new Story(errands.facts(), "Where is the " + thing + "?", stay.place(),
        Stream.of(evidence(errands, stay, hand), hand).sorted().toList()));
  }

  /// Where a thing was before it came somewhere.
  static Optional<Story> thingBefore(Dice dice, int facts) {
    var errands = new Errands(dice, facts, MOVES, 0);
    var moved = Cast.OBJECTS.stream().filter(o -> errands.placesOf(o).size() > 1).toList();
    if (moved.isEmpty()) return Optional.empty();
    var thing = dice.pick(moved);
    var stays = errands.placesOf(thing);
    var now = stays.getLast();
    var before = stays.get(stays.size() - 2);
    int taken = takingBefore(errands, thing, now.since());
    return Optional.of(new Story(errands.facts(), "Where was the " + thing + " before the " + now.place() + "?", before.place(),
        Stream.of(evidence(errands, before, taken), taken, now.since()).sorted().toList()));
  }

  static Optional<Story> yesOrNo(Dice dice, int facts) {
    var errands = new Errands(dice, facts, 1, 0);
    var actor = dice.pick(errands.seen());
    var stay = errands.of(actor);
    boolean yes = dice.chance(0.5);
    var place = yes ? stay.place() : Cast.other(dice, Cast.PLACES, stay.place());
    return Optional
        .of(new Story(errands.facts(), "Is " + actor + " in the " + place + "?", yes ? "yes" : "no", List.of(stay.since())));
  }

  static Optional<Story> count(Dice dice, int facts) {
    return carried(dice, facts, "How many things is %s carrying?", 0.3, held -> NUMBERS.get(held.size()));
  }

  /// Their names in the order of the alphabet, so that one set is one answer.
  static Optional<Story> list(Dice dice, int facts) {
    return carried(dice, facts, "What is %s carrying?", 0, held -> held.isEmpty() ? "nothing" : String.join(",", held));
  }

  private static Optional<Story> carried(Dice dice, int facts, String question, double giving,
      java.util.function.Function<List<String>, String> answer) {
    var errands = new Errands(dice, facts, 0.35, giving);
    var busy = errands.seen().stream().filter(a -> !errands.handsOf(a).isEmpty() && errands.heldBy(a).size() < 3).toList();
    if (busy.isEmpty()) return Optional.empty();
    var actor = dice.pick(busy);
    return Optional.of(
        new Story(errands.facts(), String.format(question, actor), answer.apply(errands.heldBy(actor)), errands.handsOf(actor)));
  }

  /// Who gave, who got and what, of the last gift that the question fits.
  static Optional<Story> gift(Dice dice, int facts) {
    var errands = new Errands(dice, facts, MOVES, 0.8);
    if (errands.gifts().isEmpty()) return Optional.empty();
    var gift = dice.pick(errands.gifts());
    int form = dice.between(0, 3);
    var fitting = errands.gifts().reversed().stream().filter(g -> switch (form) {
      case 0 -> g.thing().equals(gift.thing()) && g.receiver().equals(gift.receiver());
      case 1 -> g.giver().equals(gift.giver()) && g.receiver().equals(gift.receiver());
      default -> g.thing().equals(gift.thing());
    }).findFirst().orElse(gift);
    return Optional.of(switch (form) {
      case 0 -> asked(errands, fitting, "Who gave the " + gift.thing() + " to " + gift.receiver() + "?", fitting.giver());
      case 1 -> asked(errands, fitting, "What did " + gift.giver() + " give to " + gift.receiver() + "?", fitting.thing());
      case 2 -> asked(errands, fitting, "Who received the " + gift.thing() + "?", fitting.receiver());
      default -> asked(errands, fitting, "Who gave the " + gift.thing() + "?", fitting.giver());
    });
  }

  private static Story asked(Errands errands, Errands.Gift gift, String question, String answer) {
    return new Story(errands.facts(), question, answer, List.of(gift.fact()));
  }

  /// The fact that tells where a thing is after it was last in somebody's hands: where they went with it, or how they had come to where they took or left it.
  private static int evidence(Errands errands, Errands.Stay stay, int hand) {
    return stay.since() > hand ? stay.since() : comingOf(errands, hand);
  }

  /// The fact by which whoever acts in a fact had come to where it happens.
  private static int comingOf(Errands errands, int fact) {
    var actor = actor(errands, fact);
    for (int i = fact - 1; i >= 0; i--) if (actor(errands, i).equals(actor) && !errands.facts().get(i).endsWith(" there.")) return i;
    throw new IllegalStateException("Nobody takes anything before their place is told: " + errands.facts());
  }

  /// The last fact in which a thing is taken before it comes somewhere in another's hands.
  private static int takingBefore(Errands errands, String thing, int came) {
    for (int i = came; i >= 0; i--) if (errands.facts().get(i).endsWith(" the " + thing + " there.")) return i;
    throw new IllegalStateException("No thing moves before it is taken: " + errands.facts());
  }

  private static String actor(Errands errands, int fact) {
    return errands.facts().get(fact).substring(0, errands.facts().get(fact).indexOf(' '));
  }
}
