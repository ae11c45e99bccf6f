package dev.medley.training;

import dev.medley.api.task.Answer;
import dev.medley.api.task.Split;
import dev.medley.robustness.Adversary;
import dev.medley.training.compile.StepProgram;
import dev.medley.training.data.HeadKind;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.TaskTable;
import dev.medley.training.engine.Archive;
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Argument;
import dev.medley.training.engine.HostFloats;
import dev.medley.training.engine.HostLongs;
import dev.medley.training.engine.Module;
import dev.medley.training.engine.Result;
import dev.medley.training.model.Shifted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Has a trained member predict inputs that were shifted where it hurts most. Inputs are numbers or images; a strength counts in their deviations, as models see them.
public final class Attack {

  private static final int ROWS = 64;

  private final StudyData data;
  private final Shifted model;
  private final StepProgram gradients;
  private final StepProgram predictions;
  private final Module gradientModule;
  private final Module predictionModule;
  private final Map<String, Argument> arguments = new HashMap<>();
  private final Map<HeadKind, HostFloats> outputs = new HashMap<>();
  private final Map<HeadKind, List<HostLongs>> slots = new HashMap<>();
  private final HostFloats shared;
  private final HostFloats gradient;
  private final HostLongs rows;
  private final HostLongs task;
  private final HostLongs counts;
  private final int at;
  private final int width;

  /// @param cohort  of the member alone
  /// @throws IllegalArgumentException if it reads no numbers
  public Attack(Cohort cohort, Weights weights, StudyData data, Arena arena) {
    this.data = data;
    int tasks = data.tasks().size();
    model = Shifted.of(cohort.model().apply(ROWS), tasks);
    gradients = StepProgram.sensitivities(model.plan());
    predictions = StepProgram.prediction(model.plan());
    gradientModule = arena.load(Archive.pack(gradients.source()));
    predictionModule = arena.load(Archive.pack(predictions.source()));
    var layout = gradients.layout();
    at = layout.shared().stream().filter(p -> p.parameter() == model.shift()).findFirst().orElseThrow().offset();
    width = model.shift().shape().size() / ROWS;
    shared = arena.hostFloats(1, layout.sharedSize());
    gradient = arena.hostFloats(1, layout.sharedSize());
    for (int i = 0; i < Math.min(at, weights.shared().length); i++) shared.set(i, weights.shared()[i]);
    rows = arena.hostLongs(1, 1, ROWS);
    task = arena.hostLongs(1);
    counts = arena.hostLongs(HeadKind.values().length);
    bind(cohort, weights, arena, tasks);
  }

  private void bind(Cohort cohort, Weights weights, Arena arena, int tasks) {
    var tables = new Tables(arena, data);
    tables.bind(gradients, "forward", arguments);
    var member = new CohortState(arena, cohort.members(), List.of(weights), gradients.scalars(), tasks);
    arguments.putAll(member.arguments());
    for (var one : List.of("rate", "decay", "clip", "first", "second")) arguments.put(one, arena.hostFloats(1));
    for (var each : List.of("active", "own_first", "own_second")) arguments.put(each, arena.hostFloats(1, tasks));
    var weight = arena.hostFloats(1, 1);
    weight.set(0, 1);
    arguments.putAll(Map.of("shared", shared, "shared_m", gradient, "rows", rows, "task", task, "counts", counts, "weights", weight,
        "losses", arena.hostFloats(1, 1), "seeds", arena.hostLongs(1), "progress", arena.hostFloats(1)));
    for (var output : model.plan().outputs()) {
      var kind = HeadKind.valueOf(output.kind().toUpperCase(java.util.Locale.ROOT));
      tables.bind(predictions, "predict_" + output.kind(), arguments);
      outputs.put(kind, arena.hostFloats(kind == HeadKind.CLASSES ? new long[]{1, ROWS} : new long[]{1, ROWS, widest()}));
      var fields = List.of(arena.hostLongs(1), arena.hostLongs(1), arena.hostLongs(1));
      slots.put(kind, fields);
      arguments.put("all_slots_" + kind.key(), fields.get(0));
      arguments.put("all_member_" + kind.key(), fields.get(1));
      arguments.put("all_task_" + kind.key(), fields.get(2));
    }
  }

  private int widest() {
    return data.tasks().stream().filter(t -> t.kind() == HeadKind.NUMBERS).mapToInt(TaskTable::outputs).max().orElse(1);
  }

  /// What is predicted for a task's examples of a split, each shifted against what is right.
  ///
  /// @param index    of the task in the study
  /// @param strength the most by which a number is shifted, in deviations
  public List<Answer> answers(int index, Split split, Adversary adversary, double strength) {
    var table = data.tasks().get(index);
    var answers = new ArrayList<Answer>();
    choose(index, table.kind());
    int size = table.size(split);
    for (int from = 0; from < size; from += ROWS) {
      for (int r = 0; r < ROWS; r++) rows.set(r, table.firstRow(split) + Math.min(from + r, size - 1));
      shift(adversary.shift(strength, ROWS * width, this::slope));
      answers.addAll(predict(table, Math.min(ROWS, size - from)));
    }
    return answers;
  }

  /// Every row is of one task.
  private void choose(int index, HeadKind kind) {
    task.set(0, index);
    for (int i = 0; i < data.kinds().size(); i++) counts.set(i, data.kinds().get(i) == kind ? 1 : 0);
    slots.getOrDefault(kind, List.of()).getLast().set(0, index);
  }

  private void shift(float[] by) {
    for (int i = 0; i < by.length; i++) shared.set(at + i, by[i]);
  }

  /// The gradient of the loss where the inputs are shifted so far.
  private float[] slope(float[] shift) {
    shift(shift);
    for (int i = 0; i < shift.length; i++) gradient.set(at + i, 0);
    try (var results = call(gradientModule, gradients, "forward", Map.of())) {
      call(gradientModule, gradients, "update", Map.of("results", results)).close();
    }
    float[] slope = new float[shift.length];
    for (int i = 0; i < slope.length; i++) slope[i] = gradient.get(at + i);
    return slope;
  }

  private List<Answer> predict(TaskTable table, int count) {
    var output = java.util.Objects.requireNonNull(outputs.get(table.kind()));
    call(predictionModule, predictions, "predict_" + table.kind().key(), Map.of("predictions", output)).close();
    int each = output.size() / ROWS;
    return IntStream.range(0, count).mapToObj(r -> answer(table, output, r * each)).toList();
  }

  private static Answer answer(TaskTable table, HostFloats output, int from) {
    return switch (table.kind()) {
      case CLASSES -> new Answer.Label((int) output.get(from));
      case NUMBERS -> new Answer.Numbers(IntStream.range(0, table.outputs())
          .mapToObj(i -> (float) (output.get(from + i) * table.scale().get(i).deviation() + table.scale().get(i).mean())).toList());
      case TAGS, TEXT -> throw new IllegalStateException("What words are asked about reads no numbers");
    };
  }

  private Result call(Module module, StepProgram program, String method, Map<String, ? extends Argument> more) {
    return module.call(method, program.arguments(method).stream().map(name -> {
      var argument = more.containsKey(name) ? more.get(name) : arguments.get(name);
      if (argument == null) throw new IllegalStateException("The method " + method + " lacks its argument " + name);
      return argument;
    }).toList());
  }
}
