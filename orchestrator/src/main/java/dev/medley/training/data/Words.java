package dev.medley.training.data;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// The words that a study's models know, each one id; a word unknown as written may be known in small letters.
///
/// Words that are not known share some ids of their own, if there are any. Read as one id, it is the same for those that end with the same three letters and begin with a capital or not, which
/// tells much of a word's part of speech. Read by grams, such a word is an id for each three letters that follow each other, its beginning and its end counted as letters: so words that have a stem or an ending in
/// common have ids in common. Words that occur too seldom to be known train them.
///
/// @see <a href="https://arxiv.org/abs/1607.04606">Bojanowski et al., Enriching Word Vectors with Subword Information, TACL 2017</a>
public final class Words implements Vocabulary {

  private static final int LETTERS = 3;

  private final List<String> words;
  private final Map<String, Integer> ids = new HashMap<>();

  private final int hashed;
  private final boolean grams;

  private Words(List<String> words, int hashed, boolean grams) {
    this.words = List.copyOf(words);
    this.hashed = hashed;
    this.grams = grams;
    for (int i = 0; i < words.size(); i++) ids.put(words.get(i), i + 2);
  }

  /// A vocabulary of these words, the first of which gets id 2.
  ///
  /// @param hashed how many ids words that are not known share, or 0 if they are all [#UNKNOWN]
  public static Words of(List<String> words, int hashed) {
    return new Words(words, hashed, false);
  }

  /// The same words, with those that are not known read by grams.
  public Words byGrams() {
    return new Words(words, hashed, true);
  }

  /// The most frequent words, ties in alphabetical order. A word counts by its share within its own task, so that a large task does not crowd out a small one;
  /// a word that occurs once only is left out, since a model could learn nothing but that example from it.
  ///
  /// @param tasks counts of the words in each task's training data
  /// @param limit the number of ids, the two that are not words included and those of unknown words not
  public static Words build(List<Map<String, Integer>> tasks, int limit, int hashed) {
    var shares = new HashMap<String, Double>();
    var counts = new HashMap<String, Integer>();
    for (var task : tasks) {
      double total = task.values().stream().mapToInt(Integer::intValue).sum();
      task.forEach((word, count) -> {
        shares.merge(word, count / total, Double::sum);
        counts.merge(word, count, Integer::sum);
      });
    }
    return new Words(shares.entrySet().stream()
        .filter(e -> counts.getOrDefault(e.getKey(), 0) > 1)
        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
        .limit(Math.max(0, limit - 2))
        .map(Map.Entry::getKey)
        .toList(), hashed, false);
  }

  @Override
  public int size() {
    return words.size() + 2 + hashed;
  }

  /// The words, from id 2 on.
  @Override
  public List<String> entries() {
    return words;
  }

  @Override
  public int hashed() {
    return hashed;
  }

  @Override
  public Unit unit() {
    return grams ? Unit.GRAMS : Unit.WORDS;
  }

  @Override
  public List<Integer> ids(String word) {
    var known = known(word);
    if (known.isPresent() || !grams || hashed == 0) return List.of(id(word));
    if (word.isEmpty()) return List.of(id(word));
    String marked = (beginsLarge(word) ? "^" : "_") + plain(word) + "$";
    return IntStream.rangeClosed(0, marked.length() - LETTERS).map(i -> hash(marked.substring(i, i + LETTERS))).boxed().toList();
  }

  int id(String word) {
    return known(word).orElseGet(() -> hashed == 0 ? UNKNOWN : hash(look(word)));
  }

  private Optional<Integer> known(String word) {
    var exact = ids.get(word);
    return Optional.ofNullable(exact != null ? exact : ids.get(word.toLowerCase(Locale.ROOT)));
  }

  private int hash(String text) {
    return 2 + words.size() + Math.floorMod(text.hashCode(), hashed);
  }

  /// What unknown words have in common: how they begin and end.
  private static String look(String word) {
    String small = plain(word);
    String ending = small.substring(Math.max(0, small.length() - LETTERS));
    return beginsLarge(word) ? "^" + ending : ending;
  }

  /// In small letters, all digits alike.
  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("\\p{Nd}", "0");
  }

  private static boolean beginsLarge(String word) {
    return !word.isEmpty() && Character.isUpperCase(word.codePointAt(0));
  }
}
