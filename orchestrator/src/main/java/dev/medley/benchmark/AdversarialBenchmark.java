package dev.medley.benchmark;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.metric.Metrics;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Split;
import dev.medley.api.task.Target;
import dev.medley.api.task.TaskData;
import dev.medley.space.Configuration;
import dev.medley.training.MemberResult;
import dev.medley.training.data.LoadedTask;
import dev.medley.training.data.StudyDataReader;
import dev.medley.training.model.Model;
import dev.medley.training.random.Streams;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Whether an adversarial term takes the domain out of shared features and leaves the tasks what they need: two tasks on sentences of two domains, films and products, with the term
/// `dann` at several strengths, and a fresh probe for the domain on what is shared. Validation picks the strength: of those that cost the tasks no more than a point, the one that
/// hides the domain best.
///
/// @see <a href="https://arxiv.org/abs/1505.07818">Ganin et al., Domain-Adversarial Training of Neural Networks, JMLR 2016</a>
final class AdversarialBenchmark implements Benchmark {

  private static final List<String> TASKS = List.of("polarity", "opinion");
  private static final List<String> DOMAINS = List.of("films", "products");

  /// What the tasks are made of: by the name in the data the task, the domain, and the label that means yes.
  private record Source(String task, String domain, String yes) {}

  private static final Map<String, Source> SOURCES = Map.of(
      "movie_polarity", new Source("polarity", "films", "pos"), "product_polarity", new Source("polarity", "products", "pos"),
      "subjectivity", new Source("opinion", "films", "subj"), "opinion_presence", new Source("opinion", "products", "opinion"));

  private static final String WHERE = "sentences.tsv.gz, tab-separated with the columns task, domain, label and text";
  private static final int STEPS = 2_000;
  private static final int SEEDS = 3;
  private static final int ROWS = 32;
  private static final int MICRO_BATCHES = 4;
  private static final String STRENGTH = "terms.dann.strength";
  private static final List<Double> STRENGTHS = List.of(1e-6, 0.05, 0.1, 0.15, 0.2, 0.3);

  /// More rows would teach a linear probe nothing more.
  private static final int PROBED = 3_000;

  @Override
  public String name() {
    return "adversarial";
  }

  @Override
  public String summary() {
    return "What a fresh probe finds of the domain in shared features, with and without an adversarial term (needs --data).";
  }

  /// What one strength came to, seed by seed, in per cent.
  private record Outcome(double strength, List<Double> accuracies, List<Double> probes) {
    double accuracy() {
      return Summary.of(accuracies).mean();
    }

    double probe() {
      return Summary.of(probes).mean();
    }
  }

  @Override
  public void run(Conditions conditions, Report report) {
    var tasks = tasks(Classic.read(conditions.data(), "sentences.tsv", WHERE));
    var data = StudyDataReader.read(tasks,
        new Settings("text", Map.of("length", new Value.Whole(30), "vocabulary", new Value.Whole(4_000))));
    int seeds = conditions.seeds().orElse(SEEDS);
    int steps = conditions.steps().orElse(STEPS);
    var parts = new Parts(conditions.plugins(), TASKS);
    Encoder encoder = parts.encoder("bag", Map.of("width", new Value.Whole(64), "embedding", new Value.Whole(64)));
    Sharing sharing = parts.sharing("hard", Map.of());
    var dann = parts.term("dann", Map.of("width", new Value.Whole(64)));
    var course = new Course(data,
        rows -> Model.write(data.shape(), encoder, "bag", sharing, "hard", new TreeMap<>(Map.of("dann", dann)), rows),
        ROWS, MICRO_BATCHES, steps, parts.sampler("round-robin", Map.of()), parts.equal());
    report.say("Two tasks on sentences about films and products, bag, hard sharing, " + steps + " steps, " + seeds
        + " seeds; on test sentences, in %:");
    var members = new ArrayList<Configuration>();
    for (double strength : STRENGTHS) members.addAll(members(seeds, strength));
    report.progress("training");
    var trained = course.train(members, seeds);
    report.progress("probing");
    int picked = picked(outcomes(course, tasks, members, trained, Split.VALIDATION));
    report(report, outcomes(course, tasks, members, trained, Split.TEST), picked);
  }

  /// Of the strengths that cost the tasks no more than a point, the place of that which hides the domain best.
  private static int picked(List<Outcome> validated) {
    double least = validated.getFirst().accuracy() - 1;
    return IntStream.range(1, validated.size()).boxed().filter(i -> validated.get(i).accuracy() >= least)
        .min(Comparator.comparingDouble(i -> validated.get(i).probe())).orElse(1);
  }

