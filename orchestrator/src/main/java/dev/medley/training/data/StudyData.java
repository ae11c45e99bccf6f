package dev.medley.training.data;

import dev.medley.api.task.Split;
import dev.medley.api.task.Target;
import dev.medley.rules.Rule;
import dev.medley.rules.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// All that the tasks of a study train on and are judged by. Immutable by agreement: the arrays are read by all cohorts and written by none.
///
/// | field | meaning | shape |
/// |---|---|---|
/// | `tokens` | ids of words, of their pieces or bytes, where the inputs are texts | `[rows, length]` |
/// | `values` | scaled numbers, where they are not; those of an image channel after channel | `[rows, width]` |
/// | `domain` | the index of each row's domain, -1 where it has none | `[rows]` |
/// | `known_t` | the class of each training row of the task at place `t`, -1 of all other rows | `[rows]`, or `[rows, length]` for a tagging |
/// | `target_classes` | the class of each row of the classification tasks | `[their rows]` |
/// | `target_tags` | the class of each word of the tagging tasks, where it begins; -1 where a word goes on or a text is filled up | `[their rows, length]` |
/// | `target_text` | the words of the answer of each row of the text tasks and its end; -1 behind it | `[their rows, answer length]` |
/// | `target_numbers` | scaled values of the regression tasks | `[their rows, widest]` |
public final class StudyData {

  /// Before the place of a task among the study's, see below.
  public static final String KNOWN = "known_";

  private final List<TaskTable> tasks;
  private final InputShape input;
  private final Vocabulary vocabulary;
  private final List<TaskTable.Scale> inputScale;
  final int rows;
  final int[] tokens;
  final float[] values;
  final int[] classes;
  final int[] tags;
  final int[] texts;
  final float[] numbers;
  private final AnswerWords answerWords;
  private final int answerLength;
  private final int beams;
  private final Map<HeadKind, Integer> firstRows;
  private final boolean oneHead;
  private final List<Rule> rules;
  private final List<Part> parts;

  StudyData(Builder builder) {
    tasks = builder.tables();
    input = builder.input();
    vocabulary = builder.vocabulary();
    inputScale = builder.inputScale();
    rows = builder.rows();
    tokens = builder.tokens;
    values = builder.values;
    classes = builder.classes;
    tags = builder.tags;
    texts = builder.texts;
    answerWords = builder.answerWords();
    answerLength = builder.answerLength();
    beams = builder.beams();
    numbers = builder.numbers;
    firstRows = builder.firstRows();
    oneHead = builder.oneHead();
    rules = List.of();
    parts = List.of();
  }

  private StudyData(StudyData other, List<Rule> rules, List<Part> parts) {
    tasks = other.tasks;
    input = other.input;
    vocabulary = other.vocabulary;
    inputScale = other.inputScale;
    rows = other.rows;
    tokens = other.tokens;
    values = other.values;
    classes = other.classes;
    tags = other.tags;
    texts = other.texts;
    answerWords = other.answerWords;
    answerLength = other.answerLength;
    beams = other.beams;
    numbers = other.numbers;
    firstRows = other.firstRows;
    oneHead = other.oneHead;
    this.rules = List.copyOf(rules);
    this.parts = List.copyOf(parts);
  }

  /// The same data, judged by rules as well.
  public StudyData withRules(List<Rule> known) {
    return new StudyData(this, known, parts);
  }

  /// A domain of a task's data, whose figure is told apart.
  ///
  /// @param task its place among the study's
  public record Part(int task, String domain) {

    /// As a metric is called where it is of this part alone, such as `accuracy-in-letters`.
    public String of(String metric) {
      return metric + "-in-" + domain;
    }
  }

  /// The same data, of which some parts are told apart as well.
  public StudyData withParts(List<Part> told) {
    return new StudyData(this, rules, told);
  }

  /// The parts of which figures are told apart.
  public List<Part> parts() {
    return parts;
  }

  /// What is known of how the tasks' classes go together, by which predictions are judged.
  public List<Rule> rules() {
    return rules;
  }

  /// The tasks that rules may speak of, by their places; none where a task predicts no classes.
  public List<Optional<Subject>> subjects() {
    return tasks.stream().map(t -> switch (t.target()) {
      case Target.Classes(var labels) -> Optional.of(new Subject(t.name(), labels, false));
      case Target.TokenClasses(var labels) -> Optional.of(new Subject(t.name(), labels, true));
      case Target.Text _,Target.Numbers _ -> Optional.<Subject>empty();
    }).toList();
  }

  /// In the order in which the study names them.
  public List<TaskTable> tasks() {
    return tasks;
  }

  /// The names of the tasks, in their order.
  public List<String> names() {
    return tasks.stream().map(TaskTable::name).toList();
  }

  /// Where some tasks stand among all.
  public List<Integer> places(List<String> some) {
    return some.stream().map(names()::indexOf).toList();
  }

