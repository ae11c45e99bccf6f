package dev.medley.training.data;

import java.util.ArrayList;
import java.util.List;

/// How the words of a text become the ids that models read: one for each word, or some for its grams, pieces or bytes. Id 0 fills up short texts, id 1 stands for what is not known.
public sealed interface Vocabulary permits Words, WordPieces, Utf8 {

  /// Fills up short texts.
  int PADDING = 0;

  /// Stands for what is not known.
  int UNKNOWN = 1;

  /// The number of ids.
  int size();

  /// The ids of a word, one or more.
  List<Integer> ids(String word);

  /// What is to be kept with a model so that it reads alike; see [#of].
  List<String> entries();

  /// How many ids unknown words share.
  default int hashed() {
    return 0;
  }

  /// What a text is read by.
  Unit unit();

  /// What a text is read by.
  enum Unit {
    WORDS, GRAMS, PIECES, BYTES
  }

  /// A vocabulary that reads as one did that had these.
  static Vocabulary of(Unit unit, List<String> entries, int hashed) {
    return switch (unit) {
      case WORDS -> Words.of(entries, hashed);
      case GRAMS -> Words.of(entries, hashed).byGrams();
      case PIECES -> WordPieces.of(entries);
      case BYTES -> new Utf8();
    };
  }

  /// A text up to so many ids.
  default Reading read(List<String> words, int length) {
    var ids = new ArrayList<Integer>();
    var starts = new ArrayList<Integer>();
    for (var word : words) {
      if (ids.size() >= length) break;
      starts.add(ids.size());
      ids.addAll(ids(word));
    }
    return new Reading(ids.subList(0, Math.min(length, ids.size())), starts);
  }

  /// A text as a model sees it.
  ///
  /// @param starts where each word that is seen begins among the ids
  record Reading(List<Integer> ids, List<Integer> starts) {
    public Reading {
      ids = List.copyOf(ids);
      starts = List.copyOf(starts);
    }
  }
}