  private static void report(Report report, List<Outcome> tested, int picked) {
    var without = tested.getFirst();
    var with = tested.get(picked);
    double chance = 100.0 / DOMAINS.size();
    for (var outcome : tested)
      report.say(
          String.format(Locale.ROOT, "strength %.0e: probe %.1f, tasks %.2f", outcome.strength(), outcome.probe(), outcome.accuracy()));
    report.figure(figure("probe for the domain, without the term", without.probes()));
    report.figure(figure("probe for the domain, with the term", with.probes())
        .beside(String.format(Locale.ROOT, "chance is %.0f; strength %.2g", chance, with.strength()))
        .atMost((without.probe() + chance) / 2));
    report.figure(figure("accuracy of the tasks, without the term", without.accuracies()));
    report.figure(figure("accuracy of the tasks, with the term", with.accuracies()).atLeast(without.accuracy() - 1));
  }

  private static Figure figure(String name, List<Double> values) {
    return Figure.of(name, Summary.of(values).mean(), "%")
        .beside(String.format(Locale.ROOT, "deviation over seeds %.2f", Summary.of(values).deviation()));
  }

  private static List<Configuration> members(int seeds, double strength) {
    return Collections.nCopies(seeds, Course.adam(0.003, Map.of(STRENGTH, strength, "encoder.bag.dropout", 0.1)));
  }

  private static List<Outcome> outcomes(Course course, List<LoadedTask> tasks, List<Configuration> members, List<MemberResult> trained,
      Split split) {
    var learned = features(course, tasks, members, trained, Split.TRAIN);
    var tested = features(course, tasks, members, trained, split);
    var scores = course.score(members, trained, split);
    var outcomes = new ArrayList<Outcome>();
    int seeds = members.size() / STRENGTHS.size();
    for (int i = 0; i < STRENGTHS.size(); i++) {
      var outcome = new Outcome(STRENGTHS.get(i), new ArrayList<>(), new ArrayList<>());
      for (int k = i * seeds; k < (i + 1) * seeds; k++) {
        outcome.accuracies().add(100 * scores.get(k).stream().filter(s -> s.metric().equals("accuracy"))
            .mapToDouble(MemberResult.Score::value).average().orElse(Double.NaN));
        var probe = Probe.train(learned.get(k).rows(), learned.get(k).labels(), DOMAINS.size());
        outcome.probes().add(100 * probe.balancedAccuracy(tested.get(k).rows(), tested.get(k).labels()));
      }
      outcomes.add(outcome);
    }
    return outcomes;
  }

  private record Labelled(List<float[]> rows, List<Integer> labels) {}

  /// Features of sentences of both tasks with the index of their domain, member by member.
  private static List<Labelled> features(Course course, List<LoadedTask> tasks, List<Configuration> members, List<MemberResult> trained,
      Split split) {
    var all = new ArrayList<Labelled>();
    for (int k = 0; k < members.size(); k++) all.add(new Labelled(new ArrayList<>(), new ArrayList<>()));
    for (int task = 0; task < TASKS.size(); task++) {
      var found = course.features(members, trained, task, split);
      var examples = tasks.get(task).data().split(split);
      var rows = balanced(examples);
      for (int k = 0; k < members.size(); k++) {
        var features = found.get(k);
        for (int row : rows) {
          all.get(k).rows().add(features.get(row));
          all.get(k).labels().add(DOMAINS.indexOf(examples.get(row).domain()));
        }
      }
    }
    return all;
  }

  /// The places of as many examples of each answer from each domain: so the right answers alone, which features must tell, say nothing of the domain.
  private static List<Integer> balanced(List<Example> examples) {
    var places = IntStream.range(0, examples.size()).boxed()
        .collect(Collectors.groupingBy(i -> List.of(examples.get(i).domain(), examples.get(i).answer())));
    int each = Math.min(PROBED / TASKS.size() / places.size(), places.values().stream().mapToInt(List::size).min().orElse(0));
    return places.values().stream().flatMap(p -> p.subList(0, each).stream()).sorted().toList();
  }

  private static List<LoadedTask> tasks(Classic sentences) {
    return TASKS.stream().map(name -> {
      var parts = List.of(new ArrayList<Example>(), new ArrayList<Example>(), new ArrayList<Example>());
      for (var row : sentences.rows()) {
        var source = SOURCES.get(sentences.cell(row, "task"));
        if (source == null || !source.task().equals(name)) continue;
        String text = sentences.cell(row, "text");
        int label = sentences.cell(row, "label").equals(source.yes()) ? 1 : 0;
        double at = Streams.uniform(Streams.seed(23, 0, text), 0);
        parts.get(at < 0.8 ? 0 : at < 0.84 ? 1 : 2)
            .add(new Example(new Input.Words(List.of(text.split(" "))), new Answer.Label(label), source.domain()));
      }
      parts.forEach(part -> Collections.shuffle(part, Random.from(Streams.stream(Streams.seed(23, 1, name)))));
      // Validation stays below the number of examples of which a sample would be taken.
      var validation = parts.get(1).subList(0, Math.min(900, parts.get(1).size()));
      var target = new Target.Classes(List.of("no", "yes"));
      return new LoadedTask(name, true, Metrics.usual(target), new TaskData(target, parts.get(0), validation, parts.get(2)));
    }).toList();
  }
}
