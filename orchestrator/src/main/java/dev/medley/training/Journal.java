package dev.medley.training;

import dev.medley.training.engine.HostFloats;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// What the host has seen of the engine, step by step and member by member: from it alone the host's part of training can be done again.
final class Journal {

  private static final int FIRST_STEPS = 64;

  private final List<Column> columns;
  private final List<Map<String, float[]>> examples;
  private int steps;

  /// A buffer that the engine fills in every step.
  ///
  /// @param planes how many times over it has something of every member: the size of the axes before that of the members
  record Buffer(HostFloats floats, int planes) {

    /// One with the members as its first axis.
    Buffer(HostFloats floats) {
      this(floats, 1);
    }
  }

  /// @param buffers by name
  Journal(Map<String, Buffer> buffers, int members) {
    columns = new TreeMap<>(buffers).entrySet().stream().map(e -> new Column(e.getKey(), e.getValue(), members)).toList();
    examples = IntStream.range(0, members).<Map<String, float[]>>mapToObj(_ -> new TreeMap<>()).toList();
  }

  /// Writes down the losses of all training examples that a member was given before a step.
  void addExamples(int member, int step, ExampleLosses losses) {
    for (int task = 0; task < losses.tasks().size(); task++) {
      float[] numbers = new float[losses.of(task).size()];
      for (int i = 0; i < numbers.length; i++) numbers[i] = losses.of(task).get(i).floatValue();
      examples.get(member).put(Snapshot.examplesName(step, task), numbers);
    }
  }

  /// Writes down what the buffers hold after a step.
  void add() {
    for (var column : columns) column.add(steps);
    steps++;
  }

  /// Fills a member's part of the buffers with what it saw in a step.
  void show(int member, Snapshot snapshot, int step) {
    for (var column : columns) column.show(member, snapshot.seen(column.name), step);
  }

  /// All that a member has seen, by the name of the buffer.
  Map<String, float[]> of(int member) {
    var all = new TreeMap<>(examples.get(member));
    for (var column : columns) all.put(column.name, Arrays.copyOf(column.seen[member], steps * column.width));
    return all;
  }

  /// One buffer over the steps.
  private static final class Column {

    private final String name;
    private final HostFloats floats;
    private final int width;
    private final int planeWidth;
    private final float[][] seen;

    Column(String name, Buffer buffer, int members) {
      this.name = name;
      floats = buffer.floats();
      width = floats.size() / members;
      planeWidth = width / buffer.planes();
      seen = new float[members][FIRST_STEPS * width];
    }

    void add(int step) {
      for (int k = 0; k < seen.length; k++) {
        if (seen[k].length < (step + 1) * width) seen[k] = Arrays.copyOf(seen[k], 2 * seen[k].length);
        for (int i = 0; i < width; i++) seen[k][step * width + i] = floats.get(place(k, i));
      }
    }

    void show(int member, float[] all, int step) {
      for (int i = 0; i < width; i++) floats.set(place(member, i), all[step * width + i]);
    }

    /// Where the buffer has number `i` of a member.
    private int place(int member, int i) {
      return (i / planeWidth * seen.length + member) * planeWidth + i % planeWidth;
    }
  }
}
