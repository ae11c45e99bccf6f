package dev.medley.benchmark;

import dev.medley.api.parameter.Value;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.task.Split;
import dev.medley.training.Cohort;
import dev.medley.training.CohortTrainer;
import dev.medley.training.Member;
import dev.medley.training.MemberResult;
import dev.medley.training.Scoring;
import dev.medley.training.data.LoadedTask;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.StudyDataReader;
import dev.medley.training.engine.Engine;
import dev.medley.training.model.Model;
import dev.medley.training.random.Streams;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Whether the order in which tasks come matters: questions about stories, each task trained alone, all together, and task after task from the easy to the hard, the other way round, and in
/// a random order. Every way sees as many examples.
///
/// With data, the twenty tasks of bAbI, beside figures of a memory network that others have published.
final class StoriesBenchmark implements Benchmark {

  private static final List<String> KINDS = List.of("one-fact", "yes-no", "coreference", "giving", "count", "list", "two-facts",
      "three-facts");

  /// The tasks of bAbI by the number of facts that an answer follows from.
  private static final List<Integer> BABI = List.of(1, 5, 6, 9, 10, 12, 4, 11, 13, 14, 20, 15, 17, 18, 19, 2, 8, 16, 7, 3);

  private static final int EXAMPLES = 16_000;
  private static final int ROWS = 32;
  private static final int SEEDS = 1;
  private static final double RATE = 2e-3;
  private static final int LENGTH = 72;
  private static final int BABI_LENGTH = 128;

  /// @param number of a bAbI task, 0 of others
  private record Asked(String name, int number) {}

  /// A way of training.
  ///
  /// @param only the place of the one task that it trains, where it is one
  private record Way(String name, Optional<Integer> only, Sampler sampler) {}

  @Override
  public String name() {
    return "stories";
  }

  @Override
  public String summary() {
    return "Questions about stories, from one fact to three: single tasks, all together, and curricula over tasks, as many examples each (--data: bAbI).";
  }

  @Override
  public void run(Conditions conditions, Report report) {
    var asked = asked(conditions);
    var names = asked.stream().map(Asked::name).toList();
    var parts = new Parts(conditions.plugins(), names);
    var data = read(conditions, parts, asked);
    int seeds = conditions.seeds().orElse(SEEDS);
    int steps = conditions.steps().orElse(EXAMPLES / ROWS);
    report.say("Encoder memory, hard sharing, " + (long) steps * ROWS + " examples for each of " + asked.size() + " tasks, " + seeds
        + (seeds == 1 ? " seed" : " seeds") + "; test questions answered rightly, in %:");
    var found = new ArrayList<List<Double>>();
    var ways = ways(parts, names);
    report.progress("each task alone");
    var alone = new Bench(data, parts, steps, seeds).accuracies(ways.stream().filter(w -> w.only().isPresent()).toList());
    found.add(IntStream.range(0, names.size()).mapToObj(t -> alone.get(t).get(t)).toList());
    report.progress("all tasks, in four ways");
    var together = ways.stream().filter(w -> w.only().isEmpty()).toList();
    found.addAll(new Bench(data, parts, steps * names.size(), seeds).accuracies(together));
    var titles = new ArrayList<>(List.of("single"));
    together.forEach(way -> titles.add(way.name()));
    tell(asked, titles, found, report);
  }

  private static List<Asked> asked(Conditions conditions) {
    var all = conditions.data().isPresent()
        ? BABI.stream().map(number -> new Asked("qa" + number, number)).toList()
        : KINDS.stream().map(kind -> new Asked(kind, 0)).toList();
    return all.stream().filter(a -> conditions.only().isEmpty() || conditions.only().contains(a.name())).toList();
  }

  private static StudyData read(Conditions conditions, Parts parts, List<Asked> asked) {
    var tasks = asked.stream().map(a -> {
      var task = a.number() == 0
          ? parts.task("stories", Map.of("kind", new Value.Word(a.name())))
          : parts.task("babi", Map.of("folder", new Value.Word(conditions.data().map(Path::toString).orElse("")), "numbers",
              new Value.Word(String.valueOf(a.number()))));
      var data = task.load();
      return new LoadedTask(a.name(), true, task.metrics(data.target()), data);
    }).toList();
    int length = conditions.data().isPresent() ? BABI_LENGTH : LENGTH;
    return StudyDataReader.read(tasks, new dev.medley.api.parameter.Settings("text",
        Map.of("length", new Value.Whole(length), "vocabulary", new Value.Whole(400))));
  }

