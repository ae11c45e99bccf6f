package dev.medley.space;

import dev.medley.api.parameter.Value;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
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
      case Value.Schedule(var numbers) when numbers.size() == 1 -> Numbers.show(numbers.getFirst());
      case Value.Schedule(var numbers) -> "{schedule: " + numbers(numbers) + "}";
      case Value.Schedules(var parts) -> parts.entrySet().stream().map(e -> word(e.getKey()) + ": " + value(e.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  static String range(Parameter parameter) {
    return switch (parameter) {
      case Parameter.Real(_, double min, double max, var scale, _) ->
        interval(min, max, scale);
      case Parameter.Whole(_, long min, long max, var scale, _) ->
        "{" + (scale == Parameter.Scale.LOG ? "log-int" : "int") + ": [" + min + ", " + max + "]}";
      case Parameter.Choice choice ->
        "{" + (choice.ordered() && !Numbers.monotone(choice.options()) ? "ordered" : "choose") + ": "
            + choice.options().stream().map(YamlText::option).collect(Collectors.joining(", ", "[", "]")) + "}";
      case Parameter.Simplex simplex -> "{simplex: " + list(simplex.parts()) + limits(simplex) + "}";
      case Parameter.Permutation permutation -> "{permutation: " + list(permutation.items()) + precedences(permutation) + "}";
      case Parameter.Schedule(_, double min, double max, var scale, int points, _) ->
        "{schedule: " + interval(min, max, scale) + ", points: " + points + "}";
    };
  }

  private static String interval(double min, double max, Parameter.Scale scale) {
    return "{" + way(scale) + ": " + Numbers.interval(min, max) + "}";
  }

  /// The word for a scale of real numbers.
  static String way(Parameter.Scale scale) {
    return switch (scale) {
      case LINEAR -> "uniform";
      case LOG -> "log";
      case LOGIT -> "logit";
    };
  }

  private static String limits(Parameter.Simplex simplex) {
    var least = new LinkedHashMap<String, Double>();
    for (int i = 0; i < simplex.parts().size(); i++)
      if (simplex.least().get(i) > 0) least.put(simplex.parts().get(i), simplex.least().get(i));
    return (least.isEmpty() ? "" : ", least: " + map(least))
        + (simplex.most() < simplex.parts().size() ? ", at-most: " + simplex.most() : "");
  }

  private static String precedences(Parameter.Permutation permutation) {
    return permutation.precedences().isEmpty()
        ? ""
        : permutation.precedences().stream().map(p -> list(List.of(p.first(), p.second())))
            .collect(Collectors.joining(", ", ", before: [", "]"));
  }

  private static String numbers(List<Double> numbers) {
    return numbers.stream().map(Numbers::show).collect(Collectors.joining(", ", "[", "]"));
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
