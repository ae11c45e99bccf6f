package dev.medley.plugins.english;

import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Target;
import dev.medley.api.task.Task;
import dev.medley.api.task.TaskData;
import dev.medley.plugins.english.Table.Row;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// A task that gives each row of a table a class.
///
/// @param table  its name
/// @param counts which rows belong to the task
/// @param text   the words of a row, of which the first [#LONGEST] are kept
/// @param label  the class of a row
/// @param domain the domain of a row, or an empty string
record RowTask(String table, Predicate<Row> counts, Function<Row, List<String>> text, Function<Row, String> label,
    Function<Row, String> domain) implements Task {

  /// Reviews run to a thousand words, of which the first say most; how many a model reads is the study's choice, below this.
  private static final int LONGEST = 200;

  static RowTask of(String table, Function<Row, List<String>> text, Function<Row, String> label) {
    return new RowTask(table, _ -> true, text, label, _ -> "");
  }

  /// Reads a column of running text.
  static Function<Row, List<String>> running(String column) {
    return row -> Input.Words.of(row.get(column)).words();
  }

  @Override
  public TaskData load() {
    var rows = Table.read(table).rows().stream().filter(counts).toList();
    var labels = rows.stream().map(label).distinct().sorted().toList();
    var strings = new HashMap<String, String>();
    var examples = new Examples();
    for (var row : rows) {
      var words = text.apply(row).stream().limit(LONGEST).map(word -> strings.computeIfAbsent(word, w -> w)).toList();
      examples.add(row.split(), new Example(new Input.Words(words), new Answer.Label(labels.indexOf(label.apply(row))), domain.apply(row)));
    }
    return examples.of(new Target.Classes(labels));
  }
}
