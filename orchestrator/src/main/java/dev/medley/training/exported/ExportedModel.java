package dev.medley.training.exported;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Input;
import dev.medley.training.Weights;
import dev.medley.training.data.AnswerWords;
import dev.medley.training.data.HeadKind;
import dev.medley.training.data.Prefix;
import dev.medley.training.data.Vocabulary;
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Argument;
import dev.medley.training.engine.Engine;
import dev.medley.training.engine.HostFloats;
import dev.medley.training.engine.HostLongs;
import dev.medley.training.engine.Module;
import dev.medley.training.engine.Result;
import dev.medley.training.exported.ModelCard.TaskCard;
import dev.medley.training.writing.BeamSearch;
import dev.medley.training.writing.WrittenRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A model read from its directory. Predicts in the thread that opened it.
public final class ExportedModel implements AutoCloseable {

  private final ModelCard card;
  private final Arena arena;
  private final Module module;
  private final Map<String, Argument> arguments = new HashMap<>();
  private final HostLongs task;
  private final InputRows inputRows;
  private final WrittenRows written;
  private final HostLongs numbers;
  private final HostLongs origin;
  private final Map<HeadKind, HostFloats> outputs = new HashMap<>();

  private ExportedModel(ModelCard card, Vocabulary vocabulary, byte[] program, Weights weights, String device) {
    this.card = card;
    arena = Engine.get().open(device);
    module = arena.load(program);
    int rows = card.rows();
    task = arena.hostLongs(1);
    inputRows = new InputRows(card, vocabulary, arena);
    written = WrittenRows.of(arena, rows, Math.max(1, card.answerLength()));
    arguments.putAll(written.arguments());
    origin = arena.hostLongs(1, rows);
    numbers = arena.hostLongs(1, 1, rows);
    for (int i = 0; i < rows; i++) numbers.set(i, i);
    arguments.putAll(weights.arguments(arena, card.tasks().size()));
    arguments.putAll(inputRows.arguments());
    arguments
        .putAll(Map.of("task", task, "rows", numbers, "origin", origin, "scalars",
            upload(card.scalars(), List.of(1, Math.max(1, card.scalars().size())))));
    card.constants().forEach((name, n) -> arguments.put(name, upload(n.values(), n.shape())));
  }

  /// Reads a directory that [ModelWriter] wrote.
  ///
  /// @throws InputException if it is none, is incomplete, or is of a later format
  public static ExportedModel open(Path directory, String device) {
    var stored = StoredModel.read(directory);
    try {
      return new ExportedModel(stored.card(), stored.vocabulary(), Files.readAllBytes(directory.resolve(ModelWriter.PROGRAM)),
          stored.weights(), device);
    } catch (IOException | IllegalArgumentException e) {
      throw StoredModel.none(directory, e);
    }
  }

  public ModelCard card() {
    return card;
  }

  /// The card of a task.
  ///
  /// @throws InputException if the model does not do it
  public TaskCard task(String name) {
    var names = card.tasks().stream().map(TaskCard::name).toList();
    return card.tasks().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow(() -> new InputException(
        Problem.didYouMean("MED-162", "The task (" + name + ") is not among those of the model.", name, names,
            "There are: " + String.join(", ", names) + ".")));
  }

  /// What the model predicts for each input, in order.
  ///
  /// @throws InputException if an input is not of the kind that the model reads
  public List<Answer> predict(String taskName, List<? extends Input> inputs) {
    var wanted = task(taskName);
    int together = wanted.kind() == HeadKind.TEXT ? card.rows() / card.beams() : card.rows();
    var answers = new ArrayList<Answer>();
    for (int from = 0; from < inputs.size(); from += together) {
      var some = inputs.subList(from, Math.min(inputs.size(), from + together));
      answers.addAll(wanted.kind() == HeadKind.TEXT ? written(wanted, some) : batch(wanted, some));
    }
    return answers;
  }

