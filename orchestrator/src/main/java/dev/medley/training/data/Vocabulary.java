package dev.medley.training.data;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The words that a study's models know. Id 0 fills up short texts, id 1 stands for every word that is not known; a word unknown as written may be known in small letters.
public final class Vocabulary {

  /// Fills up short texts.
  public static final int PADDING = 0;

  /// Stands for a word that is not known.
  public static final int UNKNOWN = 1;

  private final List<String> words;
  private final Map<String, Integer> ids = new HashMap<>();

  private Vocabulary(List<String> words) {
    this.words = List.copyOf(words);
    for (int i = 0; i < words.size(); i++) ids.put(words.get(i), i + 2);
  }

  /// A vocabulary of these words, the first of which gets id 2.
  public static Vocabulary of(List<String> words) {
    return new Vocabulary(words);
  }

  /// The most frequent words, ties in alphabetical order. A word counts by its share within its own task, so that a large task does not crowd out a small one;
  /// a word that occurs once only is left out, since a model could learn nothing but that example from it.
  ///
  /// @param tasks counts of the words in each task's training data
  /// @param limit the number of ids, the two that are not words included
  public static Vocabulary build(List<Map<String, Integer>> tasks, int limit) {
    var shares = new HashMap<String, Double>();
    var counts = new HashMap<String, Integer>();
    for (var task : tasks) {
      double total = task.values().stream().mapToInt(Integer::intValue).sum();
      task.forEach((word, count) -> {
        shares.merge(word, count / total, Double::sum);
        counts.merge(word, count, Integer::sum);
      });
    }
    return new Vocabulary(shares.entrySet().stream()
        .filter(e -> counts.getOrDefault(e.getKey(), 0) > 1)
        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
        .limit(Math.max(0, limit - 2))
        .map(Map.Entry::getKey)
        .toList());
  }

  /// The number of ids.
  public int size() {
    return words.size() + 2;
  }

  /// The words, from id 2 on.
  public List<String> words() {
    return words;
  }

  public int id(String word) {
    var exact = ids.get(word);
    return exact != null ? exact : ids.getOrDefault(word.toLowerCase(Locale.ROOT), UNKNOWN);
  }
}
