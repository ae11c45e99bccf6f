package dev.medley.training.data;

import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Split;
import dev.medley.api.task.TaskData;
import dev.medley.robustness.Exam;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Puts the examples of all tasks into the study's tables.
final class Builder {

  /// Beyond this many, validation scores a fixed sample: more would cost more than it tells.
  static final int VALIDATION_LIMIT = 1_000;

  /// The same where answers are written: each costs as many runs of the model as it has words.
  private static final int WRITTEN_LIMIT = 300;

  private final List<LoadedTask> loaded;
  private final InputShape input;
  private final Vocabulary vocabulary;
  private final List<TaskTable.Scale> inputScale;
  private final Map<String, List<Worsened>> worsened = new HashMap<>();
  private final Map<HeadKind, Integer> firstRows = new EnumMap<>(HeadKind.class);
  private final Map<String, TaskTable> tables = new HashMap<>();
  private final AnswerWords answerWords;
  private final Map<String, Integer> answerIndex;
  private final int answerLength;
  private final int beams;
  private final List<String> oneHead;
  private final int rows;
  int[] tokens = new int[0];
  float[] values = new float[0];
  int[] classes = new int[0];
  int[] tags = new int[0];
  int[] texts = new int[0];
  float[] numbers = new float[0];

  /// @param answerLimit how many words can be written
  /// @param beams       how many beginnings of an answer are kept while it is written
  /// @param exam        by what it is measured how robust models are, if it is
  /// @param oneHead     the tasks by which numbers are scaled, where tasks of a kind have one head; none where each has its own
  Builder(List<LoadedTask> loaded, int length, Vocabulary vocabulary, int answerLimit, int beams, Optional<Exam> exam,
      List<String> oneHead) {
    this.oneHead = List.copyOf(oneHead);
    this.beams = beams;
    this.loaded = loaded.stream().map(Builder::sampled).toList();
    this.vocabulary = vocabulary;
    var written = loaded.stream().flatMap(t -> t.data().train().stream()).map(Example::answer)
        .filter(Answer.Text.class::isInstance).map(a -> ((Answer.Text) a).words()).toList();
    answerWords = AnswerWords.of(written, answerLimit);
    answerIndex = answerWords.index();
    answerLength = written.isEmpty() ? 0 : 1 + Math.min(length, written.stream().mapToInt(List::size).max().orElse(0));
    input = switch (loaded.getFirst().data().train().getFirst().input()) {
      case Input.Words _ -> new InputShape.Text(length, vocabulary.size());
      case Input.Image(int channels, int height, int width, _) -> new InputShape.Images(channels, height, width);
      case Input.Vector(var numbers) -> new InputShape.Vectors(numbers.size());
    };
    inputScale = input instanceof InputShape.Text ? List.of() : Scales.of(trainInputs().toList());
    var deviations = inputScale.stream().map(TaskTable.Scale::deviation).toList();
    exam.ifPresent(asked -> this.loaded.forEach(task -> worsened.put(task.name(), Worsened.of(task, asked, deviations))));
    rows = this.loaded.stream().mapToInt(t -> examples(t).size()).sum();
    fill();
  }

  static LoadedTask sampled(LoadedTask task) {
    var validation = task.data().validation();
    int limit = HeadKind.of(task.data().target()) == HeadKind.TEXT ? WRITTEN_LIMIT : VALIDATION_LIMIT;
    if (validation.size() <= limit) return task;
    var random = dev.medley.training.random.Streams.stream(VALIDATION_LIMIT);
    var picked = new ArrayList<>(validation);
    java.util.Collections.shuffle(picked, java.util.Random.from(random));
    var data = task.data();
    return new LoadedTask(task.name(), task.main(), task.metrics(),
        new TaskData(data.target(), data.train(), picked.subList(0, limit), data.test(), data.unseen()), task.lossScale());
  }

