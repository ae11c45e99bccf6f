package dev.medley.training;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.metric.Metrics;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Split;
import dev.medley.api.task.Target;
import dev.medley.api.task.TaskData;
import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.space.Configuration;
import dev.medley.training.data.LoadedTask;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.StudyDataReader;
import dev.medley.training.model.Model;
import dev.medley.training.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Four small tasks on made-up texts, an encoder and a sharing: all that a cohort needs, and quick to train. What is right follows from the words, so it can be learnt.
final class TinyStudy {

  static final int COLOUR = 0;
  static final int SIZE = 1;
  static final int MARKS = 2;
  static final int WORTH = 3;
  static final int TASKS = 4;

  static final int ROWS = 8;
  static final int MICRO_BATCHES = 4;

  private static final int LENGTH = 6;
  private static final int WORDS = 20;
  private static final StudyData DATA = read();

  private TinyStudy() {}

  static StudyData data() {
    return DATA;
  }

  private static StudyData read() {
    var text = new Settings("text", Map.of("length", new Value.Whole(LENGTH), "vocabulary", new Value.Whole(100)));
    return StudyDataReader.read(loaded(), text);
  }

  /// What a task's examples look like to a model.
  static List<Input> inputs(String task, Split split) {
    return loaded().stream().filter(t -> t.name().equals(task)).flatMap(t -> t.data().split(split).stream()).map(Example::input).toList();
  }

  private static List<LoadedTask> loaded() {
    return List.of(
        task("colour", new Target.Classes(List.of("red", "green", "blue")), 40, words -> new Answer.Label(Math.min(2, high(words) / 2))),
        task("size", new Target.Classes(List.of("small", "large")), 60, words -> new Answer.Label(words.size() < 5 ? 0 : 1)),
        task("marks", new Target.TokenClasses(List.of("a", "b", "c", "d")), 50,
            words -> new Answer.Tags(words.stream().map(w -> w % 4).toList())),
        task("worth", new Target.Numbers(List.of("price", "weight")), 30,
            words -> new Answer.Numbers(List.of(100 + 10f * high(words), (float) words.size()))));
  }

  private static LoadedTask task(String name, Target target, int train, Function<List<Integer>, Answer> right) {
    var data = new TaskData(target, examples(name + " train", train, right), examples(name + " validation", 20, right),
        examples(name + " test", 70, right));
    return new LoadedTask(name, true, Metrics.usual(target), data);
  }

  private static int high(List<Integer> words) {
    return (int) words.stream().filter(w -> w >= WORDS / 2).count();
  }

  /// Texts of three to seven words, some longer than what models read.
  private static List<Example> examples(String stream, int count, Function<List<Integer>, Answer> right) {
    var random = Streams.stream(Streams.seed(7, 0, stream));
    var examples = new ArrayList<Example>();
    for (int i = 0; i < count; i++) {
      var words = IntStream.range(0, 3 + random.nextInt(5)).mapToObj(_ -> random.nextInt(WORDS)).toList();
      examples.add(new Example(new Input.Words(words.stream().map(w -> "w" + w).toList()), right.apply(words)));
    }
    return examples;
  }

  /// A layer over word embeddings; its dropout may differ from member to member.
  record TinyEncoder(int width) implements Encoder {

    @Override
    public boolean reads(Class<? extends ModelInput> kind) {
      return kind == ModelInput.Text.class;
    }

    @Override
    public Features encode(Network network, ModelInput input) {
      var text = (ModelInput.Text) input;
      var words = Layers.embedding(network, "words", text.tokens(), text.vocabulary(), 6);
      var tokens = Layers.linear(network, "layer", words, width).tanh().dropout(network.scalar("encoder.tiny.dropout"));
      var mask = text.mask().unsqueeze(2).expand(tokens.shape().dim(0), tokens.shape().dim(1), width);
      return new Features.Sequence(tokens, tokens.mul(mask).sum(1).mul(0.2));
    }
  }

  /// All is shared but a factor of each feature, which every task has for itself.
  static final Sharing SHARING = (network, context) -> {
    var features = context.encode(network.scope("encoder"));
    var tilt = network.taskParameter("tilt", Shape.of(features.width()), Init.ones());
    return features.map(x -> x.mul(tilt));
  };

  static IntFunction<Model> model() {
    return model(8);
  }

  static IntFunction<Model> model(int width) {
    return rows -> Model.write(DATA.shape(), new TinyEncoder(width), "tiny", SHARING, "tilted", rows);
  }

  /// The tasks in turn.
  static final Sampler IN_TURN = context -> {
    int m = context.microBatches();
    return step -> IntStream.range(0, m).mapToObj(b -> new Draw((step * m + b) % TASKS)).toList();
  };

  /// Tasks at random.
  static final Sampler AT_RANDOM = context -> _ -> IntStream.range(0, context.microBatches())
      .mapToObj(_ -> new Draw(context.random().nextInt(TASKS))).toList();

  /// A configuration with a constant rate and nothing that makes it less plain.
  static Configuration configuration(String optimizer, double rate) {
    String path = "optimizer." + optimizer;
    return new Configuration(new TreeMap<>(Map.of(
        "encoder", new Value.Word("tiny"), "encoder.tiny.dropout", new Value.Real(0),
        "optimizer", new Value.Word(optimizer), path + ".rate", new Value.Real(rate), path + ".weight-decay", new Value.Real(0),
        path + ".clip", new Value.Real(0), path + ".warmup", new Value.Real(0), path + ".schedule", new Value.Word("constant"))));
  }

  /// The same with another number for a setting.
  static Configuration with(Configuration configuration, String path, double value) {
    return configuration.with(Map.of(path, new Value.Real(value)));
  }

  static Cohort cohort(List<Member> members, int steps) {
    return new Cohort(members, model(), ROWS, MICRO_BATCHES, steps, List.of());
  }
}
