package dev.medley.space;

import dev.medley.api.parameter.Value;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How values and ranges are written in a search space.
final class YamlText {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");
  private static final Set<String> MEANING = Set.of("true", "false", "null");

  private YamlText() {}

  static String value(Value value) {
    return switch (value) {
      case Value.Real(double real) -> Numbers.show(real);
      case Value.Whole(long whole) -> Long.toString(whole);
      case Value.Flag(boolean flag) -> Boolean.toString(flag);
      case Value.Word(String word) -> word(word);
      case Value.Shares(var parts) -> map(parts);
      case Value.Numbers(var parts) -> map(parts);
      case Value.Order(var items) -> list(items);
    };
  }

  static String range(Parameter parameter) {
    return switch (parameter) {
      case Parameter.Real(_, double min, double max, var scale, _) ->
        "{" + (scale == Parameter.Scale.LOG ? "log" : "uniform") + ": " + Numbers.interval(min, max) + "}";
      case Parameter.Whole(_, long min, long max, var scale, _) ->
        "{" + (scale == Parameter.Scale.LOG ? "log-int" : "int") + ": [" + min + ", " + max + "]}";
      case Parameter.Choice choice ->
        "{choose: " + choice.options().stream().map(YamlText::option).collect(Collectors.joining(", ", "[", "]")) + "}";
      case Parameter.Simplex simplex -> "{simplex: " + list(simplex.parts()) + "}";
      case Parameter.Permutation permutation -> "{permutation: " + list(permutation.items()) + "}";
    };
  }

  /// A word, in quotes where it would be taken for something else.
  static String word(String word) {
    return PLAIN.matcher(word).matches() && !MEANING.contains(word) ? word : quoted(word);
  }

  /// Numbers and truth values as options stand without quotes.
  private static String option(String option) {
    boolean number = new Node.Scalar(option, true, 1).number().isPresent();
    return number || option.equals("true") || option.equals("false") ? option : word(option);
  }

  private static String map(Map<String, Double> parts) {
    return parts.entrySet().stream().map(e -> word(e.getKey()) + ": " + Numbers.show(e.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String list(Collection<String> words) {
    return words.stream().map(YamlText::word).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> {
      if (c == '"' || c == '\\') quoted.append('\\').appendCodePoint(c);
      else if ((c >= 0x20 && c < 0x7F) || Character.isLetterOrDigit(c)) quoted.appendCodePoint(c);
      else quoted.append("\\U%08X".formatted(c));
    });
    return quoted.append('"').toString();
  }
}
