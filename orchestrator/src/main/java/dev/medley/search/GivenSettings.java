package dev.medley.search;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.space.Declaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.TreeSet;

/// Completes and checks settings that were not read from a search space, against what a search declares.
record GivenSettings(Declaration declaration) {

  Settings complete(Settings given) {
    var problems = new ArrayList<Problem>();
    var values = new HashMap<String, Value>();
    var unknown = new TreeSet<>(given.values().keySet());
    for (var setting : declaration.settings()) {
      if (!(setting instanceof Setting.Whole whole))
        throw new IllegalStateException("The searches' settings are whole numbers, not " + setting);
      unknown.remove(whole.name());
      var value = given.values().getOrDefault(whole.name(), new Value.Whole(whole.byDefault()));
      if (!(value instanceof Value.Whole(long number)) || number < whole.min() || number > whole.max()) {
        problems.add(Problem.maybe(
            "MED-122",
            "The setting (%s) of search (%s) must be a whole number in [%d, %d], not %s.".formatted(whole.name(), declaration.name(),
                whole.min(), whole.max(), Misfit.shown(value)),
            "leave it out: its default is " + whole.byDefault()));
      }
      values.put(whole.name(), value);
    }
    var known = declaration.settings().stream().map(Setting::name).toList();
    for (var name : unknown) {
      problems.add(Problem.didYouMean(
          "MED-121",
          "The setting (%s) of search (%s) is not known.".formatted(name, declaration.name()),
          name,
          known,
          known.isEmpty() ? "It has none." : "It has: " + String.join(", ", known) + "."));
    }
    if (!problems.isEmpty()) throw new InputException(problems);
    return new Settings(given.path(), values);
  }
}
