package dev.medley.study;

import dev.medley.api.parameter.Value;
import dev.medley.space.Catalogue;
import dev.medley.space.Configuration;
import dev.medley.space.Interval;
import dev.medley.space.Parameter;
import dev.medley.space.Section;
import dev.medley.space.StudySpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// What the trials of a study are compared to: each task trained alone, and the equal mix with hard sharing; both at the space's defaults, with equal weights.
///
/// A single-task model takes as many steps as a trial, and as many examples of its task in each as the equal mix has of it: it sees what a trial with equal
/// shares sees of its task. They train together, as members of one cohort with one-hot mixes. Where the space searches the learning rate, every baseline is
/// trained at several rates of the same interval, and what is compared to is the best of them in validation: a gain must not come from a baseline's poor rate.
/// Where trials are initialisations, a new task is trained alone from random parameters on its few examples, and the equal mix is trained on all others and adapts to it; those that are trained have no model of their own.
/// Where trials go through phases, baselines do not: they train for all steps in one way, and begin from random parameters, also where trials begin from a model.
final class Baselines {

  private static final String KEY = "baseline";
  private static final String SINGLE = "single ";
  private static final String EQUAL_MIX = "equal mix";
  private static final int RATES = 4;
  private static final String MICRO_BATCHES = "batch.micro-batches";

  private Baselines() {}

  static List<Configuration> of(StudySpace space, Catalogue catalogue) {
    var defaults = plain(space, catalogue);
    var baselines = new ArrayList<Configuration>();
    int microBatches = defaults.settings("batch").whole("micro-batches");
    long each = Math.max(1, microBatches / space.tasks().size());
    for (var atRate : rates(space, defaults)) {
      for (var task : space.tasks()) {
        if (!space.newTasks().isEmpty() && !task.isNew()) continue;
        baselines.add(atRate.withoutMeta().with(Map.of(KEY, new Value.Word(SINGLE + task.name()), MICRO_BATCHES, new Value.Whole(each))));
      }
      baselines.add(atRate.initialisedJointly().with(Map.of(KEY, new Value.Word(EQUAL_MIX))));
    }
    return baselines;
  }

  /// The defaults at rates that lie evenly in the interval that is searched, its upper end among them, which in short trainings is often the best; or as they are
  /// where none is.
  private static List<Configuration> rates(StudySpace space, Configuration defaults) {
    String path = Section.OPTIMIZER.key() + "." + defaults.chosen(Section.OPTIMIZER) + ".rate";
    return space.space().parameters().stream().filter(p -> p.path().equals(path)).flatMap(p -> interval(p).stream()).findFirst()
        .map(interval -> IntStream.range(0, RATES)
            .mapToObj(i -> defaults.with(Map.of(path, new Value.Real(interval.number((i + 1.0) / RATES))))).toList())
        .orElse(List.of(defaults));
  }

  /// The interval of a number, whether it may change over the training or not.
  private static Optional<Interval> interval(Parameter parameter) {
    return switch (parameter) {
      case Parameter.Real(_, double min, double max, var scale, _) -> Optional.of(new Interval(min, max, scale));
      case Parameter.Schedule(_, double min, double max, var scale, _, _) -> Optional.of(new Interval(min, max, scale));
      case Parameter.Whole _,Parameter.Choice _,Parameter.Simplex _,Parameter.Permutation _ -> Optional.empty();
    };
  }

  private static Configuration plain(StudySpace space, Catalogue catalogue) {
    var values = new TreeMap<>(space.defaults().withoutTerms().withoutPhases().values());
    for (var section : List.of(Section.SHARING, Section.LOSS, Section.SAMPLER))
      values.keySet().removeIf(path -> path.startsWith(section.key() + "."));
    put(values, Section.SHARING, "hard", space, catalogue);
    put(values, Section.LOSS, "equal", space, catalogue);
    return new Configuration(values);
  }

  private static void put(Map<String, Value> values, Section section, String name, StudySpace space, Catalogue catalogue) {
    values.put(section.key(), new Value.Word(name));
    catalogue.declarations(section).stream().filter(d -> d.name().equals(name)).findFirst()
        .ifPresent(
            d -> d.defaults(space.taskNames()).forEach((setting, value) -> values.put(section.key() + "." + name + "." + setting, value)));
  }

  /// The same trained on one task alone.
  static Configuration single(Configuration configuration, String task) {
    return configuration.withoutMeta().with(Map.of(KEY, new Value.Word(SINGLE + task)));
  }

  static boolean isBaseline(Configuration configuration) {
    return !label(configuration).isEmpty();
  }

  /// Such as `single pos` or `equal mix`; empty for a trial of the search.
  static String label(Configuration configuration) {
    return configuration.values().get(KEY) instanceof Value.Word(String label) ? label : "";
  }

  /// The task that a single-task baseline trains on.
  static Optional<String> taskOf(Configuration configuration) {
    String label = label(configuration);
    return label.startsWith(SINGLE) ? Optional.of(label.substring(SINGLE.length())) : Optional.empty();
  }
}
