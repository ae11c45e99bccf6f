package dev.medley.robustness;

import java.util.random.RandomGenerator;

/// A slip of the finger.
final class Typo {

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

  private Typo() {}

  /// The word with one; a word of one letter is only doubled or replaced.
  static String in(String word, RandomGenerator random) {
    int[] letters = word.codePoints().toArray();
    int at = random.nextInt(letters.length);
    int kind = random.nextInt(letters.length > 1 ? 4 : 2);
    var changed = new StringBuilder();
    for (int i = 0; i < letters.length; i++) {
      if (i != at) {
        changed.appendCodePoint(letters[i]);
        continue;
      }
      switch (kind) {
        case 0 -> changed.appendCodePoint(letters[i]).appendCodePoint(letters[i]);
        case 1 -> changed.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        case 2 -> {}
        default -> {
          int next = i + 1 < letters.length ? ++i : i - 1;
          if (next < at) changed.insert(changed.length() - Character.charCount(letters[next]), Character.toString(letters[at]));
          else changed.appendCodePoint(letters[next]).appendCodePoint(letters[at]);
        }
      }
    }
    return changed.toString();
  }
}
