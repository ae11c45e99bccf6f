package dev.medley.benchmark;

import dev.medley.api.error.Problem;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.plugin.Kind;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.task.Split;
import dev.medley.space.AsText;
import dev.medley.study.TextForText;
import dev.medley.training.Beginning;
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
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Engine;
import dev.medley.training.model.Model;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// What writing answers costs, or gains, against a head for each task: the same classifications by one encoder, with labels that are written and with classification heads, as many examples for each.
///
/// Written answers come from an encoder and its decoder, from a decoder alone, and from the encoder and its decoder with words cut out of the texts of a task: beside all steps, or before them, in as many steps more.
final class TextToTextBenchmark implements Benchmark {

  private static final List<String> TASKS = List.of("definition-pos", "food", "attachment");
  private static final String SPANS = "spans";
  private static final int STEPS = 300;
  private static final int SEEDS = 2;
  private static final int ROWS = 32;
  private static final double RATE = 3e-3;

  /// All tasks in each step; spans, where they are beside, come after them.
  private static final Sampler IN_TURN = context -> _ -> IntStream.range(0, context.microBatches()).mapToObj(Draw::new).toList();

  /// When words are cut out of the texts of a task, to be written too.
  private enum Spans { NEVER, BESIDE, BEFORE }

  /// @param written whether labels are written
  /// @param beams   how many beginnings of an answer are kept
  private record Way(String name, String encoder, boolean written, Spans spans, int beams) {

    /// Ways that are trained alike differ in how they write alone.
    List<Object> training() {
      return List.of(encoder, written, spans);
    }
  }

  private static final List<Way> WAYS = List.of(
      new Way("classification heads", "transformer", false, Spans.NEVER, 1),
      new Way("written", "transformer", true, Spans.NEVER, 1),
      new Way("written, 4 beams", "transformer", true, Spans.NEVER, 4),
      new Way("written, decoder alone", "decoder-only", true, Spans.NEVER, 1),
      new Way("written, spans beside", "transformer", true, Spans.BESIDE, 1),
      new Way("written, spans before", "transformer", true, Spans.BEFORE, 1));

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
    var trained = new HashMap<List<Object>, List<Weights>>();
    for (var way : WAYS) {
      report.progress(way.name());
      var found = accuracies(conditions, way, steps, seeds, trained);
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
  ///
  /// @param trained the weights of all seeds, by the training; grows
  private static List<Double> accuracies(Conditions conditions, Way way, int steps, int seeds, Map<List<Object>, List<Weights>> trained) {
    var data = data(conditions, way);
    var parts = new Parts(conditions.plugins(), data.tasks().stream().map(t -> t.name()).toList());
    var configuration = Course.adam(RATE, Map.of("encoder." + way.encoder() + ".dropout", 0.1));
    var encoder = parts.encoder(way.encoder(), way.encoder().equals("transformer")
        ? Map.of("layers", new Value.Whole(1), "decoder-layers", new Value.Whole(1))
        : Map.of("layers", new Value.Whole(1)));
    var sharing = parts.sharing("hard", Map.of());
    IntFunction<Model> model = rows -> Model.write(data.shape(), encoder, way.encoder(), sharing, "hard", rows);
    IntFunction<Member> fresh = seed -> new Member(seed, 1, configuration, IN_TURN, parts.equal());
    int microBatches = TASKS.size() + (way.spans() == Spans.BESIDE ? 1 : 0);
    var cohort = new Cohort(IntStream.range(0, seeds).mapToObj(fresh).toList(), model, ROWS, microBatches, steps, List.of());
    try (var arena = Engine.get().open("cpu")) {
      var weights = trained.computeIfAbsent(way.training(),
          _ -> train(way.spans() == Spans.BEFORE ? begun(cohort, data, arena) : cohort, data, arena));
      var scores = Scoring.score(cohort, weights, data, arena, Split.TEST);
      String metric = way.written() ? "exact-match" : "accuracy";
      return TASKS.stream().map(task -> 100 * scores.stream().flatMap(List::stream)
          .filter(s -> s.task().equals(task) && s.metric().equals(metric)).mapToDouble(MemberResult.Score::value).average()
          .orElse(Double.NaN)).toList();
    }
  }

  private static List<Weights> train(Cohort cohort, StudyData data, Arena arena) {
    return new CohortTrainer(cohort, data, arena).train().stream().map(MemberResult::weights).toList();
  }

  /// The same members, which begin from what each was after as many steps on spans alone; the rate has a schedule of its own in either.
  private static Cohort begun(Cohort cohort, StudyData data, Arena arena) {
    Sampler spans = context -> _ -> Collections.nCopies(context.microBatches(), new Draw(TASKS.size()));
    var before = train(with(cohort,
        cohort.members().stream().map(m -> new Member(m.trial(), m.studySeed(), m.configuration(), spans, m.loss())).toList()), data,
        arena);
    var layout = StepProgram.prediction(cohort.model().apply(1).plan(1, 1, data.tasks().size())).layout();
    var labels = new LinkedHashMap<String, List<String>>();
    data.tasks().forEach(t -> labels.put(t.name(), Beginning.labels(t)));
    var members = new ArrayList<Member>();
    for (var m : cohort.members()) {
      var beginning = new Beginning(SPANS, layout, before.get(members.size()), labels, data.answerWords().words());
      members.add(new Member(m.trial(), m.studySeed(), m.configuration(), m.sampler(), m.loss(), List.of(), Optional.of(beginning)));
    }
    return with(cohort, members);
  }

  private static Cohort with(Cohort cohort, List<Member> members) {
    return new Cohort(members, cohort.model(), cohort.rows(), cohort.microBatches(), cohort.steps(), List.of());
  }

  private static StudyData data(Conditions conditions, Way way) {
    var problems = new ArrayList<Problem>();
    var tasks = new ArrayList<LoadedTask>();
    for (var name : TASKS) {
      var loaded = load(conditions, name, name);
      tasks.add(TextForText.of(loaded, way.written() ? AsText.ANSWERS : AsText.NO, problems));
    }
    if (way.spans() != Spans.NEVER) tasks.add(TextForText.of(load(conditions, TASKS.getFirst(), SPANS), AsText.SPANS, problems));
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
