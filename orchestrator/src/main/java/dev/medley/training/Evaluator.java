package dev.medley.training;

import dev.medley.api.task.Answer;
import dev.medley.api.task.Split;
import dev.medley.training.compile.ParameterLayout;
import dev.medley.training.compile.StepProgram;
import dev.medley.training.data.HeadKind;
import dev.medley.training.data.InputShape;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.TaskTable;
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
import java.util.stream.IntStream;

/// Scores all members of a cohort on a split: all see the same examples.
final class Evaluator {

  /// Examples that are run at once.
  private static final int ROWS = 64;

  private final Cohort cohort;
  private final StudyData data;
  private final StepProgram program;
  private final Module module;
  private final Map<String, Argument> arguments = new HashMap<>();
  private final HostLongs rows;
  private final HostLongs task;
  private final Map<HeadKind, HostFloats> outputs = new HashMap<>();

  /// Gives the parameters that are scored, once their layout and the names of per-member numbers are known.
  @FunctionalInterface
  interface Parameters {
    CohortState of(ParameterLayout layout, List<String> scalars);
  }

  Evaluator(Cohort cohort, StudyData data, Arena arena, Tables tables, Parameters parameters) {
    this.cohort = cohort;
    this.data = data;
    int k = cohort.members().size();
    var model = cohort.model().apply(ROWS);
    program = StepProgram.prediction(model.plan(k, 1, data.tasks().size()));
    module = arena.load(Archive.pack(program.source()));
    rows = arena.hostLongs(k, 1, ROWS);
    task = arena.hostLongs(k);
    arguments.putAll(parameters.of(program.layout(), program.scalars()).arguments());
    arguments.put("rows", rows);
    arguments.put("task", task);
    for (var output : model.outputs()) {
      var kind = HeadKind.valueOf(output.kind().toUpperCase(java.util.Locale.ROOT));
      var shape = new ArrayList<Long>(List.of((long) k));
      output.prediction().shape().dims().forEach(d -> shape.add((long) d));
      outputs.put(kind, arena.hostFloats(shape.stream().mapToLong(Long::longValue).toArray()));
      tables.bind(program, "predict_" + output.kind(), arguments);
    }
  }

  /// Every metric of every task, member by member.
  List<List<MemberResult.Score>> score(Split split, int step) {
    var scores = new ArrayList<List<MemberResult.Score>>();
    for (int k = 0; k < cohort.members().size(); k++) scores.add(new ArrayList<>());
    for (int t = 0; t < data.tasks().size(); t++) {
      var table = data.tasks().get(t);
      if (table.size(split) == 0) continue;
      var predicted = predict(t, split);
      var right = table.answers().getOrDefault(split, List.of());
      for (int k = 0; k < scores.size(); k++) {
        for (var metric : table.metrics()) {
          scores.get(k)
              .add(new MemberResult.Score(step, table.name(), metric.name(), metric.score(table.target(), predicted.get(k), right)));
        }
      }
    }
    var kept = new RuleJudge(data, this).scores(scores.size(), split, step);
    for (int k = 0; k < scores.size(); k++) scores.get(k).addAll(kept.get(k));
    return scores;
  }

  private List<List<Answer>> predict(int index, Split split) {
    var table = data.tasks().get(index);
    return run(index, table.firstRow(split), table.size(split), (example, output, at) -> answer(table, split, example, output, at));
  }

  /// The classes that a task's head gives for some rows, which may be of other tasks: member by member and row by row, one for the row or one for each place of a text.
  List<List<int[]>> classes(int index, int firstRow, int size) {
    int each = data.tasks().get(index).kind() == HeadKind.TAGS && data.input() instanceof InputShape.Text(int length, _) ? length : 1;
    return run(index, firstRow, size, (_, output, at) -> IntStream.range(0, each).map(i -> (int) output.get(at + i)).toArray());
  }

  /// Makes something of what is predicted for an example, which begins at a place of the output.
  @FunctionalInterface
  private interface Reader<T> {
    T read(int example, HostFloats output, int at);
  }

  private <T> List<List<T>> run(int index, int firstRow, int size, Reader<T> reader) {
    var table = data.tasks().get(index);
    int members = cohort.members().size();
    var answers = new ArrayList<List<T>>();
    for (int k = 0; k < members; k++) {
      answers.add(new ArrayList<>());
      task.set(k, index);
    }
    var output = outputs.get(table.kind());
    if (output == null) throw new IllegalStateException("No head of kind " + table.kind());
    arguments.put("predictions", output);
    String method = "predict_" + table.kind().key();
    for (int from = 0; from < size; from += ROWS) {
      for (int i = 0; i < members * ROWS; i++) rows.set(i, firstRow + Math.min(from + i % ROWS, size - 1));
      module.call(method, program.arguments(method).stream().map(this::argument).toList()).close();
      int each = output.size() / members / ROWS;
      for (int k = 0; k < members; k++) {
        for (int r = 0; r < Math.min(ROWS, size - from); r++)
          answers.get(k).add(reader.read(from + r, output, (k * ROWS + r) * each));
      }
    }
    return answers;
  }

  private Argument argument(String name) {
    var argument = arguments.get(name);
    if (argument == null) throw new IllegalStateException("The predictions lack their argument " + name);
    return argument;
  }

  private Answer answer(TaskTable table, Split split, int example, HostFloats output, int at) {
    return switch (table.answers().getOrDefault(split, List.of()).get(example)) {
      case Answer.Label _ -> new Answer.Label((int) output.get(at));
      case Answer.Tags _ ->
        new Answer.Tags(data.starts(table.firstRow(split) + example).stream().map(place -> (int) output.get(at + place)).toList());
      case Answer.Numbers(var right) -> {
        var numbers = new ArrayList<Float>();
        for (int i = 0; i < right.size(); i++)
          numbers.add((float) (output.get(at + i) * table.scale().get(i).deviation() + table.scale().get(i).mean()));
        yield new Answer.Numbers(numbers);
      }
    };
  }
}
