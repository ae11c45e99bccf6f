package dev.medley.store;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Cuts a filter into words.
final class FilterTokens {

  /// What a word of a filter can be.
  enum Kind {
    NAME,
    NUMBER,
    TEXT,
    SIGN,
    END
  }

  /// @param text the word as it means: a text without its quotes
  /// @param position where it begins
  record Token(Kind kind, String text, int position) {

    boolean isWord(String word) {
      return kind == Kind.NAME && text.equalsIgnoreCase(word);
    }

    boolean isSign(String sign) {
      return kind == Kind.SIGN && text.equals(sign);
    }
  }

  private static final Pattern WORDS = Pattern.compile(
      """
          (?x) \\G \\s* (?:
            (?<name> [A-Za-z_] [\\w-]* (?: \\. [\\w-]+ )* )
          | (?<number> [-+]? (?: \\d+ (?: \\.\\d* )? | \\.\\d+ ) (?: [eE] [-+]? \\d+ )? )
          | '(?<text> (?: [^'] | '' )*+ )'
          | "(?<quoted> [^"]+ )"
          | (?<sign> <= | >= | <> | != | == | && | \\|\\| | . )
          )""",
      Pattern.DOTALL);

  private FilterTokens() {}

  static List<Token> of(String filter) {
    var tokens = new ArrayList<Token>();
    var end = filter.stripTrailing().length();
    var words = WORDS.matcher(filter).region(0, end);
    while (words.find()) {
      if (words.group("name") != null) {
        tokens.add(new Token(Kind.NAME, words.group("name"), words.start("name")));
      } else if (words.group("number") != null) {
        tokens.add(new Token(Kind.NUMBER, words.group("number"), words.start("number")));
      } else if (words.group("text") != null) {
        tokens.add(new Token(Kind.TEXT, words.group("text").replace("''", "'"), words.start("text") - 1));
      } else if (words.group("quoted") != null) {
        tokens.add(new Token(Kind.NAME, words.group("quoted"), words.start("quoted") - 1));
      } else {
        tokens.add(sign(filter, words.group("sign"), words.start("sign")));
      }
    }
    tokens.add(new Token(Kind.END, "", end));
    return tokens;
  }

  private static Token sign(String filter, String sign, int position) {
    if (sign.equals("'") || sign.equals("\"")) {
      throw FilterParser.wrong(
          filter, position, "has a %s that does not end".formatted(sign), "Maybe close it with " + sign + ".");
    }
    return new Token(Kind.SIGN, sign, position);
  }
}
