package dev.medley.study;

import dev.medley.space.Configuration;
import dev.medley.space.Section;
import dev.medley.training.Cohort;
import dev.medley.training.data.StudyShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts trials that can train as one fused model into cohorts.
final class Grouping {

  /// @param what the components that decide its shape
  record Group(Map<Integer, Configuration> trials, String what) {}

  private final Ingredients ingredients;
  private final StudyShape shape;
  private final int largest;

  Grouping(Ingredients ingredients, StudyShape shape, int largest) {
    this.ingredients = ingredients;
    this.shape = shape;
    this.largest = largest;
  }

  /// The largest cohorts first, which keeps the slots of an executor busy to the end.
  List<Group> group(Map<Integer, Configuration> trials) {
    var byShape = new LinkedHashMap<String, List<Group>>();
    trials.forEach((number, configuration) -> {
      var groups = byShape.computeIfAbsent(key(number, configuration), _ -> new ArrayList<>());
      if (groups.isEmpty() || groups.getLast().trials().size() == largest)
        groups.add(new Group(new LinkedHashMap<>(), what(configuration)));
      groups.getLast().trials().put(number, configuration);
    });
    return byShape.values().stream().flatMap(List::stream).sorted((a, b) -> b.trials().size() - a.trials().size()).toList();
  }

  private String key(int number, Configuration configuration) {
    var batch = configuration.settings("batch");
    String model = ingredients.model(configuration, shape).apply(batch.whole("rows")).fingerprint();
    var signal = Cohort.signal(ingredients.member(number, configuration));
    return model + " " + signal + " " + batch.whole("micro-batches") + " " + configuration.chosen(Section.OPTIMIZER);
  }

  private static String what(Configuration configuration) {
    String label = Baselines.label(configuration);
    return label.isEmpty()
        ? configuration.chosen(Section.ENCODER) + ", " + configuration.chosen(Section.SHARING)
        : label.startsWith("single") ? "single tasks" : label;
  }
}
