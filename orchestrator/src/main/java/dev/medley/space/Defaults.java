package dev.medley.space;

import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What a setting is when nothing is said about it, and what it explores when only `search` is said.
record Defaults(List<String> tasks) {

  Defaults {
    tasks = List.copyOf(tasks);
  }

  Value of(Setting setting) {
    return switch (setting) {
      case Setting.Real real -> new Value.Real(real.byDefault());
      case Setting.Whole whole -> new Value.Whole(whole.byDefault());
      case Setting.Choice choice -> new Value.Word(choice.byDefault());
      case Setting.Flag flag -> new Value.Flag(flag.byDefault());
      case Setting.Text text -> new Value.Word(text.byDefault());
      case Setting.Shares _ -> equalShares(tasks, tasks);
      case Setting.Order _ -> new Value.Order(tasks);
      case Setting.PerTask perTask -> perTask(perTask);
      case Setting.Part part -> throw notHere(part);
    };
  }

  /// What a part holds depends on what is installed, which [SectionReader] knows.
  static IllegalArgumentException notHere(Setting.Part part) {
    return new IllegalArgumentException("The setting " + part.name() + " names a component and has no value of its own");
  }

  /// All of the declared range; a text has none and keeps its default.
  Reading explored(Spot spot, Setting setting) {
    return switch (setting) {
      case Setting.Real real -> real(spot, real.min(), real.max(), scale(real.logarithmic()), real.byDefault());
      case Setting.Whole whole -> whole(spot, whole.min(), whole.max(), scale(whole.logarithmic()), whole.byDefault());
      case Setting.Choice choice -> choice(spot, choice.options(), of(choice), Value.Word::new);
      case Setting.Flag flag -> choice(spot, List.of("true", "false"), of(flag), o -> new Value.Flag(o.equals("true")));
      case Setting.Text text -> new Reading.Fixed(of(text));
      case Setting.Shares _ -> simplex(new Parameter.Simplex(spot.path(), tasks, spot.conditions()));
      case Setting.Order _ -> permutation(new Parameter.Permutation(spot.path(), tasks, spot.conditions()));
      case Setting.Part part -> throw notHere(part);
      case Setting.PerTask perTask -> eachTask(spot, perTask, perTask.min(), perTask.max(), scale(perTask.logarithmic()));
    };
  }

  /// A share for every task: equal among some, none for the others.
  static Value.Shares equalShares(List<String> tasks, List<String> among) {
    var shares = new LinkedHashMap<String, Double>();
    for (var task : tasks) shares.put(task, among.contains(task) ? 1.0 / among.size() : 0.0);
    return new Value.Shares(shares);
  }

  Value.Numbers perTask(Setting.PerTask setting) {
    var numbers = new LinkedHashMap<String, Double>();
    for (var task : tasks) numbers.put(task, setting.byDefault());
    return new Value.Numbers(numbers);
  }

  static Parameter.Scale scale(boolean logarithmic) {
    return logarithmic ? Parameter.Scale.LOG : Parameter.Scale.LINEAR;
  }

  static Reading real(Spot spot, double min, double max, Parameter.Scale scale, double byDefault) {
    if (min == max) return new Reading.Fixed(new Value.Real(min));
    var parameter = new Parameter.Real(spot.path(), min, max, scale, spot.conditions());
    return new Reading.Varying(List.of(parameter), new Value.Real(Numbers.clamp(byDefault, min, max)));
  }

  static Reading whole(Spot spot, long min, long max, Parameter.Scale scale, long byDefault) {
    if (min == max) return new Reading.Fixed(new Value.Whole(min));
    var parameter = new Parameter.Whole(spot.path(), min, max, scale, spot.conditions());
    return new Reading.Varying(List.of(parameter), new Value.Whole(Numbers.clamp(byDefault, min, max)));
  }

  /// A choice among words; the setting's default if it is offered, else the first.
  static Reading choice(Spot spot, List<String> options, Value byDefault, Function<String, Value> value) {
    if (options.size() == 1) return new Reading.Fixed(value.apply(options.getFirst()));
    boolean offered = options.stream().map(value).anyMatch(byDefault::equals);
    var parameter = new Parameter.Choice(spot.path(), options, spot.conditions());
    return new Reading.Varying(List.of(parameter), offered ? byDefault : value.apply(options.getFirst()));
  }

  /// Words in an order of their own, in which neighbours are alike.
  static Reading ordered(Spot spot, List<String> options, Value byDefault) {
    return switch (choice(spot, options, byDefault, Value.Word::new)) {
      case Reading.Fixed fixed -> fixed;
      case Reading.Varying(_, var start) ->
        new Reading.Varying(List.of(new Parameter.Choice(spot.path(), options, true, spot.conditions())), start);
    };
  }

  Reading simplex(Parameter.Simplex simplex) {
    var shares = new LinkedHashMap<String, Double>();
    for (var task : tasks) shares.put(task, simplex.middle().getOrDefault(task, 0.0));
    var start = new Value.Shares(shares);
    return simplex.parts().size() == 1 ? new Reading.Fixed(start) : new Reading.Varying(List.of(simplex), start);
  }

  Reading permutation(Parameter.Permutation permutation) {
    var start = new Value.Order(permutation.first());
    return tasks.size() == 1 ? new Reading.Fixed(start) : new Reading.Varying(List.of(permutation), start);
  }

  /// The same interval for every task, each with a parameter of its own.
  Reading eachTask(Spot spot, Setting.PerTask setting, double min, double max, Parameter.Scale scale) {
    var each = new LinkedHashMap<String, Reading>();
    for (var task : tasks) each.put(task, real(spot.at(task), min, max, scale, setting.byDefault()));
    return together(each);
  }

  /// One reading for the numbers of all tasks.
  static Reading together(Map<String, Reading> each) {
    var parameters = new ArrayList<Parameter>();
    var values = new LinkedHashMap<String, Value>();
    each.forEach((task, reading) -> values.put(task, switch (reading) {
      case Reading.Fixed(var fixed) -> fixed;
      case Reading.Varying(var varying, var byDefault) -> {
        parameters.addAll(varying);
        yield byDefault;
      }
    }));
    var value = joined(values);
    return parameters.isEmpty() ? new Reading.Fixed(value) : new Reading.Varying(parameters, value);
  }

  /// One value for the numbers of all tasks; schedules where any changes over the training.
  private static Value joined(Map<String, Value> values) {
    var numbers = new LinkedHashMap<String, Double>();
    var schedules = new LinkedHashMap<String, Value.Schedule>();
    values.forEach((task, value) -> {
      if (value instanceof Value.Real(double number)) {
        numbers.put(task, number);
        schedules.put(task, new Value.Schedule(List.of(number)));
      } else {
        schedules.put(task, (Value.Schedule) value);
      }
    });
    return numbers.size() == values.size() ? new Value.Numbers(numbers) : new Value.Schedules(schedules);
  }
}
