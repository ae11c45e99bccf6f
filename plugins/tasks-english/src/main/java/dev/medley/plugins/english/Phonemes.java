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
    return examples.of(new Target.Text());
  }
}
