package dev.medley.space;

import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How a trial learns tasks that arrive one after the other, as its configuration says it.
///
/// @param method   by what it keeps from forgetting, such as `replay`
/// @param order    in which the tasks arrive
/// @param settings of the method
public record Lifelong(Method method, List<String> order, Settings settings) {

  /// What the names of figures over all arrivals begin with.
  public static final String FIGURES = "lifelong.";
  /// The mean figure of all tasks in the end: that alone have tasks that were there all along.
  public static final String ACC = FIGURES + "acc";
  /// What is better if there is more of it, with [#ACC].
  static final List<String> GREATER = List.of(ACC, FIGURES + "average", FIGURES + "bwt", FIGURES + "fwt");
  /// What is better if there is less of it.
  static final List<String> SMALLER = List.of(FIGURES + "forgetting", FIGURES + "forgetting-first");

  /// The ways to learn tasks one after the other, between training on as if nothing had been and training on all at once.
  public enum Method {
    NAIVE, JOINT, REPLAY, EWC, SI, LWF, A_GEM;

    /// The one of that name.
    public static Method of(String key) {
      return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /// As it stands in a search space: `a-gem`.
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether examples of earlier tasks are kept and drawn again.
    public boolean remembers() {
      return this == REPLAY || this == A_GEM;
    }
  }

  public Lifelong {
    order = List.copyOf(order);
  }

  /// That of a trial; nothing if its tasks do not arrive one after the other.
  public static Optional<Lifelong> of(Configuration configuration) {
    if (!(configuration.values().get(Language.LIFELONG) instanceof Value.Word(var word))) return Optional.empty();
    var method = Method.of(word);
    var settings = configuration.settings(Language.LIFELONG + "." + word);
    return Optional.of(new Lifelong(method, settings.order(Language.ORDER), settings));
  }

  /// What is told of all arrivals, by name.
  ///
  /// @param tasks how many arrive: one alone is neither helped by others nor forgotten
  public static List<String> figures(int tasks) {
    return tasks == 1 ? GREATER.subList(0, 2) : Stream.concat(GREATER.stream(), SMALLER.stream()).toList();
  }

  /// Whether tasks arrive one after the other, rather than all at once.
  public boolean arriving() {
    return method != Method.JOINT;
  }

  /// Whether parameters are held by the likelihood of labels that are drawn from what the model says, rather than of the data's.
  public boolean drawsLabels() {
    return settings.values().get("fisher") instanceof Value.Word(var word) && word.equals("sampled");
  }

  /// How the penalty is called that holds what is said of a task.
  public static String distilled(String task) {
    return Method.LWF.key() + "." + task;
  }

  /// What holds what is said of tasks; nothing unless the method does.
  public List<String> penalties() {
    return method == Method.LWF ? order.stream().map(Lifelong::distilled).toList() : List.of();
  }

  /// The tasks of which something is trained while the `i`-th arrives.
  List<String> trained(int i) {
    if (!arriving()) return order;
    return method.remembers() ? order.subList(0, i + 1) : List.of(order.get(i));
  }
}