  /// The columns that have a scale each: the numbers of vectors, the channels of images.
  private Stream<List<Float>> trainInputs() {
    return loaded.stream().flatMap(t -> t.data().train().stream()).flatMap(e -> switch (e.input()) {
      case Input.Words _ -> Stream.empty();
      case Input.Image image -> pixels(image);
      case Input.Vector(var numbers) -> Stream.of(numbers);
    });
  }

  /// The channels' values of each pixel.
  private static Stream<List<Float>> pixels(Input.Image image) {
    int size = image.height() * image.width();
    return IntStream.range(0, size)
        .mapToObj(p -> IntStream.range(0, image.channels()).mapToObj(c -> image.values().get(c * size + p)).toList());
  }

  private List<Example> examples(LoadedTask task) {
    var all = new ArrayList<Example>();
    for (var split : Split.values()) all.addAll(task.data().split(split));
    worsened(task).forEach(worse -> all.addAll(worse.examples()));
    return all;
  }

  private List<Worsened> worsened(LoadedTask task) {
    return worsened.getOrDefault(task.name(), List.of());
  }

  /// Tasks of one kind lie together, so that the targets of a kind are one table.
  private void fill() {
    int length = input instanceof InputShape.Text(int l, _) ? l : 0;
    int width = switch (input) {
      case InputShape.Text _ -> 0;
      case InputShape.Images images -> images.size();
      case InputShape.Vectors(int numbers) -> numbers;
    };
    tokens = new int[rows * length];
    values = new float[rows * width];
    int row = 0;
    for (var kind : HeadKind.values()) {
      var ofKind = loaded.stream().filter(t -> HeadKind.of(t.data().target()) == kind).toList();
      if (ofKind.isEmpty()) continue;
      firstRows.put(kind, row);
      int widest = ofKind.stream().mapToInt(t -> outputs(t)).max().orElse(1);
      int total = ofKind.stream().mapToInt(t -> examples(t).size()).sum();
      switch (kind) {
        case CLASSES -> classes = new int[total];
        case TAGS -> tags = IntStream.generate(() -> -1).limit((long) total * length).toArray();
        case TEXT -> texts = IntStream.generate(() -> -1).limit((long) total * answerLength).toArray();
        case NUMBERS -> numbers = new float[total * widest];
      }
      for (var task : ofKind) {
        var scale = kind == HeadKind.NUMBERS ? scale(ofKind, task) : List.<TaskTable.Scale>of();
        tables.put(task.name(), table(task, kind, row, scale, length));
        for (var example : examples(task)) {
          input(Prefix.before(example.input(), task.name(), kind), row, length, width);
          answer(example, row - firstRows.getOrDefault(kind, 0), length, widest, scale);
          row++;
        }
      }
    }
  }

  /// A task's own; of tasks that have one head, that of all that are trained.
  private List<TaskTable.Scale> scale(List<LoadedTask> ofKind, LoadedTask task) {
    var measured = oneHead.isEmpty() ? List.of(task) : ofKind.stream().filter(t -> oneHead.contains(t.name())).toList();
    return Scales.of((measured.isEmpty() ? ofKind : measured).stream().flatMap(t -> t.data().train().stream())
        .map(e -> ((Answer.Numbers) e.answer()).numbers()).toList());
  }

  private static int outputs(LoadedTask task) {
    return task.data().target() instanceof dev.medley.api.task.Target.Numbers(var names) ? names.size() : 1;
  }

  private void input(Input example, int row, int length, int width) {
    switch (example) {
      case Input.Words(var words) -> {
        var ids = vocabulary.read(words, length).ids();
        for (int i = 0; i < ids.size(); i++) tokens[row * length + i] = ids.get(i);
      }
      case Input.Image(int channels, _, _, var given) -> scaled(given, width / channels, row * width);
      case Input.Vector(var given) -> scaled(given, 1, row * width);
    }
  }

  /// @param each how many numbers that follow each other have one scale
  private void scaled(List<Float> given, int each, int at) {
    for (int i = 0; i < given.size(); i++) values[at + i] = inputScale.get(i / each).scaled(given.get(i));
  }

