package dev.medley.benchmark;

import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.metric.Metrics;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.plugin.Kind;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.sharing.SharingContext;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Target;
import dev.medley.api.task.TaskData;
import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Tensor;
import dev.medley.plugin.Plugins;
import dev.medley.rules.RuleParser;
import dev.medley.rules.RulesTerm;
import dev.medley.training.data.LoadedTask;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.StudyDataReader;
import dev.medley.training.model.Model;
import dev.medley.training.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Pairs of digits, of which only the sum is labelled. Both are read by one network of 64-64-32, each with a head of its own for its digit; what the heads know of each other is the rule.
///
/// @param data with the tasks `first`, `second` and `sum`
record DigitSum(StudyData data) {

  static final String RULE = "first + second = sum";
  static final String STRENGTH = "rules.strength";
  static final int SUM = 2;

  private static final List<String> TASKS = List.of("first", "second", "sum");
  private static final int PIXELS = 64;

  /// Every image stands in one pair at most: as many pairs as half of the images, as the problem was posed.
  static DigitSum of(Plugins plugins) {
    var digits = plugins.find(Kind.TASK, "digits").factory()
        .apply(new Settings("tasks.digits", Map.of("input", new Value.Word("numbers")))).load();
    var random = Streams.stream(Streams.seed(17, 0, "digit pairs"));
    var train = pairs(digits.train(), random);
    var validation = pairs(digits.validation(), random);
    var test = pairs(digits.test(), random);
    var tasks = new ArrayList<LoadedTask>();
    for (int t = 0; t < TASKS.size(); t++) {
      int task = t;
      var target = new Target.Classes(IntStream.range(0, t == SUM ? 19 : 10).mapToObj(String::valueOf).toList());
      var parts = Stream.of(train, validation, test).map(p -> p.stream().map(e -> new Example(e.getFirst().input(), of(e, task))).toList())
          .toList();
      tasks.add(new LoadedTask(TASKS.get(t), true, Metrics.usual(target), new TaskData(target, parts.get(0), parts.get(1), parts.get(2))));
    }
    return new DigitSum(StudyDataReader.read(tasks,
        new Settings("text", Map.of("length", new Value.Whole(1), "vocabulary", new Value.Whole(2)))));
  }

  /// Each pair as its input with the answers of both.
  private static List<List<Example>> pairs(List<Example> digits, RandomGenerator random) {
    var shuffled = new ArrayList<>(digits);
    java.util.Collections.shuffle(shuffled, java.util.Random.from(random));
    return shuffled.stream().gather(Gatherers.windowFixed(2)).filter(pair -> pair.size() == 2).map(pair -> {
      var pixels = pair.stream().flatMap(e -> ((Input.Vector) e.input()).numbers().stream()).toList();
      return pair.stream().map(e -> new Example(new Input.Vector(pixels), e.answer())).toList();
    }).toList();
  }

  private static Answer of(List<Example> pair, int task) {
    int first = ((Answer.Label) pair.getFirst().answer()).index();
    int second = ((Answer.Label) pair.getLast().answer()).index();
    return new Answer.Label(task == 0 ? first : task == 1 ? second : first + second);
  }

  /// The network with the rule under a semantics.
  Model model(String semantics, int rows) {
    var problems = new ArrayList<dev.medley.api.error.Problem>();
    var rules = RuleParser.read(List.of(RULE), data.subjects(), "digit-sum", problems);
    if (!problems.isEmpty()) throw new IllegalStateException(problems.toString());
    var term = new RulesTerm(rules,
        new Settings(RulesTerm.NAME, Map.of("semantics", new Value.Word(semantics), "strength", new Value.Real(1),
            "evidence", new Value.Flag(true))));
    return Model.write(data.shape(), new PlainInput(), "input", new EachItsOwn(), "each its own",
        new TreeMap<>(Map.of(RulesTerm.NAME, term)), rows);
  }

  /// Both digits through one network, of which each digit's head sees its own; the sum's head sees both, and teaches them nothing.
  private record EachItsOwn() implements Sharing {

    @Override
    public Features share(Network network, SharingContext context) {
      var pixels = ((ModelInput.Vectors) context.input()).values();
      int rows = pixels.shape().dim(0);
      var both = Tensor.concat(0, pixels.narrow(1, 0, PIXELS), pixels.narrow(1, PIXELS, PIXELS));
      var hidden = Layers.linear(network.scope("layer-1"), "linear", both, 64).relu();
      var read = Layers.linear(network.scope("layer-2"), "linear", hidden, 32).relu();
      var first = read.narrow(0, 0, rows);
      var second = read.narrow(0, rows, rows);
      var sum = Layers.linear(network.scope("sum"), "linear", Tensor.concat(1, first, second).stopGradient(), 32).relu();
      return new Features.Rows(Tensor.stack(0, first, second, sum).take(network.task()));
    }
  }
}