  private static List<Way> ways(Parts parts, List<String> names) {
    var ways = new ArrayList<Way>();
    for (int t = 0; t < names.size(); t++) {
      int only = t;
      ways.add(new Way(names.get(t), Optional.of(t), context -> _ -> Collections.nCopies(context.microBatches(), new Draw(only))));
    }
    var shuffled = new ArrayList<>(names);
    Collections.shuffle(shuffled, Random.from(Streams.stream(7)));
    ways.add(new Way("joint", Optional.empty(), parts.sampler("round-robin", Map.of())));
    ways.add(new Way("curriculum", Optional.empty(), stages(parts, names)));
    ways.add(new Way("anti-curriculum", Optional.empty(), stages(parts, names.reversed())));
    ways.add(new Way("random order", Optional.empty(), stages(parts, shuffled)));
    return ways;
  }

  /// Tasks come in during the first half; half of a stage is for what came before, and in the end all have had about the same.
  private static Sampler stages(Parts parts, List<String> order) {
    return parts.sampler("stages",
        Map.of("order", new Value.Order(order), "until", new Value.Real(0.5), "replay", new Value.Real(0.5)));
  }

  private static void tell(List<Asked> asked, List<String> titles, List<List<Double>> found, Report report) {
    report.say(String.format(Locale.ROOT, "%-14s", "")
        + titles.stream().map(t -> String.format(Locale.ROOT, "%16s", t)).collect(Collectors.joining()));
    for (int t = 0; t < asked.size(); t++) {
      int task = t;
      report.say(String.format(Locale.ROOT, "%-14s", asked.get(t).name())
          + found.stream().map(way -> String.format(Locale.ROOT, "%16.1f", way.get(task))).collect(Collectors.joining()));
    }
    for (int w = 0; w < titles.size(); w++) {
      for (int t = 0; t < asked.size(); t++) {
        var figure = Figure.of(asked.get(t).name() + ", " + titles.get(w), found.get(w).get(t), "%");
        report.figure(published(asked.get(t).number(), titles.get(w)).map(figure::beside).orElse(figure));
      }
    }
    for (int w = 0; w < titles.size(); w++) report.figure(Figure.of("mean, " + titles.get(w), mean(found.get(w)), "%"));
  }

  private static Optional<String> published(int number, String way) {
    return switch (way) {
      case String _ when number == 0 -> Optional.empty();
      case "single" -> Optional.of("memory network, single, published: " + Published.single(number));
      case "joint" -> Optional.of("memory network, joint, published: " + Published.joint(number));
      default -> Optional.empty();
    };
  }

  private static double mean(List<Double> accuracies) {
    return accuracies.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /// Trains all ways of one number of steps as one cohort.
  private record Bench(StudyData data, Parts parts, int steps, int seeds) {

    /// Of each way, the accuracy of every task on test data in per cent, mean over seeds.
    List<List<Double>> accuracies(List<Way> ways) {
      var configuration = Course.adam(RATE, Map.of("encoder.memory.dropout", 0.1));
      var members = new ArrayList<Member>();
      for (var way : ways) {
        for (int seed = 0; seed < seeds; seed++) members.add(new Member(seed, 1, configuration, way.sampler(), parts.equal()));
      }
      var cohort = new Cohort(members, this::model, ROWS, 1, steps, List.of());
      try (var arena = Engine.get().open("cpu")) {
        var trained = new CohortTrainer(cohort, data, arena).train();
        var scores = Scoring.score(cohort, trained.stream().map(MemberResult::weights).toList(), data, arena, Split.TEST);
        return IntStream.range(0, ways.size()).mapToObj(w -> data.tasks().stream()
            .map(task -> accuracy(scores.subList(w * seeds, (w + 1) * seeds), task.name())).toList()).toList();
      }
    }

    private static double accuracy(List<List<MemberResult.Score>> scores, String task) {
      return 100 * scores.stream().flatMap(List::stream).filter(s -> s.task().equals(task) && s.metric().equals("accuracy"))
          .mapToDouble(MemberResult.Score::value).average().orElse(Double.NaN);
    }

    private Model model(int rows) {
      var encoder = parts.encoder("memory", Map.of());
      return Model.write(data.shape(), encoder, "memory", parts.sharing("hard", Map.of()), "hard", rows);
    }
  }
}
