package dev.medley.training.data;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// All that the tasks of a study train on and are judged by. Immutable by agreement: the arrays are read by all cohorts and written by none.
///
/// | field | meaning | shape |
/// |---|---|---|
/// | `tokens` | ids of words, of their pieces or bytes, where the inputs are texts | `[rows, length]` |
/// | `values` | scaled numbers, where they are not; those of an image channel after channel | `[rows, width]` |
/// | `domain` | the index of each row's domain, -1 where it has none | `[rows]` |
/// | `target_classes` | the class of each row of the classification tasks | `[their rows]` |
/// | `target_tags` | the class of each word of the tagging tasks, where it begins; -1 where a word goes on or a text is filled up | `[their rows, length]` |
/// | `target_numbers` | scaled values of the regression tasks | `[their rows, widest]` |
public final class StudyData {

  private final List<TaskTable> tasks;
  private final InputShape input;
  private final Vocabulary vocabulary;
  private final List<TaskTable.Scale> inputScale;
  final int rows;
  final int[] tokens;
  final float[] values;
  final int[] classes;
  final int[] tags;
  final float[] numbers;
  private final Map<HeadKind, Integer> firstRows;

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
    numbers = builder.numbers;
    firstRows = builder.firstRows();
  }

  /// In the order in which the study names them.
  public List<TaskTable> tasks() {
    return tasks;
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
    var shapes = tasks.stream().map(t -> new StudyShape.TaskShape(t.name(), t.kind(), t.outputs(), t.lossScale())).toList();
    return new StudyShape(input, shapes, firstRows, domains());
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
    return new Checksum().add(rows).add(tokens).add(values).add(classes).add(tags).add(numbers).hex();
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
      case "target_numbers" -> {
        int widest = tasks.stream().filter(t -> t.kind() == HeadKind.NUMBERS).mapToInt(TaskTable::outputs).max().orElse(1);
        yield new Field.Real(numbers, new long[]{numbers.length / widest, widest});
      }
      default -> throw new IllegalArgumentException("The data have no field " + name);
    };
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
