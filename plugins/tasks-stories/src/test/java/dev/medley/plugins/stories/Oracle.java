package dev.medley.plugins.stories;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Answers questions from the sentences alone, looking back from the end where the simulation goes forward: written apart from it.
record Oracle(List<String> facts) {

  private static final String TOOK = "(?:took|got|picked up)";
  private static final String LEFT = "(?:dropped|left|put down)";
  private static final List<String> TIMES = List.of("yesterday", "this morning", "this afternoon", "this evening");
  private static final List<String> COMPASS = List.of("north", "east", "south", "west");

  String answer(String question) {
    var words = question.replace("?", "").split(" ", -1);
    if (question.startsWith("Where is the ")) return place(words[3], facts.size() - 1);
    if (question.startsWith("Where was the ")) return thingBefore(words[3], words[6]);
    if (question.startsWith("Where was ")) return before(words[2], words[5]);
    if (question.startsWith("Where is ")) return said(words[2]).group("place");
    if (question.startsWith("How many ")) return List.of("none", "one", "two", "three").get(held(words[4]).size());
    if (question.endsWith(" carrying?")) return held(words[2]).isEmpty() ? "nothing" : String.join(",", held(words[2]));
    if (question.endsWith(" afraid of?")) return fear(words[2]);
    if (question.startsWith("What colour ")) return colour(words[3]);
    if (question.startsWith("How do you go ")) return path(words[6], words[9]);
    if (question.contains(" bigger ")) return smaller(words[2]).contains(words[6]) ? "yes" : "no";
    if (question.startsWith("Does ")) return smaller(words[6]).contains(words[2]) ? "yes" : "no";
    if (question.startsWith("Is ")) return isIn(words[1], words[4]);
    return gift(question);
  }

  /// The last sentence about somebody, by name or by a pronoun that stands for them.
  private MatchResult said(String actor) {
    var form = Pattern.compile(
        "(?<who>.*?) (?:(?:went|moved|travelled|journeyed) to|is in|is (?<not>not) in|is no (?<longer>longer) in|is (?<either>either) in) the (?<place>\\w+)(?: or the (?<other>\\w+))?\\.");
    for (int i = facts.size() - 1; i >= 0; i--) {
      var matcher = form.matcher(facts.get(i));
      if (!matcher.matches()) continue;
      boolean pronoun = matcher.group("who").matches(".* (he|she|they)");
      String who = pronoun ? facts.get(i - 1) : matcher.group("who");
      if (pronoun) assertPronoun(matcher.group("who"), who);
      if (Pattern.compile("\\b" + actor + "\\b").matcher(who).find()) return matcher.toMatchResult();
    }
    throw new IllegalStateException("Nothing is said of " + actor + ": " + facts);
  }

  private static void assertPronoun(String used, String referent) {
    String right = referent.contains(" and ") ? "they" : referent.startsWith("Mary") || referent.startsWith("Sandra") ? "she" : "he";
    if (!used.endsWith(" " + right)) throw new IllegalStateException(used + " of " + referent);
  }

  private String isIn(String actor, String place) {
    var said = said(actor);
    boolean named = place.equals(said.group("place")) || place.equals(said.group("other"));
    if (said.group("either") != null) return named ? "maybe" : "no";
    boolean denied = said.group("not") != null || said.group("longer") != null;
    if (denied && !named) throw new IllegalStateException("Nothing is known of " + actor + " and " + place + ": " + facts);
    return named && !denied ? "yes" : "no";
  }

  /// Where somebody is after a fact, or null where nothing was told yet.
  private String personAt(String actor, int time) {
    if (facts.subList(0, time + 1).stream().noneMatch(f -> f.startsWith(actor) && f.contains(" to the "))) return null;
    return new Oracle(facts.subList(0, time + 1)).said(actor).group("place");
  }

  /// Where a thing is after a fact, or null where that is not known.
  private String place(String thing, int time) {
    for (int i = time; i >= 0; i--) {
      var taken = match("(\\w+) " + TOOK + " the " + thing + " there\\.", i);
      if (taken != null) return personAt(taken.group(1), time);
      var left = match("(\\w+) " + LEFT + " the " + thing + " there\\.", i);
      if (left != null) return personAt(left.group(1), i);
    }
    return null;
  }

  private String thingBefore(String thing, String named) {
    var places = new ArrayList<String>();
    for (int i = 0; i < facts.size(); i++) {
      var place = place(thing, i);
      if (place != null && (places.isEmpty() || !places.getLast().equals(place))) places.add(place);
    }
    if (!places.getLast().equals(named)) throw new IllegalStateException(thing + " is not in the " + named + ": " + facts);
    return places.get(places.size() - 2);
  }

  private TreeSet<String> held(String actor) {
    var held = new TreeSet<String>();
    for (var thing : Cast.OBJECTS) {
      for (int i = facts.size() - 1; i >= 0; i--) {
        if (!facts.get(i).contains(" the " + thing + " ")) continue;
        var given = match(".* the " + thing + " to (\\w+)\\.", i);
        var taken = match("(\\w+) " + TOOK + " the " + thing + " there\\.", i);
        if ((given != null && given.group(1).equals(actor)) || (taken != null && taken.group(1).equals(actor))) held.add(thing);
        break;
      }
    }
    return held;
  }

