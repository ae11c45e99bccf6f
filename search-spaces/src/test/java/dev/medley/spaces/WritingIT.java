package dev.medley.spaces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.loss.LossWeighting;
import dev.medley.api.metric.Metrics;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.plugin.Kind;
import dev.medley.api.sampler.Draw;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Split;
import dev.medley.api.task.Target;
import dev.medley.api.task.TaskData;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import dev.medley.plugins.encoder.BasicEncoders;
import dev.medley.space.Configuration;
import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.contract.Fixture;
import dev.medley.training.Cohort;
import dev.medley.training.CohortTrainer;
import dev.medley.training.Member;
import dev.medley.training.MemberResult;
import dev.medley.training.Scoring;
import dev.medley.training.Weights;
import dev.medley.training.compile.StepProgram;
import dev.medley.training.data.LoadedTask;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.StudyDataReader;
import dev.medley.training.engine.Engine;
import dev.medley.training.exported.ExportedModel;
import dev.medley.training.exported.ModelWriter;
import dev.medley.training.model.Model;
import dev.medley.training.writing.BeamSearch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Models that write: two tasks on the same texts, told apart by their prefixes alone, learned by one network; and an exported model writes what its study scored.
final class WritingIT {

  private static final int STEPS = 400;

  @TempDir
  private Path folder;

  @ParameterizedTest
  @CsvSource({"transformer, 1", "transformer, 4", "decoder-only, 1"})
  void learnsToWriteAndWritesTheSameWhenExported(String name, int beams) throws IOException {
    var fixture = Fixture.of(new BasicEncoders(), Kind.ENCODER, name).set("layers", 1).set("dropout", 0.0);
    var encoder = fixture.make(List.of());
    var data = StudyDataReader.read(List.of(task("first", words -> words.subList(0, 1)), task("swapped", List::reversed)),
        new Settings("text", Map.of("length", new Value.Whole(4), "vocabulary", new Value.Whole(30), "beams", new Value.Whole(beams))));
    IntFunction<Model> model = rows -> Model.write(data.shape(), encoder, name,
        (network, context) -> context.encode(network.scope("encoder")),
        "all", rows);
    var member = member(0, fixture.settings(List.of()));
    var cohort = new Cohort(List.of(member), model, 16, 2, STEPS, List.of());
    try (var arena = Engine.get().open("cpu")) {
      var trained = new CohortTrainer(cohort, data, arena).train();
      var scores = Scoring.score(cohort, trained.stream().map(MemberResult::weights).toList(), data, arena, Split.TEST).getFirst();
      assertThat(score(scores, "first")).isGreaterThan(0.95);
      assertThat(score(scores, "swapped")).isGreaterThan(0.8);

      ModelWriter.write(folder, new ModelWriter.Origin("test", "writing", 0, Map.of()), member.configuration(), data, model,
          trained.getFirst().weights());
      try (var exported = ExportedModel.open(folder, "cpu")) {
        for (var task : List.of(task("first", words -> words.subList(0, 1)), task("swapped", List::reversed))) {
          var told = exported.predict(task.name(), task.data().test().stream().map(Example::input).toList());
          var right = task.data().test().stream().map(Example::answer).toList();
          double exact = task.metrics().getLast().score(new Target.Text(), told, right);
          assertThat(exact).isEqualTo(score(scores, task.name()));
        }
      }
    }
  }

  /// Members that train together, one of them on one task alone: each writes what its own network says word by word, as it is written for training and without the engine.
  @ParameterizedTest
  @CsvSource({"transformer, 1", "transformer, 3", "decoder-only, 1", "decoder-only, 3"})
  void writesWhatTheWholeNetworkWouldWrite(String name, int beams) {
    var fixture = Fixture.of(new BasicEncoders(), Kind.ENCODER, name).set("layers", 2).set("heads", 1).set("head-width", 6).set("dropout",
        0.0);
    var encoder = fixture.make(List.of());
    var tasks = List.of(task("first", words -> words.subList(0, 1)), task("swapped", List::reversed));
    var data = StudyDataReader.read(tasks,
        new Settings("text", Map.of("length", new Value.Whole(4), "vocabulary", new Value.Whole(30), "beams", new Value.Whole(beams))));
    IntFunction<Model> model = rows -> Model.write(data.shape(), encoder, name,
        (network, context) -> context.encode(network.scope("encoder")), "all", rows);
    var settings = fixture.settings(List.of());
    var members = List.of(member(0, settings), member(1, settings).only("swapped"));
    var cohort = new Cohort(members, model, 16, 2, 60, List.of());
    try (var arena = Engine.get().open("cpu")) {
      var weights = new CohortTrainer(cohort, data, arena).train().stream().map(MemberResult::weights).toList();
      var scores = Scoring.score(cohort, weights, data, arena, Split.VALIDATION);
      assertThat(scores.get(1)).extracting(MemberResult.Score::task).containsOnly("swapped");
      for (int k = 0; k < members.size(); k++) {
        for (var task : k == 0 ? tasks : tasks.subList(1, 2)) {
          var told = Whole.of(model.apply(1), weights.get(k), settings.path() + ".dropout").write(data, task.name());
          var right = task.data().validation().stream().map(Example::answer).toList();
          for (var metric : task.metrics()) {
            assertThat(scores.get(k)).as("member %d", k).contains(
                new MemberResult.Score(60, task.name(), metric.name(), metric.score(new Target.Text(), told, right)));
          }
        }
      }
    }
  }

