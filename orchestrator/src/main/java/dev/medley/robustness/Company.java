package dev.medley.robustness;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Words that keep the same company: which words stand beside each is counted in texts, and two words are alike where they stand beside the same.
///
/// | symbol | meaning |
/// |---|---|
/// | `f` | a frequent word right before, or right after; or the text's beginning or end |
/// | `n(w, f)` | how often it stands so beside `w`; without `w` or `f`, the sum over them |
///
/// `w` has the numbers `max(0, log(n(w, f)·n / (n(w)·n(f))))`, and how much two words are alike is the cosine of theirs. Words that occur once or twice are alike to nothing. O(texts) to count; O(words that share a
/// neighbour) for a word's nearest. Not random: ties are in alphabetical order.
///
/// Deviations: the nearest neighbours alone are counted, and only frequent ones; no correction for words that are seldom.
///
/// @see <a href="https://aclanthology.org/J90-1003">Church and Hanks, Word Association Norms, Mutual Information, and Lexicography, Computational Linguistics 1990</a>
/// @see <a href="https://doi.org/10.3758/BF03193020">Bullinaria and Levy, Extracting Semantic Representations from Word Co-occurrence Statistics, Behavior Research Methods 2007</a>
public final class Company {

  private static final int NEIGHBOURS = 500;
  private static final int SELDOM = 3;
  private static final String EDGE = "";

  private final Map<String, Map<Integer, Double>> numbers = new HashMap<>();
  private final Map<Integer, Map<String, Double>> words = new HashMap<>();

  private Company(Map<String, Map<Integer, Integer>> beside) {
    var ofWord = new HashMap<String, Integer>();
    var ofNeighbour = new HashMap<Integer, Integer>();
    double all = 0;
    for (var word : beside.entrySet()) {
      for (var count : word.getValue().entrySet()) {
        ofWord.merge(word.getKey(), count.getValue(), Integer::sum);
        ofNeighbour.merge(count.getKey(), count.getValue(), Integer::sum);
        all += count.getValue();
      }
    }
    for (var word : beside.entrySet()) {
      var its = new HashMap<Integer, Double>();
      for (var count : word.getValue().entrySet()) {
        double expected = (double) ofWord.getOrDefault(word.getKey(), 0) * ofNeighbour.getOrDefault(count.getKey(), 0);
        double number = Math.log(count.getValue() * all / expected);
        if (number > 0) its.put(count.getKey(), number);
      }
      double norm = Math.sqrt(its.values().stream().mapToDouble(n -> n * n).sum());
      its.replaceAll((_, number) -> number / norm);
      numbers.put(word.getKey(), its);
      its.forEach((neighbour, number) -> words.computeIfAbsent(neighbour, _ -> new HashMap<>()).put(word.getKey(), number));
    }
  }

  /// Counts in texts, each a list of words.
  public static Company of(Collection<List<String>> texts) {
    var counts = texts.stream().flatMap(List::stream).collect(Collectors.groupingBy(w -> w, Collectors.summingInt(_ -> 1)));
    var frequent = counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
        .limit(NEIGHBOURS).map(Map.Entry::getKey).collect(Collectors.toCollection(ArrayList::new));
    frequent.add(EDGE);
    var places = new HashMap<String, Integer>();
    frequent.forEach(word -> places.put(word, places.size()));
    var beside = new HashMap<String, Map<Integer, Integer>>();
    for (var text : texts) {
      for (int w = 0; w < text.size(); w++) {
        if (counts.getOrDefault(text.get(w), 0) < SELDOM) continue;
        var its = beside.computeIfAbsent(text.get(w), _ -> new HashMap<>());
        var before = places.get(w == 0 ? EDGE : text.get(w - 1));
        var after = places.get(w + 1 == text.size() ? EDGE : text.get(w + 1));
        if (before != null) its.merge(2 * before, 1, Integer::sum);
        if (after != null) its.merge(2 * after + 1, 1, Integer::sum);
      }
    }
    return new Company(beside);
  }

  /// The other words that are most alike to one, the most alike first; none of a word that is too seldom.
  public List<String> nearest(String word, int most) {
    var alike = new HashMap<String, Double>();
    numbers.getOrDefault(word, Map.of()).forEach((neighbour, own) -> words.getOrDefault(neighbour, Map.of())
        .forEach((other, number) -> alike.merge(other, own * number, Double::sum)));
    alike.remove(word);
    return alike.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
        .limit(most).map(Map.Entry::getKey).toList();
  }
}
