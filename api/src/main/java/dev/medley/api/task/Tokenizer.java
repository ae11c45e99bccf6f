package dev.medley.api.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Breaks running text into words, as English corpora do: punctuation stands apart, one mark at a time, and so do clitics (`do n't`, `people 's`);
/// a hyphen between letters joins (`self-esteem`); figures stand apart from letters. Case is kept. Breaking words that are joined by spaces gives them back.
final class Tokenizer {

  private static final Set<String> CLITICS = Set.of("s", "re", "ve", "ll", "d", "m");

  private final String text;
  private final List<String> words = new ArrayList<>();
  private int at;

  private Tokenizer(String text) {
    this.text = text.replace('’', '\'');
  }

  static List<String> words(String text) {
    var tokenizer = new Tokenizer(text);
    while (tokenizer.at < tokenizer.text.length()) tokenizer.next();
    return tokenizer.words;
  }

  private void next() {
    int c = text.codePointAt(at);
    int start = at;
    if (isLetter(c)) {
      word();
    } else if (Character.isDigit(c)) {
      while (at < text.length() && Character.isDigit(text.codePointAt(at))) at += Character.charCount(text.codePointAt(at));
      words.add(text.substring(start, at));
    } else {
      at += Character.charCount(c);
      if (c == '\'' && CLITICS.contains(lettersFrom(at))) at = endOfLetters(at);
      if (!isSpace(c)) words.add(text.substring(start, at));
    }
  }

  private void word() {
    int start = at;
    at = endOfLetters(at);
    while (at + 1 < text.length() && text.charAt(at) == '-' && isLetter(text.codePointAt(at + 1))) at = endOfLetters(at + 1);
    int end = at;
    if (negated(end)) {
      end--;
      at += 2;
    }
    if (end > start) words.add(text.substring(start, end));
    if (at > end) words.add(text.substring(end, at));
  }

  /// Whether the word that ends here ends with `n` and `'t` follows.
  private boolean negated(int end) {
    return Character.toLowerCase(text.charAt(end - 1)) == 'n' && end < text.length() && text.charAt(end) == '\''
        && lettersFrom(end + 1).equals("t");
  }

  private String lettersFrom(int start) {
    int end = endOfLetters(start);
    return end - start > 2 ? "" : text.substring(start, end).toLowerCase(Locale.ROOT);
  }

  private int endOfLetters(int start) {
    int end = start;
    while (end < text.length() && isLetter(text.codePointAt(end))) end += Character.charCount(text.codePointAt(end));
    return end;
  }

  private static boolean isLetter(int c) {
    int type = Character.getType(c);
    return Character.isLetter(c) || type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c) || c == '\uFEFF' || c == '\u200B';
  }
}
