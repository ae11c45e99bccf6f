package dev.medley.app.command;

import dev.medley.store.ParameterValue;
import dev.medley.store.Trial;
import dev.medley.store.TrialParameter;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the search varied, as columns: choices of components first, then their settings.
final class Parameters {

  private Parameters() {}

  /// The full names that any of the trials has, each with the shortest end of it that names nothing else.
  static Map<String, String> columns(Collection<Trial> trials) {
    var names = new TreeSet<String>(
        Comparator.<String>comparingInt(name -> name.contains(".") ? 1 : 0).thenComparing(Comparator.naturalOrder()));
    trials.forEach(trial -> trial.parameters().forEach(parameter -> names.add(parameter.name())));
    var columns = new LinkedHashMap<String, String>();
    names.forEach(name -> columns.put(name, shortest(name, names)));
    return columns;
  }

  static @Nullable Object value(Trial trial, String name) {
    return trial.parameters().stream().filter(p -> p.name().equals(name)).findFirst().map(TrialParameter::value).map(Parameters::plain)
        .orElse(null);
  }

  static Object plain(ParameterValue value) {
    return switch (value) {
      case ParameterValue.Real(double number) -> number;
      case ParameterValue.Whole(long number) -> number;
      case ParameterValue.Text(String text) -> text;
      case ParameterValue.Flag(boolean flag) -> flag;
    };
  }

  private static String shortest(String name, Collection<String> all) {
    var words = List.of(name.split("\\."));
    for (int from = words.size() - 1; from > 0; from--) {
      var end = String.join(".", words.subList(from, words.size()));
      if (all.stream().filter(other -> other.equals(end) || other.endsWith("." + end)).count() == 1) return end;
    }
    return name;
  }
}
