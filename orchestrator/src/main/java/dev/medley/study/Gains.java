package dev.medley.study;

import dev.medley.api.metric.Metric;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Slice;
import dev.medley.space.Lifelong;
import dev.medley.space.Meta;
import dev.medley.study.DeltaM.Reference;
import dev.medley.training.MemberResult.Score;
import dev.medley.training.data.StudyData.Part;
import dev.medley.training.data.TaskTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The figures over all tasks: what a trial's scores are worth beside those of models of single tasks, in per cent.
///
/// | name | figure |
/// |---|---|
/// | `delta_m`, `delta_m_metrics`, `delta_m_tasks` | the gain in all main tasks, see [DeltaM] |
/// | `robust` | the gain in the area under each main task's first metric over strengths, as inputs get worse |
/// | `target-gain` | the gain in the first metric of what the trial's sampler leads to: tasks, or domains of tasks |
/// | `others-loss` | the mean loss in the first metric of the main tasks that are not led to as a whole; below 0 where they gain as well |
///
/// What a task that is only there to help loses is no loss.
final class Gains {

  static final String DELTA_M = "delta_m";
  static final String DELTA_M_METRICS = "delta_m_metrics";
  static final String DELTA_M_TASKS = "delta_m_tasks";
  static final String ROBUST = "robust";
  static final String TARGET_GAIN = "target-gain";
  static final String OTHERS_LOSS = "others-loss";

  /// Those that need no more than scores.
  static final List<String> OF_SCORES = List.of(DELTA_M, DELTA_M_METRICS, DELTA_M_TASKS, ROBUST);
  /// Those that need to know what the trial leads to.
  static final List<String> OF_TARGETS = List.of(TARGET_GAIN, OTHERS_LOSS);

  private final List<TaskTable> tasks;
  private final List<Score> alone;
  private final DeltaM deltaM;

  /// @param tasks of the study, in order
  /// @param alone scores of single-task models
  Gains(List<TaskTable> tasks, Collection<Score> alone) {
    this.tasks = List.copyOf(tasks);
    this.alone = List.copyOf(alone);
    deltaM = new DeltaM(tasks.stream().filter(TaskTable::main).flatMap(t -> t.metrics().stream().flatMap(m -> reference(t, m.name(), m)))
        .toList());
  }

  private Stream<Reference> reference(TaskTable task, String figure, Metric metric) {
    return alone.stream().filter(s -> s.task().equals(task.name()) && s.metric().equals(figure))
        .map(s -> new Reference(task.name(), figure, s.value(), metric.higherIsBetter()));
  }

  /// Whether a figure is one of these, which have no meaning where nothing was trained alone.
  static boolean beside(String figure) {
    return OF_SCORES.contains(figure) || OF_TARGETS.contains(figure);
  }

  /// Whether a figure is one of a task's, or of how often its predictions break rules, of what became of tasks that arrived, or of new ones that were adapted to: what trials are compared by, rather than what is made of that, or what a penalty came to.
  static boolean measured(String task, String figure) {
    return !task.isEmpty() || figure.equals(Meta.ADAPTED) || figure.startsWith(Goals.RULES) || figure.startsWith(Lifelong.FIGURES);
  }

  /// Every figure that scores tell, by name; none that is not a number but for the first.
  ///
  /// @param target what the trial leads to, by the study's tasks
  Map<String, Double> of(List<Score> scores, List<Draw> target) {
    var figures = new LinkedHashMap<String, Double>();
    for (var name : OF_SCORES) figures.put(name, figure(name, scores, target));
    if (!target.isEmpty()) for (var name : OF_TARGETS) figures.put(name, figure(name, scores, target));
    figures.entrySet().removeIf(e -> e.getValue().isNaN() && !e.getKey().startsWith(DELTA_M));
    return Collections.unmodifiableMap(figures);
  }

  /// One of these, or what was measured under this name: `TASK.METRIC`, or the name of what is measured over all tasks. Not a number if there is none.
  double figure(String name, List<Score> scores, List<Draw> target) {
    return switch (name) {
      case DELTA_M -> deltaM.overFirst(scores);
      case DELTA_M_METRICS -> deltaM.overMetrics(scores);
      case DELTA_M_TASKS -> deltaM.overTasks(scores);
      case ROBUST -> of(tasks.stream().filter(TaskTable::main).flatMap(t -> reference(t, ROBUST, t.metrics().getFirst())), scores);
      case TARGET_GAIN -> of(target.stream().flatMap(this::reference), scores);
      case OTHERS_LOSS -> -of(others(target).flatMap(t -> reference(t, t.metrics().getFirst().name(), t.metrics().getFirst())), scores);
      default -> scores.stream().filter(s -> name.equals(s.task().isEmpty() ? s.metric() : s.task() + "." + s.metric()))
          .mapToDouble(Score::value).findFirst().orElse(Double.NaN);
    };
  }

  private Stream<Reference> reference(Draw led) {
    var task = tasks.get(led.task());
    var metric = task.metrics().getFirst();
    return reference(task, led.slice() instanceof Slice.Domain(var domain) ? new Part(led.task(), domain).of(metric.name()) : metric.name(),
        metric);
  }

  private Stream<TaskTable> others(List<Draw> target) {
    var whole = new ArrayList<TaskTable>();
    for (var led : target) if (led.slice() instanceof Slice.All) whole.add(tasks.get(led.task()));
    return target.isEmpty() ? Stream.empty() : tasks.stream().filter(t -> t.main() && !whole.contains(t));
  }

  private static double of(Stream<Reference> references, List<Score> scores) {
    return new DeltaM(references.toList()).overMetrics(scores);
  }

  /// The gain in the first metric of the main task where it is least; not a number if none can be compared.
  double least(List<Score> scores) {
    return deltaM.least(scores);
  }
}
