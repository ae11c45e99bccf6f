package dev.medley.plugins.adaptive;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a matrix of affinities that a search space gives: `pos > entities 0.5, genre > food 0.2`. What is not named is 0, and 1 from a task to itself.
final class AffinityText {

  private static final String OWNER = " of sampler (skill-graph) ";
  private static final String EXAMPLE = "write `FROM > TO NUMBER`, with commas between";

  private final List<String> tasks;
  private final List<Problem> problems = new ArrayList<>();
  private final double[][] affinity;

  private AffinityText(List<String> tasks) {
    this.tasks = tasks;
    affinity = new double[tasks.size()][tasks.size()];
    for (int i = 0; i < affinity.length; i++) affinity[i][i] = 1;
  }

  /// Nothing for an empty text.
  ///
  /// @throws InputException with everything that is wrong with it
  static Optional<double[][]> read(String text, List<String> tasks) {
    if (text.isBlank()) return Optional.empty();
    var reading = new AffinityText(tasks);
    for (var entry : text.split(",", -1)) reading.entry(entry.strip());
    if (!reading.problems.isEmpty()) throw new InputException(reading.problems);
    return Optional.of(reading.affinity);
  }

  private void entry(String entry) {
    var parts = entry.split("\\s*>\\s*|\\s+", -1);
    if (parts.length != 3) {
      problems.add(
          Problem.maybe("MED-620", "The affinity (" + entry + ")" + OWNER + "does not say from which task to which how much.", EXAMPLE));
      return;
    }
    int from = task(parts[0]);
    int to = task(parts[1]);
    double number = number(parts[2]);
    if (from >= 0 && to >= 0) affinity[from][to] = number;
  }

  private int task(String name) {
    int index = tasks.indexOf(name);
    if (index < 0) {
      problems.add(Problem.didYouMean("MED-621", "The task (" + name + ") in the affinity" + OWNER + "is none of the study.", name, tasks,
          "There are: " + String.join(", ", tasks) + "."));
    }
    return index;
  }

  private double number(String text) {
    try {
      double number = Double.parseDouble(text);
      if (number >= 0 && Double.isFinite(number)) return number;
    } catch (NumberFormatException e) {
      // Said below, like numbers below 0.
    }
    problems.add(Problem.maybe("MED-620", "The affinity (" + text + ")" + OWNER + "must be a number, not below 0.", EXAMPLE));
    return 0;
  }
}