  /// Answers that are written word by word, all at once.
  private List<Answer> written(TaskCard wanted, List<? extends Input> inputs) {
    task.set(0, card.tasks().indexOf(wanted));
    var words = new AnswerWords(wanted.labels());
    for (int r = 0; r < card.rows(); r++)
      inputRows.fill(r, Prefix.before(inputs.get(Math.min(r, inputs.size() - 1)), wanted.name(), wanted.kind()));
    var output = outputs.computeIfAbsent(wanted.kind(), _ -> arena.hostFloats(1, card.rows(), words.size()));
    arguments.put("predictions", output);
    for (int r = 0; r < card.rows(); r++) numbers.set(r, r);
    try (var read = call("read_" + wanted.kind().key())) {
      arguments.put("read", read);
      var found = new BeamSearch(card.beams(), wanted.answerLength(), words.size()).write(inputs.size(), open -> {
        for (int b = 0; b < open.size(); b++) {
          written.set(b, open.get(b).ids());
          origin.set(b, open.get(b).answer());
          numbers.set(b, open.get(b).answer());
        }
        written.setPlace(open.getFirst().ids().size());
        call("write_" + wanted.kind().key()).close();
        return (b, id) -> output.get(b * words.size() + id);
      });
      return found.stream().<Answer>map(ids -> new Answer.Text(words.words(ids))).toList();
    }
  }

  private Result call(String method) {
    return module.call(method, card.arguments().getOrDefault(method, List.of()).stream().map(this::argument).toList());
  }

  private List<Answer> batch(TaskCard wanted, List<? extends Input> inputs) {
    task.set(0, card.tasks().indexOf(wanted));
    for (int r = 0; r < card.rows(); r++) inputRows.fill(r, inputs.get(Math.min(r, inputs.size() - 1)));
    int width = wanted.kind() == HeadKind.CLASSES ? 1 : wanted.kind() == HeadKind.TAGS ? card.length() : widest();
    var output = outputs.computeIfAbsent(wanted.kind(), _ -> arena.hostFloats(shape(wanted.kind(), width)));
    arguments.put("predictions", output);
    for (int r = 0; r < card.rows(); r++) numbers.set(r, r);
    call("predict_" + wanted.kind().key()).close();
    var answers = new ArrayList<Answer>();
    for (int r = 0; r < inputs.size(); r++) answers.add(answer(wanted, inputs.get(r), output, r * width));
    return answers;
  }

  private long[] shape(HeadKind kind, int width) {
    return kind == HeadKind.CLASSES ? new long[]{1, card.rows()} : new long[]{1, card.rows(), width};
  }

  private int widest() {
    return card.tasks().stream().filter(t -> t.kind() == HeadKind.NUMBERS).mapToInt(t -> t.labels().size()).max().orElse(1);
  }

  private Answer answer(TaskCard wanted, Input input, HostFloats output, int at) {
    return switch (wanted.kind()) {
      case CLASSES -> new Answer.Label((int) output.get(at));
      case TAGS -> new Answer.Tags(inputRows.starts(input).stream().map(place -> (int) output.get(at + place)).toList());
      case TEXT -> throw new IllegalStateException("Texts are written word by word");
      case NUMBERS -> {
        var numbers = new ArrayList<Float>();
        for (int i = 0; i < wanted.labels().size(); i++)
          numbers.add((float) (output.get(at + i) * wanted.scale().get(i).deviation() + wanted.scale().get(i).mean()));
        yield new Answer.Numbers(numbers);
      }
    };
  }

  private Argument argument(String name) {
    var argument = arguments.get(name);
    if (argument == null) throw new IllegalStateException("The model's program wants " + name + ", which its card does not explain");
    return argument;
  }

  private Argument upload(List<Float> numbers, List<Integer> shape) {
    float[] values = new float[shape.stream().reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < numbers.size(); i++) values[i] = numbers.get(i);
    return arena.upload(values, shape.stream().mapToLong(Integer::longValue).toArray());
  }

  @Override
  public void close() {
    arena.close();
  }
}
