package dev.medley.benchmark;

import dev.medley.api.error.Problem;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.plugin.Kind;
import dev.medley.api.sampler.Draw;
import dev.medley.api.task.Split;
import dev.medley.space.AsText;
import dev.medley.study.TextForText;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// What writing answers costs, or gains, against a head for each task: the same classifications by one encoder, with labels that are written and with classification heads, as many examples for each.
///
/// Written answers come from an encoder and its decoder, from a decoder alone, and from the encoder and its decoder with words cut out of the same texts as a task beside.
final class TextToTextBenchmark implements Benchmark {

  private static final List<String> TASKS = List.of("definition-pos", "food", "attachment");
  private static final String SPANS = "spans";
  private static final int STEPS = 300;
  private static final int SEEDS = 2;
  private static final int ROWS = 32;
  private static final double RATE = 3e-3;

  /// @param written whether labels are written
  /// @param spans   whether words are cut out beside
  /// @param beams   how many beginnings of an answer are kept
  private record Way(String name, String encoder, boolean written, boolean spans, int beams) {}

  private static final List<Way> WAYS = List.of(
      new Way("classification heads", "transformer", false, false, 1),
      new Way("written", "transformer", true, false, 1),
      new Way("written, 4 beams", "transformer", true, false, 4),
      new Way("written, decoder alone", "decoder-only", true, false, 1),
      new Way("written, spans beside", "transformer", true, true, 1));

  @Override
  public String name() {
    return "text-to-text";
  }

  @Override
  public String summary() {
    return "Three classifications whose labels are written by one network, beside the same encoder with a classification head for each.";
  }

  @Override
  public void run(Conditions conditions, Report report) {
    int steps = conditions.steps().orElse(STEPS);
    int seeds = conditions.seeds().orElse(SEEDS);
    report.say("One layer each for reading and writing, " + (long) steps * ROWS + " examples of each task, mean of " + seeds
        + " seeds; test examples answered rightly, in % (written: word by word the label):");
    var control = List.<Double>of();
    for (var way : WAYS) {
      report.progress(way.name());
      var found = accuracies(conditions, way, steps, seeds);
      for (int t = 0; t < TASKS.size(); t++) {
        var figure = Figure.of(TASKS.get(t) + ", " + way.name(), found.get(t), "%");
        report.figure(control.isEmpty() ? figure : figure.beside(String.format(Locale.ROOT, "%.1f with a head", control.get(t))));
      }
      double mean = mean(found);
      var figure = Figure.of("mean, " + way.name(), mean, "%");
      report.figure(way.written() && way.encoder().equals("transformer") ? figure.atLeast(mean(control) - 3) : figure);
      if (control.isEmpty()) control = found;
    }
  }

  private static double mean(List<Double> all) {
    return all.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /// Of the tasks in their order, mean over seeds.
  private static List<Double> accuracies(Conditions conditions, Way way, int steps, int seeds) {
    var data = data(conditions, way);
    var parts = new Parts(conditions.plugins(), data.tasks().stream().map(t -> t.name()).toList());
    var configuration = Course.adam(RATE, Map.of("encoder." + way.encoder() + ".dropout", 0.1));
    var encoder = parts.encoder(way.encoder(), way.encoder().equals("transformer")
        ? Map.of("layers", new Value.Whole(1), "decoder-layers", new Value.Whole(1))
        : Map.of("layers", new Value.Whole(1)));
    var sharing = parts.sharing("hard", Map.of());
    int tasks = data.tasks().size();
    var members = IntStream.range(0, seeds).mapToObj(seed -> new Member(seed, 1, configuration,
        context -> _ -> IntStream.range(0, context.microBatches()).mapToObj(Draw::new).toList(), parts.equal())).toList();
    var cohort = new Cohort(members, rows -> Model.write(data.shape(), encoder, way.encoder(), sharing, "hard", rows), ROWS, tasks, steps,
        List.of());
    try (var arena = Engine.get().open("cpu")) {
      var trained = new CohortTrainer(cohort, data, arena).train();
      var scores = Scoring.score(cohort, trained.stream().map(MemberResult::weights).toList(), data, arena, Split.TEST);
      String metric = way.written() ? "exact-match" : "accuracy";
      return TASKS.stream().map(task -> 100 * scores.stream().flatMap(List::stream)
          .filter(s -> s.task().equals(task) && s.metric().equals(metric)).mapToDouble(MemberResult.Score::value).average()
          .orElse(Double.NaN)).toList();
    }
  }

  private static StudyData data(Conditions conditions, Way way) {
    var problems = new ArrayList<Problem>();
    var tasks = new ArrayList<LoadedTask>();
    for (var name : TASKS) {
      var loaded = load(conditions, name, name);
      tasks.add(TextForText.of(loaded, way.written() ? AsText.ANSWERS : AsText.NO, problems));
    }
    if (way.spans()) tasks.add(TextForText.of(load(conditions, TASKS.getFirst(), SPANS), AsText.SPANS, problems));
    if (!problems.isEmpty()) throw new IllegalStateException(problems.toString());
    return StudyDataReader.read(tasks, new Settings("text", Map.of("length", new Value.Whole(16), "vocabulary", new Value.Whole(4_000),
        "beams", new Value.Whole(way.beams()))));
  }

  private static LoadedTask load(Conditions conditions, String name, String as) {
    var task = conditions.plugins().find(Kind.TASK, name).factory().apply(new Settings("tasks." + name, Map.of()));
    var data = task.load();
    return new LoadedTask(as, true, task.metrics(data.target()), data);
  }
}
