package dev.medley.training;

import dev.medley.api.task.Answer;
import dev.medley.api.task.Split;
import dev.medley.training.compile.Inputs;
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
import dev.medley.training.writing.BeamSearch;
import dev.medley.training.writing.WrittenRows;
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
  private final WrittenRows written;
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
    written = new WrittenRows(arena.hostLongs(k, ROWS, Math.max(1, data.answerLength())), data.answerLength());
    arguments.put(Inputs.WRITTEN, written.ids());
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
      int index = t;
      var right = table.answers().getOrDefault(split, List.of());
      var predicted = predict(index, table.firstRow(split), right);
      var endured = Endurance.scores(table, split, step, predicted, worse -> predict(index, worse.firstRow(), worse.answers()));
      for (int k = 0; k < scores.size(); k++) {
        for (var metric : table.metrics()) {
          scores.get(k)
              .add(new MemberResult.Score(step, table.name(), metric.name(), metric.score(table.target(), predicted.get(k), right)));
        }
        scores.get(k).addAll(endured.get(k));
        scores.get(k).addAll(parts(index, split, step, predicted.get(k), right));
      }
    }
    var kept = new RuleJudge(data, this).scores(scores.size(), split, step);
    for (int k = 0; k < scores.size(); k++) scores.get(k).addAll(kept.get(k));
    return scores;
  }

  /// The first metric of a task in each of its parts that are told apart.
  private List<MemberResult.Score> parts(int index, Split split, int step, List<Answer> predicted, List<Answer> right) {
    var table = data.tasks().get(index);
    var metric = table.metrics().getFirst();
    var scores = new ArrayList<MemberResult.Score>();
    for (var part : data.parts()) {
      var its = part.task() == index ? table.of(split, part.domain()) : List.<Integer>of();
      if (its.isEmpty()) continue;
      scores.add(new MemberResult.Score(step, table.name(), part.of(metric.name()),
          metric.score(table.target(), its.stream().map(predicted::get).toList(), its.stream().map(right::get).toList())));
    }
    return scores;
  }

  /// What is answered for rows of a task that follow each other, member by member.
  ///
  /// @param right what is right for them, which says how much of an output counts
  private List<List<Answer>> predict(int index, int firstRow, List<Answer> right) {
    var table = data.tasks().get(index);
    if (table.kind() == HeadKind.TEXT) return written(index, firstRow, right.size());
    return run(index, firstRow, right.size(), (example, output, at) -> answer(table, right.get(example), firstRow + example, output, at));
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

  /// Answers that are written word by word, member by member: all members write at once, each several answers.
  private List<List<Answer>> written(int index, int firstRow, int size) {
    int members = cohort.members().size();
    int beams = data.beams();
    int together = ROWS / beams;
    var search = new BeamSearch(beams, data.tasks().get(index).answerLength(), data.answerWords().size());
    var output = begin(index);
    var answers = new ArrayList<List<Answer>>();
    for (int k = 0; k < members; k++) answers.add(new ArrayList<>());
    for (int from = 0; from < size; from += together) {
      for (int i = 0; i < members * ROWS; i++) rows.set(i, firstRow + Math.min(from + i % ROWS / beams, size - 1));
      int each = output.size() / members / ROWS;
      var found = search.write(members * together, beginnings -> {
        for (int b = 0; b < beginnings.size(); b++) written.set(row(b, together * beams), beginnings.get(b));
        call(HeadKind.TEXT);
        return (b, id) -> output.get(row(b, together * beams) * each + id);
      });
      for (int a = 0; a < found.size(); a++) {
        if (from + a % together < size) answers.get(a / together).add(new Answer.Text(data.answerWords().words(found.get(a))));
      }
    }
    return answers;
  }

  /// Where a beginning stands among the rows of all members, each of which has so many beginnings.
  private static int row(int beginning, int each) {
    return beginning / each * ROWS + beginning % each;
  }

  /// Makes ready for a task.
  private HostFloats begin(int index) {
    for (int k = 0; k < cohort.members().size(); k++) task.set(k, index);
    var output = outputs.get(data.tasks().get(index).kind());
    if (output == null) throw new IllegalStateException("No head of kind " + data.tasks().get(index).kind());
    arguments.put("predictions", output);
    return output;
  }

  private void call(HeadKind kind) {
    String method = "predict_" + kind.key();
    module.call(method, program.arguments(method).stream().map(this::argument).toList()).close();
  }

  private <T> List<List<T>> run(int index, int firstRow, int size, Reader<T> reader) {
    var table = data.tasks().get(index);
    int members = cohort.members().size();
    var answers = new ArrayList<List<T>>();
    for (int k = 0; k < members; k++) answers.add(new ArrayList<>());
    var output = begin(index);
    for (int from = 0; from < size; from += ROWS) {
      for (int i = 0; i < members * ROWS; i++) rows.set(i, firstRow + Math.min(from + i % ROWS, size - 1));
      call(table.kind());
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

  private Answer answer(TaskTable table, Answer wanted, int row, HostFloats output, int at) {
    return switch (wanted) {
      case Answer.Label _ -> new Answer.Label((int) output.get(at));
      case Answer.Tags _ ->
        new Answer.Tags(data.starts(row).stream().map(place -> (int) output.get(at + place)).toList());
      case Answer.Text _ -> throw new IllegalStateException("Texts are written word by word");
      case Answer.Numbers(var right) -> {
        var numbers = new ArrayList<Float>();
        for (int i = 0; i < right.size(); i++)
          numbers.add((float) (output.get(at + i) * table.scale().get(i).deviation() + table.scale().get(i).mean()));
        yield new Answer.Numbers(numbers);
      }
    };
  }
}
