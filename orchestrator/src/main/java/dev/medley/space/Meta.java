package dev.medley.space;

import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.meta.InnerLoop;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How a trial is trained as an initialisation from which it adapts to new tasks, as its configuration says it.
///
/// @param way      such as `reptile`
/// @param newTasks that are not trained, but adapted to from their few examples
/// @param settings of the way
public record Meta(Way way, List<String> newTasks, Settings settings) {

  /// The mean over new tasks of the first metric of each, once adapted to.
  public static final String ADAPTED = "meta.adapted";
  /// What the names of all figures of new tasks begin with.
  static final String FIGURES = "meta.";

  /// The ways to train an initialisation; the last takes no account of what it is for.
  public enum Way {
    REPTILE, FOMAML, JOINT;

    /// As it stands in a search space.
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Meta {
    newTasks = List.copyOf(newTasks);
  }

  /// That of a trial; nothing if it is trained for its own tasks.
  public static Optional<Meta> of(Configuration configuration) {
    if (!(configuration.values().get(Language.META) instanceof Value.Word(var word))) return Optional.empty();
    return Optional.of(new Meta(Way.valueOf(word.toUpperCase(Locale.ROOT)), newTasks(configuration),
        configuration.settings(Language.META + "." + word)));
  }

  /// The tasks that a trial does not train.
  public static List<String> newTasks(Configuration configuration) {
    return configuration.values().get(Language.NEW_TASKS) instanceof Value.Order(var names) ? names : List.of();
  }

  /// How it adapts to a task within a step of training.
  public InnerLoop loop() {
    return switch (way) {
      case REPTILE -> new InnerLoop(innerSteps(), rate(), fresh(), false);
      case FOMAML -> new InnerLoop(innerSteps(), rate(), fresh(), true);
      case JOINT -> new InnerLoop(0, rate(), false, true);
    };
  }

  /// The rate of steps that adapt.
  public double rate() {
    return settings.real("inner-rate");
  }

  /// How many steps adapt to a new task.
  public int steps() {
    return settings.whole("adapt");
  }

  private int innerSteps() {
    return settings.whole("inner-steps");
  }

  private boolean fresh() {
    return settings.word("examples").equals("fresh");
  }
}
