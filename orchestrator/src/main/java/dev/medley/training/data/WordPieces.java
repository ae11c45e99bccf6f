package dev.medley.training.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads a word as pieces of it that a list knows: the longest that it begins with, then the longest that goes on, and so to its end. Pieces that go on a word begin with `##`.
/// A word that cannot be put together so, as it is written or in small letters, is unknown as a whole.
///
/// Line `i` of the list, counted from 0, has id `2 + i`; names in brackets such as `[CLS]` are kept in the list and never read.
///
/// @see <a href="https://arxiv.org/abs/1810.04805">Devlin et al., BERT: Pre-training of Deep Bidirectional Transformers, NAACL 2019</a>
public final class WordPieces implements Vocabulary {

  private static final String GOES_ON = "##";

  /// Longer words are unknown, as in the paper's own programs.
  private static final int LONGEST_WORD = 100;

  private final List<String> pieces;
  private final Map<String, Integer> ids = new HashMap<>();
  private final int longest;

  private WordPieces(List<String> pieces) {
    this.pieces = List.copyOf(pieces);
    for (int i = 0; i < pieces.size(); i++) if (!pieces.get(i).matches("\\[[A-Z]+\\d*\\]")) ids.putIfAbsent(pieces.get(i), 2 + i);
    longest = pieces.stream().mapToInt(String::length).max().orElse(0);
  }

  public static WordPieces of(List<String> pieces) {
    return new WordPieces(pieces);
  }

  @Override
  public int size() {
    return 2 + pieces.size();
  }

  @Override
  public List<Integer> ids(String word) {
    var exact = pieces(word);
    if (!exact.isEmpty()) return exact;
    var small = pieces(word.toLowerCase(Locale.ROOT));
    return small.isEmpty() ? List.of(UNKNOWN) : small;
  }

  /// None if the word cannot be put together.
  private List<Integer> pieces(String word) {
    var found = new ArrayList<Integer>();
    if (word.length() > LONGEST_WORD) return found;
    for (int start = 0; start < word.length();) {
      int end = end(word, start);
      if (end == start) return List.of();
      found.add(ids.getOrDefault(piece(word, start, end), UNKNOWN));
      start = end;
    }
    return found;
  }

  /// Where the longest piece that begins here ends.
  private int end(String word, int start) {
    int end = Math.min(word.length(), start + longest);
    while (end > start && !ids.containsKey(piece(word, start, end))) end--;
    return end;
  }

  private static String piece(String word, int start, int end) {
    return (start == 0 ? "" : GOES_ON) + word.substring(start, end);
  }

  @Override
  public List<String> entries() {
    return pieces;
  }

  @Override
  public Unit unit() {
    return Unit.PIECES;
  }
}
