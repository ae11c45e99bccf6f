package dev.medley.training;

import dev.medley.training.compile.StepProgram;
import dev.medley.training.data.HeadKind;
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Argument;
import dev.medley.training.engine.HostFloats;
import dev.medley.training.engine.HostLongs;
import dev.medley.training.engine.Module;
import dev.medley.training.engine.Result;
import dev.medley.training.writing.WrittenRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// A network compiled for the predictions of so many members, each for so many rows at once.
final class Predictor {

  private final StepProgram program;
  private final Module module;
  private final Map<String, Argument> arguments;
  private final HostLongs rows;
  private final HostLongs task;
  private final HostLongs origin;
  private final WrittenRows written;
  private final Map<HeadKind, HostFloats> outputs = new HashMap<>();

  /// @param arguments    what the methods need beside the rows and what is made of them
  /// @param answerLength words of an answer at most
  Predictor(Arena arena, StepProgram program, Module module, Map<String, Argument> arguments, int answerLength) {
    this.program = program;
    this.module = module;
    this.arguments = new HashMap<>(arguments);
    int members = program.plan().members();
    rows = arena.hostLongs(members, 1, rows());
    task = arena.hostLongs(members);
    origin = arena.hostLongs(members, rows());
    written = WrittenRows.of(arena, members * rows(), Math.max(1, answerLength));
    this.arguments.putAll(written.arguments());
    this.arguments.putAll(Map.of("rows", rows, "task", task, "origin", origin));
    for (var output : program.plan().outputs()) {
      var shape = output.prediction().shape().dims().stream().mapToLong(Integer::longValue);
      outputs.put(HeadKind.valueOf(output.kind().toUpperCase(Locale.ROOT)),
          arena.hostFloats(LongStream.concat(LongStream.of(members), shape).toArray()));
    }
  }

  int members() {
    return program.plan().members();
  }

  /// Of each member.
  int rows() {
    return program.plan().rows();
  }

  void setTask(int index) {
    for (int k = 0; k < members(); k++) task.set(k, index);
  }

  /// @param row   of a member, counted over all members
  /// @param place in the study's data
  void setRow(int row, int place) {
    rows.set(row, place);
  }

  /// Says what was written so far in a row, and as which row of what was read it began.
  void setBeginning(int row, List<Integer> ids, int from) {
    written.set(row, ids);
    origin.set(row, from);
  }

  /// How many numbers are predicted for a row.
  int each(HeadKind kind) {
    return output(kind).size() / members() / rows();
  }

  /// Predicts for all rows.
  HostFloats predict(HeadKind kind) {
    return predict("predict_" + kind.key(), kind, Map.of());
  }

  /// Reads all rows, once for all words of their answers.
  Result read() {
    return call("read_" + HeadKind.TEXT.key(), Map.of());
  }

  /// The next words' logarithmic probabilities where what was written has so many words.
  HostFloats next(Result read, int words) {
    written.setPlace(words);
    return predict("write_" + HeadKind.TEXT.key(), HeadKind.TEXT, Map.of("read", read));
  }

  /// Takes some members' parameters over from those of many.
  void choose(List<Integer> who, Arena arena, Map<String, Argument> all) {
    var places = arena.hostLongs(who.size());
    for (int i = 0; i < who.size(); i++) places.set(i, who.get(i));
    var more = new HashMap<String, Argument>(Map.of("who", places));
    for (var name : List.of("shared", "own", "scalars")) more.put("all_" + name, required(all.get(name), name));
    call(StepProgram.CHOOSE, more).close();
  }

  private HostFloats predict(String method, HeadKind kind, Map<String, Argument> more) {
    var output = output(kind);
    arguments.put("predictions", output);
    call(method, more).close();
    return output;
  }

  private HostFloats output(HeadKind kind) {
    return required(outputs.get(kind), kind);
  }

  private Result call(String method, Map<String, Argument> more) {
    var list = new ArrayList<Argument>();
    for (var name : program.arguments(method)) list.add(required(more.getOrDefault(name, arguments.get(name)), name));
    return module.call(method, list);
  }

  private static <T> T required(@Nullable T found, Object name) {
    if (found == null) throw new IllegalStateException("The predictions lack their argument " + name);
    return found;
  }
}
