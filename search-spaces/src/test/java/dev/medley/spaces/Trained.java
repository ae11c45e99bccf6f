package dev.medley.spaces;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.Loss;
import dev.medley.api.loss.LossTerm;
import dev.medley.api.loss.LossWeighting;
import dev.medley.api.loss.TaskLosses;
import dev.medley.api.metric.Metrics;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.ComponentProvider;
import dev.medley.api.plugin.Kind;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Split;
import dev.medley.api.task.Target;
import dev.medley.api.task.TaskData;
import dev.medley.space.Configuration;
import dev.medley.space.Section;
import dev.medley.space.SpaceReader;
import dev.medley.training.Cohort;
import dev.medley.training.CohortTrainer;
import dev.medley.training.Member;
import dev.medley.training.MemberResult;
import dev.medley.training.data.LoadedTask;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.StudyDataReader;
import dev.medley.training.engine.Engine;
import dev.medley.training.model.Model;
import dev.medley.training.random.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Trains what ships on three small tasks of made-up texts from two domains: cohorts of a few members, each with its seed and its rate.
final class Trained {

  static final List<String> TASKS = List.of("pos", "food", "genre");
  static final int MICRO_BATCHES = 3;
  private static final int ROWS = 6;
  private static final StudyData DATA = read();

  private final Configuration configuration;

  /// @param sections of a space, as YAML
  Trained(String sections) {
    var space = SpaceReader.read("tasks: [pos, food, genre]\nencoder: {bag: {embedding: 6, width: 8, dropout: 0.2}}\n"
        + "optimizer: {adam: {weight-decay: 0.01, schedule: constant, warmup: 0}}\n" + sections, "trained.yaml", new ShippedComponents());
    configuration = space.defaults();
  }

  static StudyData data() {
    return DATA;
  }

  /// What a task's examples look like to a model.
  static List<Input> inputs(String task, Split split) {
    return loaded().stream().filter(t -> t.name().equals(task)).flatMap(t -> t.data().split(split).stream()).map(Example::input).toList();
  }

  Configuration configuration() {
    return configuration;
  }

  IntFunction<Model> model() {
    var terms = new TreeMap<String, LossTerm>();
    for (var name : configuration.terms()) terms.put(name, make(Kind.TERM, name, configuration.term(name)));
    Encoder encoder = make(Kind.ENCODER, configuration.chosen(Section.ENCODER), configuration.settings(Section.ENCODER));
    String name = configuration.chosen(Section.SHARING);
    Sharing sharing = make(Kind.SHARING, name, configuration.settings(Section.SHARING));
    return rows -> Model.write(DATA.shape(), encoder, "bag", sharing, name, terms, rows);
  }

  private static <T> T make(Kind<T> kind, String name, Settings settings) {
    var component = ServiceLoader.load(ComponentProvider.class).stream().<Component<?>>flatMap(p -> p.get().components().stream())
        .filter(c -> c.kind() == kind && c.name().equals(name)).findFirst().orElseThrow();
    return kind.type().cast(component.factory().apply(settings));
  }

  Member member(int trial, double rate, Sampler sampler, Loss loss) {
    return new Member(trial, 3, configuration.with(Map.of("optimizer.adam.rate", new Value.Real(rate))), sampler, loss);
  }

  List<MemberResult> train(int steps, Member... members) {
    try (var arena = Engine.get().open("cpu")) {
      var cohort = new Cohort(List.of(members), model(), ROWS, MICRO_BATCHES, steps, List.of());
      return new CohortTrainer(cohort, DATA, arena).train();
    }
  }

  /// Micro-batches of random tasks.
  static final Sampler AT_RANDOM = context -> _ -> IntStream.range(0, MICRO_BATCHES)
      .mapToObj(_ -> new Draw(context.random().nextInt(TASKS.size()))).toList();

  /// Every task counts the same, and the losses are kept.
  static Loss alike(List<double[]> curve) {
    return (LossWeighting) _ -> (_, losses) -> ones(losses, curve);
  }

  /// The same of gradients apart.
  static Loss alikeApart(List<double[]> curve) {
    return (GramianWeighting) _ -> (int _, Gramian _, TaskLosses losses) -> ones(losses, curve);
  }

  private static double[] ones(TaskLosses losses, List<double[]> curve) {
    curve.add(losses.toArray());
    double[] ones = new double[losses.size()];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static StudyData read() {
    var text = new Settings("text", Map.of("length", new Value.Whole(5), "vocabulary", new Value.Whole(40)));
    return StudyDataReader.read(loaded(), text);
  }

  private static List<LoadedTask> loaded() {
    return List.of(
        task("pos", new Target.TokenClasses(List.of("a", "b", "c")), words -> new Answer.Tags(words.stream().map(w -> w % 3).toList())),
        task("food", new Target.Classes(List.of("few", "many")), words -> new Answer.Label(words.getFirst() < 8 ? 0 : 1)),
        task("genre", new Target.Classes(List.of("x", "y", "z")), words -> new Answer.Label((words.getFirst() + words.getLast()) % 3)));
  }

  private static LoadedTask task(String name, Target target, Function<List<Integer>, Answer> right) {
    var data = new TaskData(target, examples(name + " train", 60, right), examples(name + " validation", 40, right), List.of());
    return new LoadedTask(name, true, Metrics.usual(target), data);
  }

  private static List<Example> examples(String stream, int count, Function<List<Integer>, Answer> right) {
    var random = Streams.stream(Streams.seed(7, 0, stream));
    var examples = new ArrayList<Example>();
    for (int i = 0; i < count; i++) {
      var words = IntStream.range(0, 2 + random.nextInt(4)).mapToObj(_ -> random.nextInt(16)).toList();
      var input = new Input.Words(words.stream().map(w -> "w" + w).toList());
      examples.add(new Example(input, right.apply(words), random.nextBoolean() ? "near" : "far"));
    }
    return examples;
  }
}
