package dev.medley.space;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// What tells two search spaces apart, line by line of what they say once everything that was left to defaults is written out.
public final class SpaceDifference {

  private static final String NOTHING = "nothing";
  private static final String IT = "it";

  private SpaceDifference() {}

  /// One line for each place in which they differ, names and numbers of trials aside: `encoder.bag.width: the study says 16, the file 32`.
  public static List<String> between(StudySpace stored, StudySpace file) {
    var before = places(stored);
    var after = places(file.with(stored.study(), stored.budget()));
    before.put("budget.steps", String.valueOf(stored.budget().steps()));
    after.put("budget.steps", String.valueOf(file.budget().steps()));
    var all = new LinkedHashSet<>(before.keySet());
    all.addAll(after.keySet());
    var lines = new ArrayList<String>();
    for (var place : all) {
      String old = before.getOrDefault(place, NOTHING);
      String now = after.getOrDefault(place, NOTHING);
      if (!old.equals(now)) lines.add(place + ": " + told(old, now));
    }
    return lines;
  }

  private static String told(String stored, String file) {
    if (stored.equals(IT)) return "the study has it, the file does not";
    if (file.equals(IT)) return "the file has it, the study does not";
    return "the study says " + stored + ", the file " + file;
  }

  /// The printed space as its leaves: what stands above each, with dots between, and what it says.
  private static Map<String, String> places(StudySpace space) {
    var places = new LinkedHashMap<String, String>();
    var above = new ArrayDeque<String>();
    for (var line : SpacePrinter.print(space).lines().toList()) {
      int depth = depth(line);
      while (above.size() > depth) above.removeLast();
      var text = line.strip().replaceFirst("^- ", "");
      int colon = text.startsWith("{") ? -1 : text.indexOf(':');
      var key = colon < 0 ? text : text.substring(0, colon);
      var said = colon < 0 ? IT : text.substring(colon + 1).strip();
      while (above.size() < depth) above.addLast("");
      above.addLast(key);
      if (!said.isEmpty())
        places.put(String.join(".", above.stream().filter(part -> !part.isEmpty() && !part.equals("choose")).toList()), said);
    }
    return places;
  }

  private static int depth(String line) {
    int spaces = 0;
    while (spaces < line.length() && line.charAt(spaces) == ' ') spaces++;
    return spaces / 2;
  }
}
