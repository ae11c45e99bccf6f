package dev.medley.benchmark;

import dev.medley.api.loss.Loss;
import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.Kind;
import dev.medley.plugin.Plugins;
import dev.medley.space.Configuration;
import dev.medley.training.Member;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// An installed loss with some of its settings chosen and the others at their defaults, ready to train a member outside of a study.
///
/// @param label   what figures call it
/// @param loss    its name
/// @param chosen  settings that are not at their defaults
record Method(String label, String loss, Map<String, Value> chosen) {

  Method {
    chosen = Map.copyOf(chosen);
  }

  static Method of(String loss) {
    return new Method(loss, loss, Map.of());
  }

  Method with(String setting, Value value) {
    var more = new LinkedHashMap<>(chosen);
    more.put(setting, value);
    return new Method(label, loss, more);
  }

  /// A member that trains with it by Adam at a constant rate, on the tasks in turn.
  ///
  /// @param numbers what the member chooses for itself beside, by path
  Member member(Plugins plugins, List<String> tasks, long trial, double rate, Map<String, Double> numbers) {
    Component<Loss> component = plugins.find(Kind.LOSS, loss);
    var settings = new TreeMap<String, Value>();
    for (var setting : component.settings()) settings.put(setting.name(), chosen.getOrDefault(setting.name(), byDefault(setting, tasks)));
    var values = new TreeMap<String, Value>();
    values.put("loss", new Value.Word(loss));
    settings.forEach((name, value) -> values.put("loss." + loss + "." + name, value));
    values.put("optimizer", new Value.Word("adam"));
    for (var none : List.of("weight-decay", "clip", "warmup")) values.put("optimizer.adam." + none, new Value.Real(0));
    values.put("optimizer.adam.rate", new Value.Real(rate));
    values.put("optimizer.adam.schedule", new Value.Word("constant"));
    numbers.forEach((path, number) -> values.put(path, new Value.Real(number)));
    return new Member(trial, 1, new Configuration(values), Synthetic.IN_TURN,
        component.factory().apply(new Settings("loss." + loss, settings)));
  }

  private static Value byDefault(Setting setting, List<String> tasks) {
    return switch (setting) {
      case Setting.Real real -> new Value.Real(real.byDefault());
      case Setting.Whole whole -> new Value.Whole(whole.byDefault());
      case Setting.Choice choice -> new Value.Word(choice.byDefault());
      case Setting.Flag flag -> new Value.Flag(flag.byDefault());
      case Setting.Text text -> new Value.Word(text.byDefault());
      case Setting.Shares _ -> new Value.Shares(each(tasks, 1.0 / tasks.size()));
      case Setting.Order _ -> new Value.Order(tasks);
      case Setting.Part part -> throw new IllegalStateException("No loss is made of parts, such as " + part.name());
      case Setting.PerTask perTask -> new Value.Numbers(each(tasks, perTask.byDefault()));
    };
  }

  private static Map<String, Double> each(List<String> tasks, double value) {
    return tasks.stream().collect(Collectors.toMap(t -> t, _ -> value, (a, _) -> a, LinkedHashMap::new));
  }
}