  public InputShape input() {
    return input;
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /// Mean and deviation of each input number, or of each channel of images, by which inputs are scaled; empty for texts.
  public List<TaskTable.Scale> inputScale() {
    return inputScale;
  }

  /// What a network needs to know of these data.
  public StudyShape shape() {
    var shapes = tasks.stream().map(t -> new StudyShape.TaskShape(t.name(), t.kind(),
        t.kind() == HeadKind.TEXT ? answerWords.size() : t.outputs(), t.lossScale())).toList();
    return new StudyShape(input, shapes, firstRows, domains(), answerLength, oneHead);
  }

  /// The words that models write where answers are texts.
  public AnswerWords answerWords() {
    return answerWords;
  }

  /// How many beginnings of an answer are kept while it is written.
  public int beams() {
    return beams;
  }

  /// How many words of an answer are written, its end included; 0 where none are.
  public int answerLength() {
    return answerLength;
  }

  /// The domains that training examples are labelled with, over all tasks, in alphabetical order.
  public List<String> domains() {
    return tasks.stream().flatMap(t -> t.domains().keySet().stream()).filter(d -> !d.isEmpty()).distinct().sorted().toList();
  }

  /// The index of every row's domain, -1 where it has none and where it is no training example.
  private int[] domainOfRows() {
    int[] of = new int[rows];
    Arrays.fill(of, -1);
    var names = domains();
    for (var task : tasks) {
      task.domains().forEach((domain, examples) -> examples.forEach(e -> of[task.firstRow() + e] = names.indexOf(domain)));
    }
    return of;
  }

  /// The kinds of heads that the tasks need, in a fixed order.
  public List<HeadKind> kinds() {
    return shape().kinds();
  }

  public int rows() {
    return rows;
  }

  /// Where the words of a row of a tagging task begin, as many as models see.
  public List<Integer> starts(int row) {
    int length = input instanceof InputShape.Text(int l, _) ? l : 0;
    int first = (row - firstRows.getOrDefault(HeadKind.TAGS, 0)) * length;
    return IntStream.range(0, length).filter(i -> tags[first + i] >= 0).boxed().toList();
  }

  /// Tells data apart: the same only where every number that training sees is the same.
  public String checksum() {
    return new Checksum().add(rows).add(tokens).add(values).add(classes).add(tags).add(texts).add(numbers).hex();
  }

  /// A field by the name that the compiled program gives it, row-major.
  public Field field(String name) {
    int length = input instanceof InputShape.Text(int l, _) ? l : 1;
    return switch (name) {
      case "tokens" -> new Field.Whole(tokens, new long[]{rows, length});
      case "values" -> new Field.Real(values, new long[]{rows, values.length / rows});
      case "domain" -> new Field.Whole(domainOfRows(), new long[]{rows});
      case "target_classes" -> new Field.Whole(classes, new long[]{classes.length});
      case "target_tags" -> new Field.Whole(tags, new long[]{tags.length / length, length});
      case "target_text" -> new Field.Whole(texts, new long[]{texts.length / answerLength, answerLength});
      case "target_numbers" -> {
        int widest = tasks.stream().filter(t -> t.kind() == HeadKind.NUMBERS).mapToInt(TaskTable::outputs).max().orElse(1);
        yield new Field.Real(numbers, new long[]{numbers.length / widest, widest});
      }
      default -> {
        if (!name.startsWith(KNOWN)) throw new IllegalArgumentException("The data have no field " + name);
        yield known(tasks.get(Integer.parseInt(name.substring(KNOWN.length()))));
      }
    };
  }

  /// The classes of a task's own training rows among all rows of the study, -1 elsewhere: what is held out is not known to training.
  private Field known(TaskTable task) {
    int each = task.kind() == HeadKind.TAGS && input instanceof InputShape.Text(int length, _) ? length : 1;
    int[] from = switch (task.kind()) {
      case CLASSES -> classes;
      case TAGS -> tags;
      case TEXT, NUMBERS -> throw new IllegalArgumentException("The task " + task.name() + " has no classes");
    };
    int[] all = new int[rows * each];
    Arrays.fill(all, -1);
    int first = task.firstRow() - firstRows.getOrDefault(task.kind(), 0);
    System.arraycopy(from, first * each, all, task.firstRow() * each, task.size(Split.TRAIN) * each);
    return new Field.Whole(all, each == 1 ? new long[]{rows} : new long[]{rows, each});
  }

  /// The numbers of a field; not copied.
  public sealed interface Field {
    long[] shape();

    final class Whole implements Field {
      private final int[] numbers;
      private final long[] shape;

      Whole(int[] numbers, long[] shape) {
        this.numbers = numbers;
        this.shape = shape;
      }

      @Override
      public long[] shape() {
        return shape;
      }

      public int[] numbers() {
        return numbers;
      }
    }

    final class Real implements Field {
      private final float[] numbers;
      private final long[] shape;

      Real(float[] numbers, long[] shape) {
        this.numbers = numbers;
        this.shape = shape;
      }

      @Override
      public long[] shape() {
        return shape;
      }

      public float[] numbers() {
        return numbers;
      }
    }
  }
}
