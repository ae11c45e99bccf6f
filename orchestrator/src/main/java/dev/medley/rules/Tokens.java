package dev.medley.rules;

import java.util.ArrayList;
import java.util.List;

/// Breaks the text of a rule into tokens, and hands them out one by one.
final class Tokens {

  private static final List<String> SIGNS = List.of("<->", "->", "!=", "<=", ">=", "=", "<", ">", "(", ")", "{", "}", ",", "+", "-");

  private final List<Token> tokens;
  private int at;

  private Tokens(List<Token> tokens) {
    this.tokens = List.copyOf(tokens);
  }

  static Tokens of(String rule) throws Unreadable {
    var found = new ArrayList<Token>();
    int at = 0;
    while (at < rule.length()) {
      char c = rule.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '\'' || c == '"') {
        int end = rule.indexOf(c, at + 1);
        if (end < 0) throw new Unreadable(at + 1, "the text that begins here has no end", "close it with " + c);
        found.add(new Token(Token.Kind.QUOTED, rule.substring(at + 1, end), at + 1));
        at = end + 1;
      } else if (wordly(rule, at)) {
        int end = at;
        while (end < rule.length() && wordly(rule, end)) end++;
        found.add(new Token(Token.Kind.WORD, rule.substring(at, end), at + 1));
        at = end;
      } else {
        int from = at;
        var sign = SIGNS.stream().filter(s -> rule.startsWith(s, from)).findFirst()
            .orElseThrow(() -> new Unreadable(from + 1, "the sign (" + c + ") has no meaning", "put the label into quotes"));
        found.add(new Token(Token.Kind.SIGN, sign, at + 1));
        at += sign.length();
      }
    }
    found.add(new Token(Token.Kind.END, "", rule.length() + 1));
    return new Tokens(found);
  }

  /// Letters, digits, `_`, `.` and `$`; a hyphen joins where both sides of it are such.
  private static boolean wordly(String text, int at) {
    char c = text.charAt(at);
    if (Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '$') return true;
    return c == '-' && at > 0 && at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at - 1))
        && Character.isLetterOrDigit(text.charAt(at + 1));
  }

  Token peek() {
    return tokens.get(at);
  }

  Token next() {
    var token = tokens.get(at);
    if (token.kind() != Token.Kind.END) at++;
    return token;
  }

  /// Takes a sign or word if it comes next.
  boolean take(String sign) {
    if (!peek().is(sign)) return false;
    at++;
    return true;
  }

  void expect(String sign, String advice) throws Unreadable {
    if (!take(sign)) throw new Unreadable(peek().start(), "(" + sign + ") must stand where (" + peek().show() + ") does", advice);
  }
}
