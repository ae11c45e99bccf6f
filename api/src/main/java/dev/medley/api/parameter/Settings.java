package dev.medley.api.parameter;

import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The values that a component is made with: one for each setting that it declared, all within their ranges.
///
/// A component that reads a number with [#tensor] lets the members of a cohort differ in it; a number that it reads with [#real] or [#whole]
/// while it writes its network becomes part of that network's shape. Immutable.
///
/// @param path   what the values are settings of, such as `encoder.text-cnn`; prefixes the names of per-member numbers
/// @param values by setting name
/// @param parts  what the components that settings name have made, by setting name
public record Settings(String path, Map<String, Value> values, Map<String, Object> parts) {

  public Settings {
    values = Map.copyOf(values);
    parts = Map.copyOf(parts);
  }

  public Settings(String path, Map<String, Value> values) {
    this(path, values, Map.of());
  }

  public double real(String name) {
    return get(name, Value.Real.class).value();
  }

  public int whole(String name) {
    return Math.toIntExact(get(name, Value.Whole.class).value());
  }

  public boolean flag(String name) {
    return get(name, Value.Flag.class).value();
  }

  /// The word chosen for a choice, or a text.
  public String word(String name) {
    return get(name, Value.Word.class).value();
  }

  /// The tasks' shares, in the order of the study's tasks.
  public List<Double> shares(String name) {
    return List.copyOf(get(name, Value.Shares.class).parts().values());
  }

  /// The tasks' shares, in the order of the study's tasks, of a setting that was declared so that they may change over the training.
  public Mix mix(String name) {
    return values.get(name) instanceof Value.Shares(var parts)
        ? new Mix(parts.values().stream().map(share -> new Value.Schedule(List.of(share))).toList())
        : new Mix(List.copyOf(get(name, Value.Schedules.class).parts().values()));
  }

  /// One number per task, in the order of the study's tasks.
  public List<Double> perTask(String name) {
    return List.copyOf(get(name, Value.Numbers.class).parts().values());
  }

  /// A number that may change over the training, of a setting that was declared so; one that does not change is a schedule of one value.
  public Value.Schedule schedule(String name) {
    return values.get(name) instanceof Value.Real(double number) ? new Value.Schedule(List.of(number)) : get(name, Value.Schedule.class);
  }

  /// One number per task, in the order of the study's tasks, each of which may change over the training.
  public List<Value.Schedule> schedulePerTask(String name) {
    return values.get(name) instanceof Value.Numbers(var parts)
        ? parts.values().stream().map(number -> new Value.Schedule(List.of(number))).toList()
        : List.copyOf(get(name, Value.Schedules.class).parts().values());
  }

  /// The names of the study's tasks, in the order chosen.
  public List<String> order(String name) {
    return get(name, Value.Order.class).items();
  }

  /// What the component that a [Setting.Part] names has made.
  public <T> T part(String name, Class<T> type) {
    var part = parts.get(name);
    if (part == null)
      throw new IllegalArgumentException("The setting " + name + " of " + path + " is no part; parts are " + parts.keySet());
    return type.cast(part);
  }

  /// A real setting as a scalar of the network, in which the members of a cohort may differ.
  public Tensor tensor(Network network, String name) {
    get(name, Value.Real.class);
    return network.scalar(path + "." + name);
  }

  /// The numbers of a setting that has one for each task, as a vector of the network, `(tasks)`, in which the members of a cohort may differ.
  public Tensor tensorPerTask(Network network, String name) {
    return Tensor.stack(0,
        get(name, Value.Numbers.class).parts().keySet().stream().map(task -> network.scalar(path + "." + name + "." + task))
            .toArray(Tensor[]::new));
  }

  private <V extends Value> V get(String name, Class<V> type) {
    var value = values.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "The setting " + name + " of " + path + " is not a " + type.getSimpleName() + "; declared are " + new TreeMap<>(values));
    }
    return type.cast(value);
  }
}
