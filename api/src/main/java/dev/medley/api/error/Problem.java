package dev.medley.api.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// One thing that is wrong with an input: `MED-012 The loss (pcgrd) of search space (intents.yaml:14) is not installed.`
///
/// @param id   the id under which `docs/errors.md` explains it, such as `MED-012`
/// @param what a sentence of the form *The noun (value) of owner rule.*
/// @param hint a sentence that says what to do, or an empty string
public record Problem(String id, String what, String hint) {

  public Problem {
    if (!id.matches("MED-\\d{3}")) throw new IllegalArgumentException("A problem needs an id such as MED-012, not " + id);
  }

  /// A problem with advice: the text that follows `Maybe`, without its full stop.
  public static Problem maybe(String id, String what, String advice) {
    return new Problem(id, what, "Maybe " + advice + ".");
  }

  /// A problem whose hint names the known words nearest to a misspelt one; `otherwise` is the hint when none is near.
  public static Problem didYouMean(String id, String what, String word, Collection<String> known, String otherwise) {
    var near = nearest(word, known);
    return new Problem(id, what, near.isEmpty() ? otherwise : "Did you mean: " + String.join(", ", near) + "?");
  }

  /// The known words within an edit distance of two (one for short words), or sharing a prefix of four; nearest first, three at most.
  public static List<String> nearest(String word, Collection<String> known) {
    int limit = word.length() <= 4 ? 1 : 2;
    return known.stream()
        .filter(k -> distance(word, k) <= limit || (word.length() >= 4 && k.startsWith(word.substring(0, 4))))
        .sorted(Comparator.<String>comparingInt(k -> distance(word, k)).thenComparing(Comparator.naturalOrder()))
        .limit(3)
        .toList();
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) row[j] = j;
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
        diagonal = above;
      }
    }
    return row[b.length()];
  }

  @Override
  public String toString() {
    return id + " " + what + (hint.isEmpty() ? "" : "\n" + hint);
  }
}
