package dev.medley.training;

import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.training.compile.HeadOutput;
import dev.medley.training.compile.StepProgram;
import dev.medley.training.data.HeadKind;
import dev.medley.training.data.InputShape;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.TaskTable;
import dev.medley.training.data.Vocabulary;
import dev.medley.training.engine.Archive;
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Argument;
import dev.medley.training.engine.HostFloats;
import dev.medley.training.engine.HostLongs;
import dev.medley.training.engine.Module;
import dev.medley.training.model.Model;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// Asks a trained member about texts that its study does not have: what it loses on each, and what it answers. Texts whose answers are written are not asked about.
public final class TextProbe {

  /// Texts that are run at once.
  private static final int ROWS = 64;
  private static final String FORWARD = "forward";

  private final StudyData data;
  private final int length;
  private final StepProgram lossProgram;
  private final StepProgram predictions;
  private final Module lossModule;
  private final Module predictionModule;
  private final Map<String, Argument> arguments = new HashMap<>();
  /// What each program has for itself: constants of one name are of different shapes in the two.
  private final Map<StepProgram, Map<String, Argument>> own = new HashMap<>();
  private final Map<HeadKind, HostFloats> outputs = new HashMap<>();
  private final Map<HeadKind, HostLongs> taskOfSlots = new HashMap<>();
  private final HostLongs tokens;
  private final HostLongs classes;
  private final HostLongs tags;
  private final HostFloats numbers;
  private final HostLongs task;
  private final HostLongs counts;
  private final HostFloats losses;
  private final HostLongs oneByOne;
  private final HostLongs together;
  private final int widest;

  /// @param cohort of the member alone
  /// @throws IllegalArgumentException if it reads no texts
  public TextProbe(Cohort cohort, Weights weights, StudyData data, Arena arena) {
    if (!(data.input() instanceof InputShape.Text(int words, _))) throw new IllegalArgumentException("The member reads no texts");
    this.data = data;
    length = words;
    widest = data.tasks().stream().filter(t -> t.kind() == HeadKind.NUMBERS).mapToInt(TaskTable::outputs).max().orElse(1);
    var whole = cohort.model().apply(ROWS);
    lossProgram = StepProgram.losses(plan(cohort.model().apply(1), ROWS));
    predictions = StepProgram.prediction(plan(whole, 1));
    lossModule = arena.load(Archive.pack(lossProgram.source()));
    predictionModule = arena.load(Archive.pack(predictions.source()));
    tokens = arena.hostLongs(ROWS, length);
    classes = arena.hostLongs(ROWS);
    tags = arena.hostLongs(ROWS, length);
    numbers = arena.hostFloats(ROWS, widest);
    task = arena.hostLongs(1);
    counts = arena.hostLongs(HeadKind.values().length);
    losses = arena.hostFloats(1, ROWS);
    oneByOne = arena.hostLongs(1, ROWS, 1);
    together = arena.hostLongs(1, 1, ROWS);
    for (int r = 0; r < ROWS; r++) {
      oneByOne.set(r, r);
      together.set(r, r);
    }
    bind(cohort, weights, arena, whole);
  }

  /// What a model computes of texts of which each is at its own row, and so is what is right.
  private StepProgram.Plan plan(Model model, int microBatches) {
    var own = model.outputs().stream().map(o -> new HeadOutput(o.kind(), o.loss(), o.prediction(), o.tasks(), 0)).toList();
    return new StepProgram.Plan(model.parameters(), own, List.of(), 1, microBatches, model.rows(), data.tasks().size());
  }

  private void bind(Cohort cohort, Weights weights, Arena arena, Model whole) {
    var tables = new Tables(arena, data);
    var ofLosses = new HashMap<String, Argument>();
    tables.bind(lossProgram, FORWARD, ofLosses);
    own.put(lossProgram, ofLosses);
    var ofPredictions = new HashMap<String, Argument>();
    whole.outputs().forEach(output -> tables.bind(predictions, "predict_" + output.kind(), ofPredictions));
    own.put(predictions, ofPredictions);
    arguments.putAll(new CohortState(arena, cohort.members(), List.of(weights), lossProgram.scalars(), data.tasks().size()).arguments());
    arguments.putAll(Map.of("tokens", tokens, "target_classes", classes, "target_tags", tags, "target_numbers", numbers, "task", task,
        "counts", counts, "losses", losses, "seeds", arena.hostLongs(1), "progress", arena.hostFloats(1)));
    for (var output : whole.outputs()) {
      var kind = HeadKind.valueOf(output.kind().toUpperCase(Locale.ROOT));
      outputs.put(kind, arena.hostFloats(switch (kind) {
        case CLASSES -> new long[]{1, ROWS};
        case TAGS -> new long[]{1, ROWS, length};
        case NUMBERS, TEXT -> new long[]{1, ROWS, widest};
      }));
      var slots = arena.hostLongs(ROWS);
      for (int i = 0; i < ROWS; i++) slots.set(i, i);
      var tasks = arena.hostLongs(ROWS);
      taskOfSlots.put(kind, tasks);
      arguments.putAll(Map.of("all_slots_" + kind.key(), slots, "all_member_" + kind.key(), arena.hostLongs(ROWS),
          "all_task_" + kind.key(), tasks));
    }
  }

