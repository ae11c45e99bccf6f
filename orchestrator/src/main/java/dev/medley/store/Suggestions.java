package dev.medley.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Finds what somebody may have meant.
final class Suggestions {

  private static final int MOST_LISTED = 12;
  private static final int MOST_SUGGESTED = 3;

  private Suggestions() {}

  /// `Did you mean: a, b?` where some are near, otherwise all of them after an introduction.
  static String among(String wrong, Collection<String> known, String introduction) {
    var near = near(wrong, known);
    return near.isEmpty()
        ? introduction + listed(known) + "."
        : "Did you mean: " + String.join(", ", near) + "?";
  }

  private static List<String> near(String wrong, Collection<String> known) {
    var sought = wrong.toLowerCase(Locale.ROOT);
    int tolerance = Math.max(1, sought.length() / 3);
    return known.stream()
        .filter(name -> distance(sought, ending(name, sought)) <= tolerance)
        .sorted(Comparator.comparingInt((String name) -> distance(sought, ending(name, sought)))
            .thenComparing(Comparator.naturalOrder()))
        .limit(MOST_SUGGESTED)
        .toList();
  }

  /// As many segments from the end of a dotted name as were asked for.
  private static String ending(String name, String sought) {
    var lower = name.toLowerCase(Locale.ROOT);
    long dots = sought.chars().filter(c -> c == '.').count();
    int from = lower.length();
    for (long seen = 0; seen <= dots && from >= 0; seen++) {
      from = lower.lastIndexOf('.', from - 1);
    }
    return lower.substring(from + 1);
  }

  private static String listed(Collection<String> known) {
    var first = String.join(", ", known.stream().sorted().limit(MOST_LISTED).toList());
    return known.size() > MOST_LISTED ? first + " and " + (known.size() - MOST_LISTED) + " more" : first;
  }

  /// Levenshtein's distance in which two neighbours that changed places count once.
  static int distance(String a, String b) {
    var rows = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        rows[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, rows, i, j);
      }
    }
    return rows[a.length()][b.length()];
  }

  private static int cheapest(String a, String b, int[][] rows, int i, int j) {
    int differs = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(Math.min(rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + differs);
    boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
  }
}
