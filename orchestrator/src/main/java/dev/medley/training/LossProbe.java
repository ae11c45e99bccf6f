package dev.medley.training;

import dev.medley.api.task.Split;
import dev.medley.training.compile.StepProgram;
import dev.medley.training.data.HeadKind;
import dev.medley.training.data.StudyData;
import dev.medley.training.engine.Archive;
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Argument;
import dev.medley.training.engine.HostFloats;
import dev.medley.training.engine.HostLongs;
import dev.medley.training.engine.Module;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Takes the loss of every example of a split, of all members of a cohort at once and without dropout. The network of a step, with one example in each of many micro-batches.
final class LossProbe {

  /// Examples that are run at once.
  private static final int EXAMPLES = 64;
  private static final String FORWARD = "forward";

  private final StudyData data;
  private final int members;
  private final StepProgram program;
  private final Module module;
  private final Map<String, Argument> arguments = new HashMap<>();
  private final Map<HeadKind, List<HostLongs>> slots = new HashMap<>();
  private final HostLongs rows;
  private final HostLongs counts;
  private final HostFloats losses;

  LossProbe(Cohort cohort, StudyData data, Arena arena, Tables tables, Evaluator.Parameters parameters) {
    this.data = data;
    members = cohort.members().size();
    var model = cohort.model().apply(1);
    program = StepProgram.losses(model.plan(members, EXAMPLES, data.tasks().size()));
    module = arena.load(Archive.pack(program.source()));
    rows = arena.hostLongs(members, EXAMPLES, 1);
    counts = arena.hostLongs(HeadKind.values().length);
    losses = arena.hostFloats(members, EXAMPLES);
    tables.bind(program, FORWARD, arguments);
    arguments.putAll(parameters.of(program.layout(), program.scalars()).arguments());
    arguments.putAll(
        Map.of("rows", rows, "counts", counts, "losses", losses, "seeds", arena.hostLongs(members), "progress", arena.hostFloats(members)));
    for (var kind : data.kinds()) {
      int all = members * EXAMPLES;
      var fields = List.of(arena.hostLongs(all), arena.hostLongs(all), arena.hostLongs(all));
      slots.put(kind, fields);
      arguments.put("all_slots_" + kind.key(), fields.get(0));
      arguments.put("all_member_" + kind.key(), fields.get(1));
      arguments.put("all_task_" + kind.key(), fields.get(2));
    }
  }

  /// Of the training examples of every task, member by member.
  List<ExampleLosses> losses() {
    var all = new ArrayList<List<List<Double>>>();
    for (int k = 0; k < members; k++) all.add(new ArrayList<>());
    for (int task = 0; task < data.tasks().size(); task++) {
      var ofTask = of(task, Split.TRAIN);
      for (int k = 0; k < members; k++) all.get(k).add(ofTask.get(k));
    }
    return all.stream().map(ExampleLosses::new).toList();
  }

  /// Of a task's examples of a split, member by member.
  List<List<Double>> of(int task, Split split) {
    var table = data.tasks().get(task);
    int size = table.size(split);
    var found = new ArrayList<List<Double>>();
    for (int k = 0; k < members; k++) found.add(new ArrayList<>());
    choose(task, table.kind());
    for (int from = 0; from < size; from += EXAMPLES) {
      for (int i = 0; i < members * EXAMPLES; i++) rows.set(i, table.firstRow(split) + Math.min(from + i % EXAMPLES, size - 1));
      module.call(FORWARD, program.arguments(FORWARD).stream().map(this::argument).toList()).close();
      for (int k = 0; k < members; k++) {
        for (int i = 0; i < Math.min(EXAMPLES, size - from); i++) found.get(k).add((double) losses.get(k * EXAMPLES + i));
      }
    }
    return found;
  }

  /// Every slot is of one task.
  private void choose(int task, HeadKind kind) {
    var fields = slots.getOrDefault(kind, List.of());
    for (int i = 0; i < members * EXAMPLES; i++) {
      fields.get(0).set(i, i);
      fields.get(1).set(i, i / EXAMPLES);
      fields.get(2).set(i, task);
    }
    for (int i = 0; i < data.kinds().size(); i++) counts.set(i, data.kinds().get(i) == kind ? members * EXAMPLES : 0);
  }

  private Argument argument(String name) {
    var argument = arguments.get(name);
    if (argument == null) throw new IllegalStateException("The losses of examples lack their argument " + name);
    return argument;
  }
}