  /// A model that is run as a whole for every word: how likely a word is, is what the loss of an answer comes to in which it alone counts.
  private record Whole(Tensor loss, Bindings bindings) {

    static Whole of(Model model, Weights weights, String dropout) {
      var values = new TreeMap<String, Array>();
      for (var place : StepProgram.prediction(model.plan(1, 1, 2)).layout().shared())
        values.put(place.name(), Array.generate(place.parameter().shape(), i -> weights.shared(place.offset() + i)));
      var bindings = Bindings.none().withParameters(values);
      return new Whole(model.outputs().getFirst().loss(), bindings.withScalar(dropout, 0).withTask(0));
    }

    List<Answer> write(StudyData data, String task) {
      var table = data.tasks().stream().filter(t -> t.name().equals(task)).findFirst().orElseThrow();
      var tokens = (StudyData.Field.Whole) data.field("tokens");
      int length = Math.toIntExact(tokens.shape()[1]);
      var search = new BeamSearch(data.beams(), table.answerLength(), data.answerWords().size());
      var found = new ArrayList<Answer>();
      for (int e = 0; e < table.size(Split.VALIDATION); e++) {
        int row = table.firstRow(Split.VALIDATION) + e;
        var words = Array.generate(Shape.of(1, length), i -> tokens.numbers()[row * length + i]);
        var read = bindings.withInput("tokens", words)
            .withInput("mask", Array.generate(Shape.of(1, length), i -> words.toArray()[i] == 0 ? 0 : 1));
        found.add(new Answer.Text(data.answerWords().words(
            search.write(1, open -> (beginning, id) -> log(read, open.get(beginning).ids(), id, data.answerLength())).getFirst())));
      }
      return found;
    }

    private double log(Bindings read, List<Integer> ids, int next, int length) {
      var shape = Shape.of(1, length);
      return -new Interpreter(read
          .withInput("target.text", Array.generate(shape, t -> t < ids.size() ? ids.get(t) : t == ids.size() ? next : 0))
          .withInput("weight.text", Array.generate(shape, t -> t == ids.size() ? 1 : 0))).value(loss).toArray()[0];
    }
  }

  private static double score(List<MemberResult.Score> scores, String task) {
    return scores.stream().filter(s -> s.task().equals(task) && s.metric().equals("exact-match")).findFirst().orElseThrow().value();
  }

  private static Member member(long trial, Settings encoder) {
    var values = new TreeMap<String, Value>(Map.of("encoder", new Value.Word("it"), "optimizer", new Value.Word("adam"),
        "optimizer.adam.rate", new Value.Real(0.003), "optimizer.adam.weight-decay", new Value.Real(0), "optimizer.adam.clip",
        new Value.Real(1), "optimizer.adam.warmup", new Value.Real(0.05), "optimizer.adam.schedule", new Value.Word("linear")));
    encoder.values().forEach((setting, value) -> values.put(encoder.path() + "." + setting, value));
    LossWeighting equal = _ -> (_, seen) -> {
      double[] weights = new double[seen.size()];
      Arrays.fill(weights, 1);
      return weights;
    };
    return new Member(trial, 5, new Configuration(values), _ -> _ -> List.of(new Draw(0), new Draw(1)), equal);
  }

  private static LoadedTask task(String name, Function<List<String>, List<String>> right) {
    var random = new SplittableRandom(2);
    var target = new Target.Text();
    var examples = Stream.generate(() -> random.ints(3, 'a', 'f').mapToObj(Character::toString).toList()).limit(600)
        .map(words -> new Example(new Input.Words(words), new Answer.Text(right.apply(words)))).toList();
    return new LoadedTask(name, true, Metrics.usual(target),
        new TaskData(target, examples.subList(0, 500), new ArrayList<>(examples.subList(500, 512)), examples.subList(530, 600)));
  }
}
