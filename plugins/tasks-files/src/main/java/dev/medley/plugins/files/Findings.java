package dev.medley.plugins.files;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is wrong with a file: of each kind the first ten, then how many more there are, because a file that is wrong once is often wrong in every row.
final class Findings {

  private static final int SHOWN = 10;

  private final Map<String, List<Problem>> shown = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private final String file;

  Findings(String file) {
    this.file = file;
  }

  void add(Problem problem) {
    var kind = shown.computeIfAbsent(problem.id(), _ -> new ArrayList<>());
    if (kind.size() < SHOWN) kind.add(problem);
    counts.merge(problem.id(), 1, Integer::sum);
  }

  /// Throws what was found, if anything was.
  void stop() {
    if (!shown.isEmpty()) throw new InputException(all());
  }

  private List<Problem> all() {
    var all = new ArrayList<Problem>();
    shown.forEach((id, problems) -> {
      all.addAll(problems);
      int more = counts.getOrDefault(id, 0) - problems.size();
      if (more > 0) all.add(new Problem(id, "The file (" + file + ") has " + more + " more of this kind.", ""));
    });
    return all;
  }
}
