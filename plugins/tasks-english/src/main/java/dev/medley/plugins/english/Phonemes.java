package dev.medley.plugins.english;

import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Target;
import dev.medley.api.task.Task;
import dev.medley.api.task.TaskData;
import java.util.HashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/// How a word is pronounced: from its letters to its phonemes, with the stress of the vowels, in the order in which they are spoken. A text for a text.
record Phonemes() implements Task {

  /// Writing an answer takes as many predictions as it has phonemes, so not all of the words are written in every trial.
  private static final int VALIDATING = 500;
  private static final int TESTING = 1_000;

  @Override
  public TaskData load() {
    var strings = new HashMap<String, String>();
    UnaryOperator<String> once = string -> strings.computeIfAbsent(string, s -> s);
    var examples = new Examples();
    for (var row : Table.read("cmudict-sample").rows()) {
      var letters = row.get("word").codePoints().mapToObj(Character::toString).map(once).toList();
      var phones = List.of(row.get("phones").split(" ")).stream().map(once).toList();
      examples.add(row.split(), new Example(new Input.Words(letters), new Answer.Text(phones)));
    }
    var all = examples.of(new Target.Text());
    return new TaskData(all.target(), all.train(), first(VALIDATING, all.validation()), first(TESTING, all.test()));
  }

  private static List<Example> first(int most, List<Example> examples) {
    return examples.subList(0, Math.min(most, examples.size()));
  }
}
