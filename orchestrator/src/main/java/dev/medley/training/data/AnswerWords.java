package dev.medley.training.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The words that a study's models write, each one id: those of the answers in the training data of its text tasks, which share them.
///
/// @param words from id 3 on
public record AnswerWords(List<String> words) {

  /// Stands before the first word, and fills up short answers.
  public static final int BEGIN = 0;

  /// Stands for words that are not known; never written.
  public static final int UNKNOWN = 1;

  /// Stands behind the last word.
  public static final int END = 2;

  private static final int FIRST = 3;

  public AnswerWords {
    words = List.copyOf(words);
  }

  /// The most frequent words, ties in alphabetical order.
  ///
  /// @param limit the number of ids, those that are no words included
  static AnswerWords of(List<List<String>> answers, int limit) {
    var counts = new HashMap<String, Integer>();
    answers.forEach(answer -> answer.forEach(word -> counts.merge(word, 1, Integer::sum)));
    return new AnswerWords(counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
        .limit(Math.max(0, limit - FIRST)).map(Map.Entry::getKey).toList());
  }

  public int size() {
    return words.size() + FIRST;
  }

  /// The ids of an answer and of its end, as far as there is room.
  List<Integer> ids(List<String> answer, int length, Map<String, Integer> known) {
    var ids = new ArrayList<Integer>();
    for (var word : answer) ids.add(known.getOrDefault(word, UNKNOWN));
    ids.add(END);
    return ids.subList(0, Math.min(length, ids.size()));
  }

  /// Each word's id.
  Map<String, Integer> index() {
    var index = new HashMap<String, Integer>();
    for (int i = 0; i < words.size(); i++) index.put(words.get(i), i + FIRST);
    return index;
  }

  /// The words of ids up to the end.
  public List<String> words(List<Integer> ids) {
    return ids.stream().takeWhile(id -> id != END).map(id -> words.get(id - FIRST)).toList();
  }
}
