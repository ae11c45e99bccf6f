package dev.medley.plugins.curriculum;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.api.sampler.SamplerContext.TaskSize;
import dev.medley.api.sampler.Slice;
import java.util.List;
import java.util.stream.IntStream;

/// What a progressive sampler leads to.
///
/// @param tasks by index, one or more
record Target(List<Integer> tasks, Slice slice) {

  Target {
    tasks = List.copyOf(tasks);
  }

  boolean takesWholeTasks() {
    return slice instanceof Slice.All;
  }

  /// @param text `TASK`, `TASK/DOMAIN`, or nothing
  /// @throws InputException if it is none of the study
  static Target of(String text, List<TaskSize> known) {
    if (text.isBlank()) return usual(known);
    var names = known.stream().map(TaskSize::name).toList();
    int slash = text.indexOf('/');
    String name = slash < 0 ? text : text.substring(0, slash);
    int task = names.indexOf(name);
    if (task < 0) {
      throw new InputException(
          Problem.didYouMean("MED-622", "The target (" + name + ") of sampler (progressive) is no task of the study.", name, names,
              "There are: " + String.join(", ", names) + "."));
    }
    if (slash < 0) return new Target(List.of(task), new Slice.All());
    String domain = text.substring(slash + 1);
    var domains = known.get(task).domains().keySet().stream().sorted().toList();
    if (!domains.contains(domain)) {
      throw new InputException(Problem.didYouMean("MED-623",
          "The domain (" + domain + ") of task (" + name + ") in sampler (progressive) is none of its training data.", domain,
          domains, domains.isEmpty() ? "The task names no domains." : "There are: " + String.join(", ", domains) + "."));
    }
    return new Target(List.of(task), new Slice.Domain(domain));
  }

  private static Target usual(List<TaskSize> known) {
    var main = IntStream.range(0, known.size()).filter(i -> known.get(i).main()).boxed().toList();
    boolean some = !main.isEmpty() && main.size() < known.size();
    return new Target(some ? main : List.of(0), new Slice.All());
  }
}
