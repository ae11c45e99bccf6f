package dev.medley.space;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// The problems found so far in one file, all of which are shown at once, in the order of its lines.
final class Problems {

  private static final int SHOWN = 60;
  private static final String SPACE = "search space";

  private record Found(int line, Problem problem) {}

  private final String file;
  private final List<Found> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  /// A problem with a hint that stands as it is.
  void add(String id, String noun, String value, String owner, int line, String rule, String hint) {
    found.add(new Found(line, new Problem(id, sentence(noun, value, owner, line, rule), hint)));
  }

  /// A problem of the space itself, with advice.
  void maybe(String id, String noun, String value, int line, String rule, String advice) {
    maybe(id, noun, value, SPACE, line, rule, advice);
  }

  /// A problem with advice.
  void maybe(String id, String noun, String value, String owner, int line, String rule, String advice) {
    found.add(new Found(line, Problem.maybe(id, sentence(noun, value, owner, line, rule), advice)));
  }

  /// A word of the space itself that is none of those that are known.
  void unknown(String id, String noun, String word, int line, String rule, Collection<String> known) {
    unknown(id, noun, word, SPACE, line, rule, known);
  }

  /// A word that is none of those that are known.
  void unknown(String id, String noun, String word, String owner, int line, String rule, Collection<String> known) {
    String otherwise = known.isEmpty() ? "" : "Maybe one of: " + String.join(", ", known) + ".";
    found.add(new Found(line, Problem.didYouMean(id, sentence(noun, word, owner, line, rule), word, known, otherwise)));
  }

  /// A problem that another package has found, in a line.
  void add(int line, Problem problem) {
    found.add(new Found(line, problem));
  }

  /// The space as other packages are to name it.
  String space(int line) {
    return SPACE + " (" + file + ":" + line + ")";
  }

  int count() {
    return found.size();
  }

  boolean none() {
    return found.isEmpty();
  }

  void throwIfAny() {
    if (!none()) throw new InputException(inOrder());
  }

  /// Ends the reading here.
  InputException stop() {
    return new InputException(inOrder());
  }

  private List<Problem> inOrder() {
    return found.stream().sorted(Comparator.comparingInt(Found::line)).map(Found::problem).toList();
  }

  private String sentence(String noun, String value, String owner, int line, String rule) {
    String shown = value.isEmpty() ? "" : " (" + shorten(value) + ")";
    return "The " + noun + shown + " of " + owner + " (" + file + ":" + line + ") " + rule + ".";
  }

  private static String shorten(String value) {
    String printable = value.replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "?");
    return printable.length() <= SHOWN ? printable : printable.substring(0, SHOWN - 3) + "...";
  }
}