  /// How many words of a text are read.
  public int seen(Example example) {
    return read(example).starts().size();
  }

  private Vocabulary.Reading read(Example example) {
    if (!(example.input() instanceof Input.Words(var words))) throw new IllegalArgumentException("The member reads texts");
    return data.vocabulary().read(words, length);
  }

  /// The loss of each of some examples of a task, in order.
  public List<Double> losses(int index, List<Example> examples) {
    arguments.put("rows", oneByOne);
    var kind = data.tasks().get(index).kind();
    for (int i = 0; i < ROWS; i++) java.util.Objects.requireNonNull(taskOfSlots.get(kind)).set(i, index);
    for (int i = 0; i < data.kinds().size(); i++) counts.set(i, data.kinds().get(i) == kind ? ROWS : 0);
    var found = new ArrayList<Double>();
    for (int from = 0; from < examples.size(); from += ROWS) {
      var some = examples.subList(from, Math.min(examples.size(), from + ROWS));
      fill(index, some);
      call(lossModule, lossProgram, FORWARD);
      for (int r = 0; r < some.size(); r++) found.add((double) losses.get(r));
    }
    return found;
  }

  /// What is answered to each of some examples of a task, in order.
  public List<Answer> answers(int index, List<Example> examples) {
    var table = data.tasks().get(index);
    var output = java.util.Objects.requireNonNull(outputs.get(table.kind()));
    arguments.put("rows", together);
    arguments.put("predictions", output);
    task.set(0, index);
    var answers = new ArrayList<Answer>();
    for (int from = 0; from < examples.size(); from += ROWS) {
      var some = examples.subList(from, Math.min(examples.size(), from + ROWS));
      fill(index, some);
      call(predictionModule, predictions, "predict_" + table.kind().key());
      int each = output.size() / ROWS;
      for (int r = 0; r < some.size(); r++) answers.add(answer(table, some.get(r), output, r * each));
    }
    return answers;
  }

  private Answer answer(TaskTable table, Example example, HostFloats output, int at) {
    return switch (table.kind()) {
      case CLASSES -> new Answer.Label((int) output.get(at));
      case TAGS -> new Answer.Tags(read(example).starts().stream().map(place -> (int) output.get(at + place)).toList());
      case NUMBERS -> new Answer.Numbers(IntStream.range(0, table.outputs())
          .mapToObj(i -> (float) (output.get(at + i) * table.scale().get(i).deviation() + table.scale().get(i).mean())).toList());
      case TEXT -> throw new IllegalArgumentException("Answers that are written are not asked for");
    };
  }

  /// Puts texts and what is right for them into the rows; those that are left over are as the last.
  private void fill(int index, List<Example> examples) {
    var scale = data.tasks().get(index).scale();
    for (int row = 0; row < ROWS; row++) {
      var example = examples.get(Math.min(row, examples.size() - 1));
      var reading = read(example);
      for (int i = 0; i < length; i++) {
        tokens.set(row * length + i, i < reading.ids().size() ? reading.ids().get(i) : Vocabulary.PADDING);
        tags.set(row * length + i, -1);
      }
      switch (example.answer()) {
        case Answer.Label(int label) -> classes.set(row, label);
        case Answer.Tags(var right) -> {
          for (int w = 0; w < reading.starts().size(); w++) tags.set(row * length + reading.starts().get(w), right.get(w));
        }
        case Answer.Numbers(var right) -> {
          for (int i = 0; i < right.size(); i++) numbers.set(row * widest + i, scale.get(i).scaled(right.get(i)));
        }
        case Answer.Text _ -> throw new IllegalArgumentException("Answers that are written are not asked for");
      }
    }
  }

  private void call(Module module, StepProgram program, String method) {
    module.call(method, program.arguments(method).stream().map(name -> {
      var argument = arguments.getOrDefault(name, own.getOrDefault(program, Map.of()).get(name));
      if (argument == null) throw new IllegalStateException("The method " + method + " lacks its argument " + name);
      return argument;
    }).toList()).close();
  }
}