  private String gift(String question) {
    record Form(String question, String fact) {}
    var forms = List.of(new Form("Who gave the (\\w+) to (\\w+)\\?", "(\\w+) \\w+ the %1$s to %2$s\\."),
        new Form("What did (\\w+) give to (\\w+)\\?", "%1$s \\w+ the (\\w+) to %2$s\\."),
        new Form("Who received the (\\w+)\\?()", "\\w+ \\w+ the %1$s to (\\w+)\\."),
        new Form("Who gave the (\\w+)\\?()", "(\\w+) \\w+ the %1$s to \\w+\\."));
    for (var form : forms) {
      var asked = Pattern.compile(form.question()).matcher(question);
      if (!asked.matches()) continue;
      for (int i = facts.size() - 1; i >= 0; i--) {
        var told = match(String.format(form.fact(), asked.group(1), asked.group(2)), i);
        if (told != null) return told.group(1);
      }
    }
    throw new IllegalStateException(question + " " + facts);
  }

  private String before(String actor, String place) {
    int asked = IntStream.range(0, 4).filter(t -> visit(actor, t).equals(place)).findFirst().orElseThrow();
    return IntStream.range(0, asked).mapToObj(t -> visit(actor, asked - 1 - t)).filter(p -> !p.isEmpty()).findFirst().orElseThrow();
  }

  private String visit(String actor, int time) {
    return facts.stream().map(f -> f.toLowerCase(Locale.ROOT))
        .filter(f -> f.contains(actor.toLowerCase(Locale.ROOT)) && f.contains(TIMES.get(time)))
        .map(f -> f.replaceAll(".* to the (\\w+).*", "$1")).findFirst().orElse("");
  }

  private String fear(String name) {
    var kind = facts.stream().filter(f -> f.startsWith(name + " is a ")).findFirst().orElseThrow().replaceAll(".* is a (\\w+)\\.", "$1");
    var many = Map.of("mouse", "mice", "wolf", "wolves", "cat", "cats", "sheep", "sheep");
    var feared = facts.stream().map(f -> f.toLowerCase(Locale.ROOT)).filter(f -> f.startsWith(many.get(kind) + " are afraid of "))
        .findFirst().orElseThrow().replaceAll(".* of (\\w+)\\.", "$1");
    return many.entrySet().stream().filter(e -> e.getValue().equals(feared)).findFirst().orElseThrow().getKey();
  }

  private String colour(String name) {
    var kind = facts.stream().filter(f -> f.startsWith(name + " is a ")).findFirst().orElseThrow().substring(name.length());
    var colours = new HashSet<String>();
    for (var fact : facts) {
      if (!fact.endsWith(kind)) continue;
      var other = fact.substring(0, fact.indexOf(' '));
      facts.stream().filter(f -> f.startsWith(other + " is ") && !f.contains(" a "))
          .forEach(f -> colours.add(f.replaceAll(".* is (\\w+)\\.", "$1")));
    }
    if (colours.size() != 1) throw new IllegalStateException("The colour of " + name + " is " + colours + ": " + facts);
    return colours.iterator().next();
  }

  /// All that one thing is larger than, directly or not.
  private HashSet<String> smaller(String thing) {
    var found = new HashSet<String>();
    var open = new ArrayDeque<>(List.of(thing));
    while (!open.isEmpty()) {
      var large = open.pop();
      for (int i = 0; i < facts.size(); i++) {
        var bigger = match("The " + large + " is bigger than the (\\w+)\\.", i);
        var fits = match("The (\\w+) fits inside the " + large + "\\.", i);
        var small = bigger != null ? bigger : fits;
        if (small != null && found.add(small.group(1))) open.add(small.group(1));
      }
    }
    return found;
  }

  /// By breadth, over coordinates that are worked out from the sentences.
  private String path(String from, String to) {
    var steps = new HashMap<String, Map<String, String>>();
    for (int i = 0; i < facts.size(); i++) {
      var told = Objects.requireNonNull(match("The (\\w+) is (\\w+) of the (\\w+)\\.", i));
      steps.computeIfAbsent(told.group(3), _ -> new HashMap<>()).put(told.group(1), told.group(2));
      steps.computeIfAbsent(told.group(1), _ -> new HashMap<>()).put(told.group(3), COMPASS.get((COMPASS.indexOf(told.group(2)) + 2) % 4));
    }
    var ways = new HashMap<>(Map.of(from, ""));
    var open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      var room = open.pop();
      steps.get(room).forEach((next, direction) -> {
        if (ways.putIfAbsent(next, ways.get(room) + "," + direction) == null) open.add(next);
      });
    }
    return ways.get(to).substring(1);
  }

  private MatchResult match(String pattern, int fact) {
    var matcher = Pattern.compile(pattern).matcher(facts.get(fact));
    return matcher.matches() ? matcher.toMatchResult() : null;
  }
}
