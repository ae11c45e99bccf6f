package dev.medley.training.data;

import java.util.ArrayList;
import java.util.List;

/// Mean and deviation, column by column; a column that never varies keeps its unit.
final class Scales {

  private Scales() {}

  static List<TaskTable.Scale> of(List<List<Float>> rows) {
    var scales = new ArrayList<TaskTable.Scale>();
    for (int c = 0; c < rows.getFirst().size(); c++) {
      int column = c;
      double mean = rows.stream().mapToDouble(r -> r.get(column)).average().orElse(0);
      double variance = rows.stream().mapToDouble(r -> (r.get(column) - mean) * (r.get(column) - mean)).average().orElse(0);
      scales.add(new TaskTable.Scale(mean, variance > 0 ? Math.sqrt(variance) : 1));
    }
    return scales;
  }
}
