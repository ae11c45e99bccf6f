package dev.medley.spaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.loss.LossWeighting;
import dev.medley.api.metric.Metrics;
import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.ComponentProvider;
import dev.medley.api.plugin.Kind;
import dev.medley.api.sampler.Draw;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Target;
import dev.medley.api.task.TaskData;
import dev.medley.space.Configuration;
import dev.medley.training.Cohort;
import dev.medley.training.CohortTrainer;
import dev.medley.training.Member;
import dev.medley.training.MemberResult;
import dev.medley.training.data.LoadedTask;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.StudyDataReader;
import dev.medley.training.engine.Engine;
import dev.medley.training.model.Model;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every encoder that ships, in the compiled program: a member trained among others is the member trained alone, and it learns.
class EncodersIT {

  private static final int STEPS = 40;

  static Stream<String> encoders() {
    return components().map(Component::name);
  }

  private static Stream<Component<?>> components() {
    return ServiceLoader.load(ComponentProvider.class).stream().<Component<?>>flatMap(p -> p.get().components().stream())
        .filter(c -> c.kind() == Kind.ENCODER);
  }

  @ParameterizedTest
  @MethodSource("encoders")
  void aMemberAloneIsTheMemberAmongOthers(String name) {
    var component = components().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    var settings = new Settings("encoder." + name, defaults(component));
    var encoder = (Encoder) component.factory().apply(settings);
    var data = data(encoder);
    var recorded = new ArrayList<Double>();
    var alone = train(encoder, name, data, List.of(member(3, 0.003, settings, recorded))).getFirst();
    var among = train(encoder, name, data, List.of(member(8, 0.01, settings, new ArrayList<>()),
        member(3, 0.003, settings, new ArrayList<>()), member(9, 0.001, settings, new ArrayList<>()))).get(1);

    var expected = floats(alone);
    var found = floats(among);
    assertThat(found).hasSameSizeAs(expected);
    double furthest = IntStream.range(0, expected.length).mapToDouble(i -> Math.abs(found[i] - expected[i])).max().orElse(0);
    assertThat(furthest).as("furthest of %d parameters", expected.length).isCloseTo(0, within(2e-3));
    assertThat(recorded).allMatch(Double::isFinite);
    assertThat(recorded.getLast()).isLessThan(0.8 * recorded.getFirst());
  }

  private static List<MemberResult> train(Encoder encoder, String name, StudyData data, List<Member> members) {
    var cohort = new Cohort(members,
        rows -> Model.write(data.shape(), encoder, name, (network, context) -> context.encode(network.scope("encoder")), "all", rows), 6, 4,
        STEPS, List.of());
    try (var arena = Engine.get().open("cpu")) {
      return new CohortTrainer(cohort, data, arena).train();
    }
  }

  private static Member member(int trial, double rate, Settings settings, List<Double> losses) {
    var values = new TreeMap<String, Value>(Map.of("encoder", new Value.Word("it"), "optimizer", new Value.Word("adam"),
        "optimizer.adam.rate", new Value.Real(rate), "optimizer.adam.weight-decay", new Value.Real(0), "optimizer.adam.clip",
        new Value.Real(0), "optimizer.adam.warmup", new Value.Real(0), "optimizer.adam.schedule", new Value.Word("constant")));
    settings.values().forEach((setting, value) -> values.put(settings.path() + "." + setting, value));
    LossWeighting equal = _ -> (_, seen) -> {
      losses.add(IntStream.range(0, seen.size()).mapToDouble(seen::loss).average().orElse(Double.NaN));
      double[] weights = new double[seen.size()];
      Arrays.fill(weights, 1);
      return weights;
    };
    return new Member(trial, 11, new Configuration(values),
        context -> _ -> IntStream.range(0, context.microBatches()).mapToObj(b -> new Draw(b % context.tasks().size())).toList(), equal);
  }

  private static float[] floats(MemberResult result) {
    assertThat(result.failure()).isEmpty();
    // After the number of shared parameters.
    var buffer = ByteBuffer.wrap(result.weights().toBytes()).order(ByteOrder.LITTLE_ENDIAN).position(4).asFloatBuffer();
    float[] floats = new float[buffer.remaining()];
    buffer.get(floats);
    return floats;
  }

  private static Map<String, Value> defaults(Component<?> component) {
    var values = new TreeMap<String, Value>();
    for (var setting : component.settings()) {
      values.put(setting.name(), switch (setting) {
        case Setting.Real s -> new Value.Real(s.byDefault());
        case Setting.Whole s -> new Value.Whole(s.byDefault());
        case Setting.Choice s -> new Value.Word(s.byDefault());
        case Setting.Flag s -> new Value.Flag(s.byDefault());
        case Setting.Text s -> new Value.Word(s.byDefault());
        case Setting.Shares _,Setting.Order _,Setting.PerTask _,Setting.Part _ ->
          throw new IllegalArgumentException("An encoder knows no tasks");
      });
    }
    return values;
  }

  /// Whether the second half of what an input holds outweighs the first, and where inputs are texts, the kind of each word.
  private static StudyData data(Encoder encoder) {
    Function<SplittableRandom, Input> draw = encoder.reads(ModelInput.Text.class)
        ? random -> words(random)
        : encoder.reads(ModelInput.Images.class)
            ? random -> new Input.Image(2, 4, 5, numbers(random, 40))
            : random -> new Input.Vector(numbers(random, 7));
    var classes = new Target.Classes(List.of("first", "second"));
    var tasks = new ArrayList<>(List.of(loaded("half", classes, draw, input -> new Answer.Label(half(input)))));
    if (encoder.reads(ModelInput.Text.class)) {
      tasks.add(loaded("kinds", new Target.TokenClasses(List.of("a", "b", "c")), draw,
          input -> new Answer.Tags(((Input.Words) input).words().stream().map(w -> w.charAt(0) % 3).toList())));
    }
    if (encoder.decoder().isPresent()) {
      tasks.add(loaded("reversed", new Target.Text(), draw, input -> new Answer.Text(((Input.Words) input).words().reversed())));
    }
    return StudyDataReader.read(tasks,
        new Settings("text", Map.of("length", new Value.Whole(6), "vocabulary", new Value.Whole(50))));
  }

  private static LoadedTask loaded(String name, Target target, Function<SplittableRandom, Input> draw, Function<Input, Answer> right) {
    var random = new SplittableRandom(name.hashCode());
    var examples = Stream.generate(() -> draw.apply(random)).limit(60).map(input -> new Example(input, right.apply(input))).toList();
    return new LoadedTask(name, true, Metrics.usual(target), new TaskData(target, examples, examples.subList(0, 20), List.of()));
  }

  private static Input words(SplittableRandom random) {
    return new Input.Words(random.ints(random.nextInt(1, 8), 'a', 'p').mapToObj(c -> String.valueOf((char) c)).toList());
  }

  private static List<Float> numbers(SplittableRandom random, int count) {
    return random.doubles(count, -1, 1).mapToObj(v -> (float) v).toList();
  }

  private static int half(Input input) {
    return switch (input) {
      case Input.Words(var words) -> words.getFirst().charAt(0) < 'h' ? 0 : 1;
      case Input.Image(_, _, _, var values) -> half(values);
      case Input.Vector(var values) -> half(values);
    };
  }

  private static int half(List<Float> values) {
    double difference = 0;
    for (int i = 0; i < values.size(); i++) difference += (2 * i < values.size() ? 1 : -1) * values.get(i);
    return difference > 0 ? 0 : 1;
  }
}
