package dev.medley.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.metric.Accuracy;
import dev.medley.api.metric.Metrics;
import dev.medley.api.metric.Perplexity;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Split;
import dev.medley.api.task.Target;
import dev.medley.api.task.TaskData;
import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Network;
import dev.medley.robustness.Substitution;
import dev.medley.training.data.LoadedTask;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.StudyDataReader;
import dev.medley.training.data.Vocabulary;
import dev.medley.training.engine.Engine;
import dev.medley.training.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A linear model of a bag of words is known to the last text: what each word adds to the margin, no other word changes.
final class TextProbeIT {

  private static final int LENGTH = 5;
  private static final int EMBEDDING = 3;
  private static final List<String> WORDS = List.of("ash", "birch", "cedar", "elm", "fir", "gum", "hazel", "ivy");

  /// The sum of the words' embeddings; texts are all of one length.
  private record Sum() implements Encoder {
    @Override
    public boolean reads(Class<? extends ModelInput> kind) {
      return kind == ModelInput.Text.class;
    }

    @Override
    public Features encode(Network network, ModelInput input) {
      var text = (ModelInput.Text) input;
      return new Features.Rows(Layers.embedding(network, "words", text.tokens(), text.vocabulary(), EMBEDDING).sum(1));
    }
  }

  private static StudyData data() {
    var random = new SplittableRandom(5);
    var examples = new ArrayList<Example>();
    for (int n = 0; n < 240; n++) {
      int[] words = random.ints(LENGTH, 0, WORDS.size()).toArray();
      int firs = (int) IntStream.of(words).filter(w -> w % 2 == 0).count();
      examples.add(new Example(new Input.Words(IntStream.of(words).mapToObj(WORDS::get).toList()),
          new Answer.Label(firs + random.nextInt(2) > LENGTH / 2 ? 1 : 0)));
    }
    var target = new Target.Classes(List.of("few", "many"));
    var task = new LoadedTask("firs", true, Metrics.usual(target),
        new TaskData(target, examples.subList(0, 180), examples.subList(180, 200), examples.subList(200, 240)));
    return StudyDataReader.read(List.of(task),
        new Settings("text", Map.of("length", new Value.Whole(LENGTH), "vocabulary", new Value.Whole(50))));
  }

  private static List<Example> test() {
    var random = new SplittableRandom(6);
    return IntStream.range(0, 40).mapToObj(n -> new Example(
        new Input.Words(IntStream.range(0, LENGTH).mapToObj(_ -> WORDS.get(random.nextInt(WORDS.size()))).toList()),
        new Answer.Label(n % 2))).toList();
  }

  private static List<String> words(Example example) {
    return ((Input.Words) example.input()).words();
  }

  /// By how much the right class is ahead, of the weights alone: the head is `(embedding, 2)` and then its bias.
  private record Linear(StudyData data, Weights weights) {
    double margin(List<String> words, int right) {
      float[] head = weights.own();
      double margin = head[2 * EMBEDDING + 1] - head[2 * EMBEDDING];
      for (var word : words) {
        int id = data.vocabulary().ids(word).getFirst();
        for (int i = 0; i < EMBEDDING; i++) margin += weights.shared()[id * EMBEDDING + i] * (head[2 * i + 1] - head[2 * i]);
      }
      return right == 1 ? margin : -margin;
    }

    /// The smallest margin of all texts with at most so many other words, by trying each.
    double worst(List<String> words, int right, int most, int place) {
      if (place == words.size()) return margin(words, right);
      double worst = worst(words, right, most, place + 1);
      for (var word : most > 0 ? candidates(words.get(place)) : List.<String>of()) {
        var other = new ArrayList<>(words);
        other.set(place, word);
        worst = Math.min(worst, worst(other, right, most - 1, place + 1));
      }
      return worst;
    }
  }

  /// The three words behind a word, round in a circle.
  private static List<String> candidates(String word) {
    return IntStream.rangeClosed(1, 3).mapToObj(i -> WORDS.get((WORDS.indexOf(word) + i) % WORDS.size())).toList();
  }

  @Test
  void replacingWordsFindsTheWorstCaseOfALinearModel() {
    var data = data();
    Sharing hard = (network, context) -> context.encode(network);
    var member = new Member(0, 1, TinyStudy.configuration("adam", 0.02), _ -> _ -> List.of(new Draw(0)), new Recorded().equal());
    var cohort = new Cohort(List.of(member), rows -> Model.write(data.shape(), new Sum(), "sum", hard, "hard", rows), 16, 1, 100,
        List.of());
    try (var arena = Engine.get().open("cpu")) {
      var weights = new CohortTrainer(cohort, data, arena).train().getFirst().weights();
      var linear = new Linear(data, weights);
      var probe = new TextProbe(cohort, weights, data, arena);
      var substitution = new Substitution(examples -> probe.losses(0, examples), (example, place) -> candidates(words(example).get(place)));
      var strengths = List.of(0.0, 0.2, 0.4, 1.0);
      int fallen = 0;
      for (var example : test()) {
        assertThat(probe.seen(example)).isEqualTo(LENGTH);
        int right = ((Answer.Label) example.answer()).index();
        var worse = substitution.of(example, strengths, LENGTH);
        var answers = probe.answers(0, worse);
        for (int s = 0; s < strengths.size(); s++) {
          double margin = linear.margin(words(worse.get(s)), right);
          double worst = linear.worst(words(example), right, (int) Math.round(strengths.get(s) * LENGTH), 0);
          // The loss of texts that are all but certain is equal to the last of its digits.
          if (worst < 12) assertThat(margin).as("%s at %s", example, strengths.get(s)).isCloseTo(worst, within(1e-3));
          if (Math.abs(margin) > 1e-4) assertThat(answers.get(s).equals(example.answer())).isEqualTo(margin > 0);
        }
        if (answers.getFirst().equals(example.answer()) && !answers.get(1).equals(example.answer())) fallen++;
        assertThat(probe.losses(0, List.of(example)).getFirst())
            .isCloseTo(Math.log1p(Math.exp(-linear.margin(words(example), right))), within(1e-4));
      }
      assertThat(fallen).as("texts that one other word turns").isPositive();
      assertThat(data.vocabulary().ids(WORDS.getFirst()).getFirst()).isGreaterThan(Vocabulary.UNKNOWN);
    }
  }

