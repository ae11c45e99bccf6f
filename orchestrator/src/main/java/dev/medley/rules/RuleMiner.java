package dev.medley.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Finds rules of the form *where one task has this class, another has one of these* in the labels of examples that several tasks share.
///
/// | symbol | meaning |
/// |---|---|
/// | `n(x)` | cases in which the first task has class `x`, and the second is labelled too |
/// | `n(x, Y)` | of them, those in which the second has a class of `Y`: its most frequent ones beside `x`, as few as reach the confidence |
///
/// A rule is kept where `n(x, Y) / n` reaches the support, `n(x, Y) / n(x)` the confidence, `Y` has at most [#MOST_LABELS] classes, and its exceptions are at most half as frequent as they would be if
/// the tasks had nothing to do with each other. Two rules that say the reverse of each other become one. O(cases · tasks²). Not random.
///
/// @see <a href="https://doi.org/10.1145/170035.170072">Agrawal et al., Mining Association Rules between Sets of Items in Large Databases, SIGMOD 1993</a>
public final class RuleMiner {

  /// The most classes in a conclusion.
  static final int MOST_LABELS = 4;

  private static final String PLAIN = "[\\p{L}\\p{N}_.$]+(-[\\p{L}\\p{N}_.$]+)*";
  private static final List<String> WORDS = List.of("and", "or", "not", "exactly", "at", "in");

  private final List<Subject> subjects;
  private final long[][][][] counts;

  /// A rule before it is told.
  private record Found(int when, int label, int then, TreeSet<Integer> labels, long cases, long kept, long all) {}

  public RuleMiner(List<Subject> subjects) {
    this.subjects = List.copyOf(subjects);
    int n = subjects.size();
    counts = new long[n][n][][];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) counts[a][b] = new long[subjects.get(a).labels().size()][subjects.get(b).labels().size()];
    }
  }

  /// Counts an example, or a word.
  ///
  /// @param classOf the class of each task, -1 where it is not known
  /// @param word    whether it is a word; then only pairs of tasks count of which one is about words
  public void add(int[] classOf, boolean word) {
    for (int a = 0; a < classOf.length; a++) {
      for (int b = 0; b < classOf.length; b++) {
        boolean aboutWords = subjects.get(a).words() || subjects.get(b).words();
        if (a != b && classOf[a] >= 0 && classOf[b] >= 0 && aboutWords == word) counts[a][b][classOf[a]][classOf[b]]++;
      }
    }
  }

  /// The rules, those of the most cases first.
  public List<Mined> rules(double support, double confidence) {
    var found = new ArrayList<Found>();
    for (int a = 0; a < subjects.size(); a++) {
      for (int b = 0; b < subjects.size(); b++) {
        for (int x = 0; x < counts[a][b].length; x++) found(a, x, b, support, confidence).ifPresent(found::add);
      }
    }
    return found.stream().filter(f -> !isReverse(f, found)).sorted(Comparator.comparingLong(Found::kept).reversed())
        .map(f -> told(f, reverse(f, found).isPresent())).toList();
  }

  private Optional<Found> found(int when, int label, int then, double support, double confidence) {
    long[][] pairs = counts[when][then];
    long all = java.util.Arrays.stream(pairs).flatMapToLong(java.util.Arrays::stream).sum();
    long cases = java.util.Arrays.stream(pairs[label]).sum();
    if (cases == 0) return Optional.empty();
    var byCount = IntStream.range(0, pairs[label].length).boxed().sorted(Comparator.comparingLong((Integer y) -> -pairs[label][y]))
        .toList();
    var labels = new TreeSet<Integer>();
    long kept = 0;
    long anywhere = 0;
    for (int y : byCount) {
      if (kept >= confidence * cases || labels.size() == MOST_LABELS) break;
      labels.add(y);
      kept += pairs[label][y];
      for (long[] row : pairs) anywhere += row[y];
    }
    double exceptions = 1 - (double) kept / cases;
    double usual = 1 - (double) anywhere / all;
    boolean tells = kept >= confidence * cases && kept >= support * all && anywhere < all && exceptions <= usual / 2;
    return tells ? Optional.of(new Found(when, label, then, labels, cases, kept, all)) : Optional.empty();
  }

  private static Optional<Found> reverse(Found rule, List<Found> all) {
    return all.stream()
        .filter(r -> r.when() == rule.then() && r.then() == rule.when() && rule.labels().size() == 1 && r.labels().size() == 1
            && rule.labels().contains(r.label()) && r.labels().contains(rule.label()))
        .findFirst();
  }

  /// Whether the other of two that are one is told.
  private static boolean isReverse(Found rule, List<Found> all) {
    return rule.when() > rule.then() && reverse(rule, all).isPresent();
  }

  private Mined told(Found rule, boolean bothWays) {
    var when = subjects.get(rule.when());
    var then = subjects.get(rule.then());
    var labels = rule.labels().stream().map(then.labels()::get).toList();
    String conclusion = labels.size() == 1
        ? then.name() + " = " + quoted(labels.getFirst())
        : then.name() + " in {" + String.join(", ", labels.stream().map(RuleMiner::quoted).toList()) + "}";
    String label = when.labels().get(rule.label());
    String text = when.name() + " = " + quoted(label) + (bothWays ? " <-> " : " -> ") + conclusion;
    String words = "Where " + when.name() + " is " + label + ", " + then.name() + " is " + (labels.size() == 1 ? "" : "one of ")
        + String.join(", ", labels) + (bothWays ? ", and the other way round" : "");
    return new Mined(text, words, rule.cases(), (double) rule.kept() / rule.all(), (double) rule.kept() / rule.cases());
  }

  /// A label as rules write it.
  static String quoted(String label) {
    if (label.matches(PLAIN) && !WORDS.contains(label)) return label;
    return label.indexOf('\'') < 0 ? "'" + label + "'" : "\"" + label + "\"";
  }
}
