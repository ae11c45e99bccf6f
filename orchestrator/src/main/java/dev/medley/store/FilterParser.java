package dev.medley.store;

import dev.medley.store.FilterTokens.Kind;
import dev.medley.store.FilterTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Reads a filter by recursive descent.
///
/// ```
/// filter     = part { "or" part }
/// part       = negation { "and" negation }
/// negation   = "not" negation | "(" filter ")" | condition
/// condition  = name sign literal | name [ "not" ] "in" "(" literal { "," literal } ")"
/// sign       = "=" | "!=" | "<>" | "<" | "<=" | ">" | ">="
/// literal    = number | 'text' | true | false
/// ```
final class FilterParser {

  private static final int LONGEST = 10_000;
  private static final int DEEPEST = 100;

  private final String filter;
  private final List<Token> tokens;
  private int next;
  private int depth;

  private FilterParser(String filter) {
    this.filter = filter;
    this.tokens = FilterTokens.of(filter);
  }

  static Filter parse(String filter) {
    if (filter.length() > LONGEST) {
      throw wrong(filter.substring(0, 40), 0, "is longer than %,d characters".formatted(LONGEST), "");
    }
    var parser = new FilterParser(filter);
    var parsed = parser.filter();
    if (parser.peek().kind() != Kind.END) {
      throw parser.expected("`and`, `or` or the end");
    }
    return parsed;
  }

  /// The error of a filter with a caret below the place where it is wrong.
  static StoreException wrong(String filter, int position, String what, String advice) {
    var line = filter.replaceAll("\\s", " ");
    return StoreError.FILTER_SYNTAX.exception(
        "The filter %s, at character %d.".formatted(what, position + 1),
        caret(line, position) + (advice.isEmpty() ? "" : "\n" + advice));
  }

  static String caret(String filter, int position) {
    return "  " + filter.replaceAll("\\s", " ") + "\n  " + " ".repeat(position) + "^";
  }

  private Filter filter() {
    var parts = separatedBy("or", this::part);
    return parts.size() == 1 ? parts.getFirst() : new Filter.Or(parts);
  }

  private Filter part() {
    var parts = separatedBy("and", this::negation);
    return parts.size() == 1 ? parts.getFirst() : new Filter.And(parts);
  }

  private List<Filter> separatedBy(String word, Supplier<Filter> operand) {
    var parts = new ArrayList<Filter>();
    do {
      parts.add(operand.get());
    } while (accept(peek().isWord(word)));
    return List.copyOf(parts);
  }

  private Filter negation() {
    if (++depth > DEEPEST) {
      throw wrong(filter, peek().position(), "is nested more than %d deep".formatted(DEEPEST), "");
    }
    try {
      if (accept(peek().isWord("not"))) {
        return new Filter.Not(negation());
      }
      if (accept(peek().isSign("("))) {
        var inner = filter();
        require(")");
        return inner;
      }
      return condition();
    } finally {
      depth--;
    }
  }

  private Filter condition() {
    var token = peek();
    if (token.kind() != Kind.NAME || token.isWord("and") || token.isWord("or") || token.isWord("in")) {
      throw expected("a name, such as sharing or pos.accuracy,");
    }
    next++;
    var name = new Filter.Name(token.text(), token.position());
    if (accept(peek().isWord("in"))) {
      return new Filter.In(name, literals());
    }
    if (accept(peek().isWord("not"))) {
      if (!accept(peek().isWord("in"))) {
        throw expected("`in`");
      }
      return new Filter.Not(new Filter.In(name, literals()));
    }
    return new Filter.Compare(name, comparison(), literal());
  }

  private Comparison comparison() {
    var sign = peek().kind() == Kind.SIGN ? peek().text() : "";
    var comparison = Comparison.of(sign);
    if (comparison.isEmpty()) {
      throw expected(
          "a comparison (=, !=, <, <=, >, >=, in, not in)", sign.equals("==") ? "Maybe write =." : "");
    }
    next++;
    return comparison.get();
  }

  private List<Cell> literals() {
    require("(");
    var literals = new ArrayList<Cell>();
    do {
      literals.add(literal());
    } while (accept(peek().isSign(",")));
    require(")");
    return List.copyOf(literals);
  }

  private Cell literal() {
    var token = peek();
    if (token.kind() == Kind.NUMBER) {
      next++;
      return new Cell.Numeric(Double.parseDouble(token.text()));
    }
    if (token.kind() == Kind.TEXT || token.isWord("true") || token.isWord("false")) {
      next++;
      return new Cell.Text(token.text());
    }
    throw expected(
        "a number or a text in quotes",
        token.kind() == Kind.NAME ? "Maybe '%s', in quotes.".formatted(token.text()) : "");
  }

  private void require(String sign) {
    if (!accept(peek().isSign(sign))) {
      throw expected("`" + sign + "`");
    }
  }

  private boolean accept(boolean matches) {
    if (matches) {
      next++;
    }
    return matches;
  }

  private Token peek() {
    return tokens.get(next);
  }

  private StoreException expected(String what) {
    return expected(what, "");
  }

  private StoreException expected(String what, String advice) {
    var token = peek();
    var found = token.kind() == Kind.END ? "ends" : "has `" + token.text() + "`";
    var hint = token.isSign("&&") ? "Maybe write and." : token.isSign("||") ? "Maybe write or." : advice;
    return wrong(filter, token.position(), "%s where %s is expected".formatted(found, what), hint);
  }
}
