package dev.medley.study;

import dev.medley.api.sampler.Difficulty;
import dev.medley.space.Configuration;
import dev.medley.space.Section;
import dev.medley.training.Cohort;
import dev.medley.training.data.StudyShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts trials that can train as one fused model into cohorts.
final class Grouping {

  private static final Logger LOG = LoggerFactory.getLogger(Grouping.class);

  /// Trials that train together.
  ///
  /// @param key   equal for all trials that could
  /// @param what  the components that decide its shape
  /// @param from  after how many steps they stand
  /// @param until up to which step they train
  record Group(String key, Map<Integer, Configuration> trials, String what, int from, int until) {

    /// The first half and the second.
    List<Group> halves() {
      var first = new LinkedHashMap<Integer, Configuration>();
      var second = new LinkedHashMap<Integer, Configuration>();
      trials.forEach((number, configuration) -> (first.size() < trials.size() / 2 ? first : second).put(number, configuration));
      return List.of(new Group(key, first, what, from, until), new Group(key, second, what, from, until));
    }
  }

  /// @param failures why a trial is in no group: its components or its network cannot be made
  record Plan(List<Group> groups, Map<Integer, String> failures) {}

  private final Ingredients ingredients;
  private final StudyShape shape;
  private final int largest;
  private final Map<String, Integer> limits = new HashMap<>();

  Grouping(Ingredients ingredients, StudyShape shape, int largest) {
    this.ingredients = ingredients;
    this.shape = shape;
    this.largest = largest;
  }

  /// From now on, groups of this key have no more members than so many.
  void limit(String key, int members) {
    limits.merge(key, Math.max(1, members), Math::min);
  }

  /// The largest cohorts first, which keeps the slots of an executor busy to the end.
  Plan plan(Map<Integer, Configuration> trials, int from, int until) {
    var byShape = new LinkedHashMap<String, List<Group>>();
    var failures = new TreeMap<Integer, String>();
    trials.forEach((number, configuration) -> {
      try {
        String key = key(number, configuration, until);
        var groups = byShape.computeIfAbsent(key, _ -> new ArrayList<>());
        if (groups.isEmpty() || groups.getLast().trials().size() == limits.getOrDefault(key, largest))
          groups.add(new Group(key, new LinkedHashMap<>(), what(configuration), from, until));
        groups.getLast().trials().put(number, configuration);
      } catch (RuntimeException | LinkageError | StackOverflowError e) {
        LOG.warn("Trial {} cannot be made", number, e);
        failures.put(number, CohortWorker.reason(e));
      }
    });
    var groups = byShape.values().stream().flatMap(List::stream).sorted((a, b) -> b.trials().size() - a.trials().size()).toList();
    return new Plan(groups, failures);
  }

  private String key(int number, Configuration configuration, int steps) {
    var batch = configuration.settings("batch");
    String model = ingredients.model(configuration, shape).apply(batch.whole("rows")).fingerprint();
    var member = ingredients.member(number, configuration);
    String modes = Cohort.modes(member, batch.whole("micro-batches"), steps);
    var references = ingredients.samplers(configuration).stream().filter(s -> s.orders().contains(Difficulty.REFERENCE))
        .map(s -> s.reference().map(name -> " " + name).orElse("")).distinct().sorted().collect(Collectors.joining());
    return model + " " + modes + " " + batch.whole("micro-batches") + " " + configuration.chosen(Section.OPTIMIZER) + references;
  }

  private static String what(Configuration configuration) {
    String label = Baselines.label(configuration);
    return label.isEmpty()
        ? configuration.chosen(Section.ENCODER) + ", " + configuration.chosen(Section.SHARING)
        : label.startsWith("single") ? "single tasks" : label;
  }
}
