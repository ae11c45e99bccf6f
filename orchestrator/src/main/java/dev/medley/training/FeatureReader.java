package dev.medley.training;

import dev.medley.api.task.Split;
import dev.medley.training.compile.HeadOutput;
import dev.medley.training.compile.StepProgram;
import dev.medley.training.data.StudyData;
import dev.medley.training.engine.Archive;
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Argument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads what trained networks make of examples before their heads: the pooled features from which they predict.
public final class FeatureReader {

  private static final int ROWS = 64;
  private static final String FEATURES = "features";

  private FeatureReader() {}

  /// The features of every example of a task's split, member by member.
  ///
  /// @param weights in the order of the cohort's members
  public static List<List<float[]>> read(Cohort cohort, List<Weights> weights, StudyData data, Arena arena, int task, Split split) {
    int members = cohort.members().size();
    var model = cohort.model().apply(ROWS);
    var outputs = new ArrayList<>(model.outputs());
    outputs.add(new HeadOutput(FEATURES, model.features().sum(), model.features(), 0, 0));
    var plan = new StepProgram.Plan(model.parameters(), outputs, model.penalties(), members, 1, ROWS, data.tasks().size());
    var program = StepProgram.prediction(plan);
    var module = arena.load(Archive.pack(program.source()));
    int width = model.features().shape().dim(1);
    var arguments = new HashMap<String, Argument>();
    String method = "predict_" + FEATURES;
    new Tables(arena, data).bind(program, method, arguments);
    arguments.putAll(new CohortState(arena, cohort.members(), weights, program.scalars(), data.tasks().size()).arguments());
    var rows = arena.hostLongs(members, 1, ROWS);
    var tasks = arena.hostLongs(members);
    for (int k = 0; k < members; k++) tasks.set(k, task);
    var found = arena.hostFloats(members, ROWS, width);
    arguments.put("rows", rows);
    arguments.put("task", tasks);
    arguments.put("predictions", found);
    var read = new ArrayList<List<float[]>>();
    for (int k = 0; k < members; k++) read.add(new ArrayList<>());
    var table = data.tasks().get(task);
    int size = table.size(split);
    for (int from = 0; from < size; from += ROWS) {
      for (int i = 0; i < members * ROWS; i++) rows.set(i, table.firstRow(split) + Math.min(from + i % ROWS, size - 1));
      module.call(method, program.arguments(method).stream().map(name -> argument(arguments, name)).toList()).close();
      for (int k = 0; k < members; k++) {
        for (int r = 0; r < Math.min(ROWS, size - from); r++) {
          float[] features = new float[width];
          for (int i = 0; i < width; i++) features[i] = found.get((k * ROWS + r) * width + i);
          read.get(k).add(features);
        }
      }
    }
    return read;
  }

  private static Argument argument(Map<String, Argument> arguments, String name) {
    var argument = arguments.get(name);
    if (argument == null) throw new IllegalStateException("The features lack their argument " + name);
    return argument;
  }
}