  private void answer(Example example, int row, int length, int widest, List<TaskTable.Scale> scale) {
    switch (example.answer()) {
      case Answer.Label(int index) -> classes[row] = index;
      case Answer.Tags(var indices) -> {
        var starts = starts(example.input(), length);
        for (int i = 0; i < starts.size(); i++) tags[row * length + starts.get(i)] = indices.get(i);
      }
      case Answer.Text(var words) -> {
        var ids = answerWords.ids(words, answerLength, answerIndex);
        for (int i = 0; i < ids.size(); i++) texts[row * answerLength + i] = ids.get(i);
      }
      case Answer.Numbers(var given) -> {
        for (int i = 0; i < given.size(); i++)
          numbers[row * widest + i] = scale.get(i).scaled(given.get(i));
      }
    }
  }

  private TaskTable table(LoadedTask task, HeadKind kind, int firstRow, List<TaskTable.Scale> scale, int length) {
    var data = task.data();
    var sizes = new EnumMap<Split, Integer>(Split.class);
    var answers = new EnumMap<Split, List<Answer>>(Split.class);
    for (var split : Split.values()) {
      sizes.put(split, data.split(split).size());
      answers.put(split, data.split(split).stream().map(e -> cut(e, length)).toList());
    }
    var labels = new EnumMap<Split, List<String>>(Split.class);
    for (var split : List.of(Split.VALIDATION, Split.TEST)) labels.put(split, data.split(split).stream().map(Example::domain).toList());
    var domains = new LinkedHashMap<String, List<Integer>>();
    for (int i = 0; i < data.train().size(); i++) domains.computeIfAbsent(data.train().get(i).domain(), _ -> new ArrayList<>()).add(i);
    return new TaskTable(task.name(), task.main(), kind, data.target(), task.metrics(), firstRow, sizes, domains,
        Difficulties.of(data.train()), answers, scale, task.lossScale(),
        worse(task, firstRow + sizes.values().stream().mapToInt(Integer::intValue).sum(), length), labels);
  }

  private List<TaskTable.Worse> worse(LoadedTask task, int firstRow, int length) {
    var worse = new ArrayList<TaskTable.Worse>();
    int row = firstRow;
    for (var its : worsened(task)) {
      var right = its.examples().stream().map(e -> cut(e, length)).toList();
      worse.add(new TaskTable.Worse(its.split(), its.way().key(), its.strength(), row, its.of(), right));
      row += right.size();
    }
    return List.copyOf(worse);
  }

  /// Words beyond the study's length are seen by no model and judged in none.
  private Answer cut(Example example, int length) {
    return switch (example.answer()) {
      case Answer.Tags(var indices) -> new Answer.Tags(indices.subList(0, starts(example.input(), length).size()));
      case Answer.Text(var words) when words.size() >= answerLength -> new Answer.Text(words.subList(0, answerLength - 1));
      case Answer.Label _,Answer.Text _,Answer.Numbers _ -> example.answer();
    };
  }

  /// Where a word that is read by pieces is tagged: at the first.
  private List<Integer> starts(Input input, int length) {
    return input instanceof Input.Words(var words) ? vocabulary.read(words, length).starts() : List.of();
  }

  List<TaskTable> tables() {
    return loaded.stream().map(t -> tables.get(t.name())).map(java.util.Objects::requireNonNull).toList();
  }

  InputShape input() {
    return input;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  List<TaskTable.Scale> inputScale() {
    return inputScale;
  }

  AnswerWords answerWords() {
    return answerWords;
  }

  int beams() {
    return beams;
  }

  boolean oneHead() {
    return !oneHead.isEmpty();
  }

  int answerLength() {
    return answerLength;
  }

  int rows() {
    return rows;
  }

  Map<HeadKind, Integer> firstRows() {
    return firstRows;
  }
}
