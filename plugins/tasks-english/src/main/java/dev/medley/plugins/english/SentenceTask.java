package dev.medley.plugins.english;

import dev.medley.api.metric.Accuracy;
import dev.medley.api.metric.Metric;
import dev.medley.api.metric.Perplexity;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Split;
import dev.medley.api.task.Target;
import dev.medley.api.task.Task;
import dev.medley.api.task.TaskData;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
  },
  /// Language modelling as a classification: each word of a sentence that is one of the most frequent of the training split, from the words before it.
  NEXT_WORD {
    @Override
    public TaskData load() {
      var frequent = mostFrequent();
      var labels = sorted(frequent.stream());
      var examples = new Examples();
      for (var s : Sentence.all()) {
        var words = s.words().words();
        for (int i = 1; i < words.size(); i++) {
          if (!frequent.contains(words.get(i))) continue;
          var before = new Input.Words(words.subList(Math.max(0, i - READ_BEFORE), i));
          examples.add(s.split(), new Example(before, new Answer.Label(Collections.binarySearch(labels, words.get(i))), s.genre()));
        }
      }
      return examples.of(new Target.Classes(labels));
    }

    // Macro F1 over hundreds of words says little.
    @Override
    public List<Metric> metrics(Target target) {
      return List.of(new Accuracy(), new Perplexity());
    }
  },
  /// What nobody can learn: a class for each sentence, drawn at random. A control.
  NOISE {
    @Override
    public TaskData load() {
      var random = new Random(NOISE_SEED);
      var labels = IntStream.range(0, NOISE_CLASSES).mapToObj(i -> "class-" + i).toList();
      var examples = new Examples();
      for (var s : Sentence.all())
        examples.add(s.split(), new Example(s.words(), new Answer.Label(random.nextInt(NOISE_CLASSES)), s.genre()));
      return examples.of(new Target.Classes(labels));
    }
  };

  /// Words to predict: they make up two thirds of the text.
  private static final int FREQUENT = 500;

  /// Words to predict from.
  private static final int READ_BEFORE = 8;

  private static final int NOISE_CLASSES = 4;
  private static final long NOISE_SEED = 17;

  /// Of words that follow another; of equally frequent ones, those that come first by their letters.
  private static Set<String> mostFrequent() {
    var counts = new TreeMap<String, Integer>();
    for (var s : Sentence.all()) {
      if (s.split() == Split.TRAIN) s.words().words().stream().skip(1).forEach(word -> counts.merge(word, 1, Integer::sum));
    }
    return counts.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).limit(FREQUENT)
        .map(Map.Entry::getKey).collect(Collectors.toUnmodifiableSet());
  }

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
