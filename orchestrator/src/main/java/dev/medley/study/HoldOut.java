package dev.medley.study;

import dev.medley.api.error.Problem;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.TaskData;
import dev.medley.space.StudySpace.TaskUse;
import dev.medley.training.data.LoadedTask;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Holds domains out of a study: whatever of them any task has is in no training, validation or test data of any task, and so in no vocabulary either. Examples that another task has on the same
/// inputs go as well, since they would show what is held out.
public final class HoldOut {

  private HoldOut() {}

  /// The tasks with what they hold out as a split of its own; what is wrong is added to the problems.
  ///
  /// @param uses in the order of the tasks
  public static List<LoadedTask> from(List<LoadedTask> tasks, List<TaskUse> uses, List<Problem> problems) {
    var inputs = new HashSet<Input>();
    for (int t = 0; t < tasks.size(); t++) {
      String domain = uses.get(t).unseen();
      if (domain.isEmpty()) continue;
      var its = all(tasks.get(t).data()).filter(e -> e.domain().equals(domain)).map(Example::input).toList();
      if (its.isEmpty()) problems.add(unknown(tasks.get(t), domain));
      inputs.addAll(its);
    }
    if (inputs.isEmpty()) return tasks;
    return tasks.stream().map(task -> without(task, uses.get(tasks.indexOf(task)).unseen(), inputs)).toList();
  }

  private static LoadedTask without(LoadedTask task, String domain, Set<Input> inputs) {
    var data = task.data();
    var unseen = domain.isEmpty() ? List.<Example>of() : all(data).filter(e -> e.domain().equals(domain)).toList();
    return new LoadedTask(task.name(), task.main(), task.metrics(),
        new TaskData(data.target(), kept(data.train(), inputs), kept(data.validation(), inputs), kept(data.test(), inputs), unseen),
        task.lossScale());
  }

  private static List<Example> kept(List<Example> examples, Set<Input> inputs) {
    return examples.stream().filter(e -> !inputs.contains(e.input())).toList();
  }

  private static Stream<Example> all(TaskData data) {
    return Stream.of(data.train(), data.validation(), data.test()).flatMap(List::stream);
  }

  private static Problem unknown(LoadedTask task, String domain) {
    var known = all(task.data()).map(Example::domain).filter(d -> !d.isEmpty()).distinct().sorted().toList();
    return Problem.didYouMean("MED-813",
        "The domain (" + domain + ") that task (" + task.name() + ") is not to see is none of its examples'.", domain,
        known, known.isEmpty() ? "Maybe remove `unseen`: its examples name no domain." : "There are: " + String.join(", ", known) + ".");
  }
}
