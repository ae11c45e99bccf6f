package dev.medley.plugins.english;

import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Target;
import dev.medley.api.task.Task;
import dev.medley.api.task.TaskData;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// What can be asked about the sentences of MASC.
enum SentenceTask implements Task {
  PARTS_OF_SPEECH {
    @Override
    public TaskData load() {
      return tags(Sentence::partsOfSpeech);
    }
  },
  ENTITIES {
    @Override
    public TaskData load() {
      return tags(Sentence::entities);
    }
  },
  GENRE {
    @Override
    public TaskData load() {
      var labels = sorted(Sentence.all().stream().map(Sentence::genre));
      var examples = new Examples();
      for (var s : Sentence.all()) examples.add(s.split(), new Example(s.words(), new Answer.Label(labels.indexOf(s.genre()))));
      return examples.of(new Target.Classes(labels));
    }
  };

  private static TaskData tags(Function<Sentence, List<String>> column) {
    var labels = sorted(Sentence.all().stream().flatMap(s -> column.apply(s).stream()));
    var examples = new Examples();
    for (var s : Sentence.all()) {
      var tags = column.apply(s).stream().map(labels::indexOf).toList();
      examples.add(s.split(), new Example(s.words(), new Answer.Tags(tags), s.genre()));
    }
    return examples.of(new Target.TokenClasses(labels));
  }

  private static List<String> sorted(Stream<String> labels) {
    return labels.distinct().sorted().toList();
  }
}
