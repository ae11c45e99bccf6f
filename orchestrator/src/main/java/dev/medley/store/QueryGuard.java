package dev.medley.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Lets one plain `SELECT` pass.
///
/// The database user that runs it has rights on the views alone, so this is the second wall: it keeps out what needs no
/// rights (settings, temporary tables, locks), what could fill the memory, and everything that nobody has thought of,
/// since the functions that may be called are listed and the rest are not. It refuses the spellings that a database may
/// read differently from how they are read here, such as comments.
final class QueryGuard {

  static final String VIEWS = "study_v, trial_v, parameter_v, metric_v, score_v, descriptor_v, lesson_v and affinity_v";

  private static final int LONGEST = 20_000;

  private static final Pattern WORDS = Pattern.compile(
      """
          (?x) \\G \\s* (?:
            (?<text> '(?: [^'] | '' )*+' )
          | (?<prefixed> \\w+ ['"] )
          | (?<quoted> "(?: [^"] | "" )*+" )
          | (?<refused> -- | // | /\\* | [\\$`@?{}\\[\\]\\\\&;\\#'"] )
          | (?<number> \\d [\\w.]* )
          | (?<name> \\w+ )
          | (?<sign> . )
          )""",
      Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

  private static final Set<String> REFUSED_WORDS = Set.of(
      "INSERT", "UPDATE", "DELETE", "MERGE", "INTO", "SHARE", "INFORMATION_SCHEMA", "PG_CATALOG", "SYSTEM_RANGE", "TABLE");

  private static final Set<String> FUNCTIONS = Set.of(
      "COUNT", "SUM", "AVG", "MIN", "MAX", "MEDIAN", "MODE", "STDDEV_POP", "STDDEV_SAMP", "VAR_POP", "VAR_SAMP",
      "CORR", "PERCENTILE_CONT", "PERCENTILE_DISC", "RANK", "DENSE_RANK", "ROW_NUMBER", "LAG", "LEAD",
      "FIRST_VALUE", "LAST_VALUE", "NTILE", "ABS", "ROUND", "FLOOR", "CEIL", "CEILING", "SQRT", "LN", "LOG10",
      "LOG", "EXP", "POWER", "MOD", "SIGN", "LEAST", "GREATEST", "COALESCE", "NULLIF", "CAST", "UPPER", "LOWER",
      "LENGTH", "CHAR_LENGTH", "SUBSTRING", "TRIM", "REPLACE", "POSITION", "EXTRACT", "DATEDIFF", "YEAR", "MONTH",
      "HOUR", "MINUTE", "SECOND");

  private static final Set<String> BEFORE_PARENTHESIS = Set.of(
      "SELECT", "DISTINCT", "FROM", "JOIN", "ON", "USING", "WHERE", "AND", "OR", "NOT", "IN", "EXISTS", "ANY",
      "SOME", "ALL", "AS", "OVER", "FILTER", "WITHIN", "GROUP", "BY", "HAVING", "UNION", "EXCEPT", "INTERSECT", "CASE",
      "WHEN", "THEN", "ELSE", "LIKE", "BETWEEN", "IS", "LIMIT", "OFFSET", "VARCHAR", "CHAR", "DECIMAL", "NUMERIC",
      "VALUES", "ROWS", "RANGE");

  private QueryGuard() {}

  /// Returns the statement as it is to be run.
  static String pass(String sql) {
    var statement = sql.strip().replaceAll("[;\\s]+$", "");
    if (statement.length() > LONGEST) {
      throw refused("is longer than %,d characters".formatted(LONGEST), "");
    }
    var words = words(statement);
    if (words.isEmpty() || !Set.of("SELECT", "WITH").contains(words.getFirst())) {
      throw refused("must be one SELECT", "Maybe SELECT * FROM trial_v.");
    }
    for (int i = 0; i < words.size(); i++) {
      if (mustNotBeUsed(words.get(i))) {
        throw refused("must not use " + words.get(i), readable());
      }
      if (words.get(i).equals("(") && i > 0) {
        requireCallable(words, i);
      }
    }
    return statement;
  }

  /// The words in upper case, quoted names with their quotes, texts and numbers left out.
  private static List<String> words(String statement) {
    var found = new ArrayList<String>();
    var words = WORDS.matcher(statement);
    while (words.find()) {
      if (words.group("refused") != null) {
        var sign = words.group("refused");
        throw refused(
            "must not contain " + sign,
            sign.equals(";") ? "Maybe ask for one thing at a time." : "Comments and parameters are not read here.");
      }
      // Such as E'\\'': the letter changes where the text ends.
      if (words.group("prefixed") != null) {
        throw refused("must not contain " + words.group("prefixed"), "Maybe put a space before the text.");
      }
      if (words.group("quoted") != null) {
        var name = words.group("quoted").toUpperCase(Locale.ROOT);
        var bare = name.substring(1, name.length() - 1);
        found.add(mustNotBeUsed(bare) ? bare : name);
      } else if (words.group("name") != null) {
        found.add(words.group("name").toUpperCase(Locale.ROOT));
      } else {
        found.add(words.group("sign") != null ? words.group("sign") : "0");
      }
    }
    return found;
  }

  /// What begins so belongs to PostgreSQL itself, which everybody may read.
  private static boolean mustNotBeUsed(String word) {
    return REFUSED_WORDS.contains(word) || word.startsWith("PG_");
  }

  private static void requireCallable(List<String> words, int parenthesis) {
    var name = words.get(parenthesis - 1);
    boolean word = Character.isLetter(name.charAt(0)) || name.startsWith("_") || name.startsWith("\"");
    boolean ofSchema = parenthesis > 1 && words.get(parenthesis - 2).equals(".");
    boolean known = !ofSchema && (FUNCTIONS.contains(name) || BEFORE_PARENTHESIS.contains(name));
    if (word && !known && !namesColumnsOfQuery(words, parenthesis)) {
      throw refused("must not call " + name, "It may call: count, avg, median, round, coalesce and their like.");
    }
  }

  /// Whether this is the list of columns in `WITH name (a, b) AS (SELECT ...)`.
  private static boolean namesColumnsOfQuery(List<String> words, int parenthesis) {
    int close = words.subList(parenthesis, words.size()).indexOf(")") + parenthesis;
    var before = parenthesis > 1 ? words.get(parenthesis - 2) : "";
    return Set.of("WITH", "RECURSIVE", ",").contains(before)
        && words.getFirst().equals("WITH")
        && close > parenthesis
        && close + 2 < words.size()
        && words.get(close + 1).equals("AS")
        && words.get(close + 2).equals("(");
  }

  static StoreException refused(String what, String advice) {
    return StoreError.QUERY_REFUSED.exception("The query %s.".formatted(what), advice);
  }

  static String readable() {
    return "It may read: " + VIEWS + ".";
  }
}