  private static StudyData tagged() {
    var random = new SplittableRandom(8);
    var tags = new Target.TokenClasses(List.of("even", "odd", "none"));
    var examples = IntStream.range(0, 60).mapToObj(_ -> {
      int[] words = random.ints(1 + random.nextInt(LENGTH), 0, WORDS.size()).toArray();
      return new Example(new Input.Words(IntStream.of(words).mapToObj(WORDS::get).toList()),
          new Answer.Tags(IntStream.of(words).mapToObj(w -> w % 2).toList()));
    }).toList();
    var task = new LoadedTask("tags", true, List.of(new Accuracy(), new Perplexity()), new TaskData(tags, examples, examples, examples), 4);
    return StudyDataReader.read(List.of(task),
        new Settings("text", Map.of("length", new Value.Whole(LENGTH), "vocabulary", new Value.Whole(50))));
  }

  /// The words themselves.
  private record Each() implements Encoder {
    @Override
    public boolean reads(Class<? extends ModelInput> kind) {
      return kind == ModelInput.Text.class;
    }

    @Override
    public Features encode(Network network, ModelInput input) {
      var text = (ModelInput.Text) input;
      var words = Layers.embedding(network, "words", text.tokens(), text.vocabulary(), EMBEDDING);
      return new Features.Sequence(words, words.sum(1));
    }
  }

  /// A model that knows nothing is as uncertain as there are classes; one that was trained, as its losses say, word by word and whatever its loss is multiplied by in training.
  @Test
  void perplexityIsOfTheMeanOverWords() {
    var data = tagged();
    Sharing hard = (network, context) -> context.encode(network);
    var member = new Member(0, 1, TinyStudy.configuration("adam", 0.02), _ -> _ -> List.of(new Draw(0)), new Recorded().equal());
    var cohort = new Cohort(List.of(member), rows -> Model.write(data.shape(), new Each(), "each", hard, "hard", rows), 8, 1, 40,
        List.of());
    try (var arena = Engine.get().open("cpu")) {
      var trained = new CohortTrainer(cohort, data, arena).train().getFirst().weights();
      var nothing = new Weights(new float[trained.shared().length], new float[trained.own().length]);
      assertThat(perplexity(Scoring.score(cohort, List.of(nothing), data, arena, Split.TEST).getFirst())).isCloseTo(3, within(1e-5));
      var table = data.tasks().getFirst();
      var tokens = ((StudyData.Field.Whole) data.field("tokens")).numbers();
      double sum = 0;
      int count = 0;
      var probe = new TextProbe(cohort, trained, data, arena);
      for (int n = 0; n < table.size(Split.TEST); n++) {
        var right = (Answer.Tags) table.answers().get(Split.TEST).get(n);
        int row = table.firstRow(Split.TEST) + n;
        var words = IntStream.range(0, right.indices().size())
            .mapToObj(i -> data.vocabulary().entries().get(tokens[row * LENGTH + i] - 2)).toList();
        // Four times what it is worth.
        sum += probe.losses(0, List.of(new Example(new Input.Words(words), right))).getFirst() / 4 * words.size();
        count += words.size();
      }
      double found = perplexity(Scoring.score(cohort, List.of(trained), data, arena, Split.TEST).getFirst());
      assertThat(found).isCloseTo(Math.exp(sum / count), within(1e-4)).isLessThan(2.9);
    }
  }

  private static double perplexity(List<MemberResult.Score> scores) {
    return scores.stream().filter(s -> s.metric().equals("perplexity")).findFirst().orElseThrow().value();
  }

  /// Texts of the study's own are answered as the study scores them.
  @Test
  void ofTheStudysOwnTextsItIsTheStudysFigure() {
    var data = data();
    Sharing hard = (network, context) -> context.encode(network);
    var member = new Member(0, 1, TinyStudy.configuration("adam", 0.02), _ -> _ -> List.of(new Draw(0)), new Recorded().equal());
    var cohort = new Cohort(List.of(member), rows -> Model.write(data.shape(), new Sum(), "sum", hard, "hard", rows), 16, 1, 30, List.of());
    try (var arena = Engine.get().open("cpu")) {
      var weights = new CohortTrainer(cohort, data, arena).train().getFirst().weights();
      var table = data.tasks().getFirst();
      var tokens = ((StudyData.Field.Whole) data.field("tokens")).numbers();
      var own = IntStream.range(0, table.size(Split.TEST)).mapToObj(n -> {
        int row = table.firstRow(Split.TEST) + n;
        var words = IntStream.range(0, LENGTH).mapToObj(i -> data.vocabulary().entries().get(tokens[row * LENGTH + i] - 2)).toList();
        return new Example(new Input.Words(words), table.answers().get(Split.TEST).get(n));
      }).toList();
      double found = table.metrics().getFirst().score(table.target(), new TextProbe(cohort, weights, data, arena).answers(0, own),
          table.answers().get(Split.TEST));
      assertThat(found).isCloseTo(Scoring.score(cohort, List.of(weights), data, arena, Split.TEST).getFirst().getFirst().value(),
          within(1e-12));
    }
  }
}
