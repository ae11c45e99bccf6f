package dev.medley.study;

import dev.medley.api.error.Problem;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Slice;
import dev.medley.space.Configuration;
import dev.medley.space.Lifelong;
import dev.medley.space.Meta;
import dev.medley.space.StudySpace;
import dev.medley.training.Sampling;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.TaskTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a study may optimise: known once its tasks are.
final class Goals {

  /// The part of all cases in which a rule is broken; a rule's own has its number behind.
  static final String RULES = "rules.broken";

  private final StudySpace space;
  private final StudyData data;
  private final Ingredients ingredients;

  Goals(StudySpace space, StudyData data, Ingredients ingredients) {
    this.space = space;
    this.data = data;
    this.ingredients = ingredients;
  }

  /// The domains to which a trial may lead, whose figures are told apart.
  List<StudyData.Part> parts() {
    var parts = new LinkedHashSet<StudyData.Part>();
    for (var configuration : EverySampler.of(space)) {
      for (var led : target(configuration))
        if (led.slice() instanceof Slice.Domain(var domain)) parts.add(new StudyData.Part(led.task(), domain));
    }
    return List.copyOf(parts);
  }

  private List<Draw> target(Configuration configuration) {
    return target(configuration, space, data, ingredients);
  }

  /// What a trial leads to, by the study's tasks. Nothing where a component cannot be made, whatever it throws: that is told where it is to train.
  static List<Draw> target(Configuration configuration, StudySpace space, StudyData data, Ingredients ingredients) {
    try {
      return Sampling.target(ingredients.member(0, configuration), data, space.budget().steps());
    } catch (RuntimeException | LinkageError unfit) {
      return List.of();
    }
  }

  /// What is wrong with any objective is added to the problems.
  ///
  /// @param told the data with the parts that are told apart
  void check(StudyData told, List<Problem> problems) {
    var known = known(told);
    for (var objective : space.objectives()) {
      String metric = objective.metric();
      if (metric.startsWith(Lifelong.FIGURES) && !metric.equals(Lifelong.ACC) && space.arrivals().contains(Lifelong.Method.JOINT))
        problems.add(Problem.maybe("MED-892",
            "The objective (" + metric + ") of study (" + space.study() + ") is unknown of trials of `joint`, whose tasks do not arrive.",
            "leave `joint` out of the ways to choose from, or optimise " + Lifelong.ACC));
      if (known.contains(metric)) continue;
      problems.add(unseen(metric)
          ? Problem.maybe("MED-891",
              "The objective (" + metric + ") of study (" + space.study()
                  + ") is measured on what is held out, which must not be chosen by.",
              "optimise a figure of what is seen, and look at the gap on the leaderboard: `medley leaderboard " + space.study()
                  + " --by test."
                  + metric + "`")
          : Problem.didYouMean("MED-170",
              "The objective (" + metric + ") of study (" + space.study() + ") is nothing that is measured of its trials.", metric, known,
              "There are: " + String.join(", ", known) + "."));
    }
  }

  private static boolean unseen(String metric) {
    String figure = metric.substring(metric.indexOf('.') + 1);
    return figure.equals("unseen") || figure.startsWith("unseen-") || figure.startsWith("gap-");
  }

  private Set<String> known(StudyData told) {
    var known = new LinkedHashSet<>(List.of(Gains.DELTA_M, Gains.DELTA_M_METRICS, Gains.DELTA_M_TASKS));
    if (told.tasks().stream().anyMatch(t -> t.main() && !t.worse().isEmpty())) known.add(Gains.ROBUST);
    if (EverySampler.of(space).stream().noneMatch(c -> target(c).isEmpty())) known.addAll(Gains.OF_TARGETS);
    if (!space.newTasks().isEmpty()) known.add(Meta.ADAPTED);
    if (!space.arrivals().isEmpty()) known.addAll(Lifelong.figures(space.tasks().size()));
    if (!told.rules().isEmpty()) known.add(RULES);
    for (int r = 1; r <= told.rules().size(); r++) known.add(RULES + "-" + r);
    for (var task : told.tasks()) {
      task.metrics().forEach(m -> known.add(task.name() + "." + m.name()));
      known.addAll(worse(task));
    }
    told.parts().forEach(part -> {
      var task = told.tasks().get(part.task());
      known.add(task.name() + "." + part.of(task.metrics().getFirst().name()));
    });
    return known;
  }

  private static List<String> worse(TaskTable task) {
    if (task.worse().isEmpty()) return List.of();
    var names = new LinkedHashSet<>(List.of(task.name() + "." + Gains.ROBUST));
    task.worse().forEach(w -> names.add(task.name() + "." + Gains.ROBUST + "-" + w.way()));
    return List.copyOf(names);
  }
}
