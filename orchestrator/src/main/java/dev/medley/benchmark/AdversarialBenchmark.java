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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Whether an adversarial term takes the domain out of shared features and leaves the tasks what they need: two tasks on reviews of many products, the product being the domain,
/// with and without the term `dann`, and a fresh probe for the product on what is shared.
///
/// @see <a href="https://arxiv.org/abs/1505.07818">Ganin et al., Domain-Adversarial Training of Neural Networks, JMLR 2016</a>
final class AdversarialBenchmark implements Benchmark {

  private static final List<String> TASKS = List.of("product_polarity", "opinion_presence");
  private static final String WHERE = "sentences.tsv.gz, tab-separated with the columns task, domain, label and text";
  private static final int STEPS = 600;
  private static final int SEEDS = 4;
  private static final int ROWS = 32;
  private static final int MICRO_BATCHES = 4;
  private static final String STRENGTH = "terms.dann.strength";

  @Override
  public String name() {
    return "adversarial";
  }

  @Override
  public String summary() {
    return "What a fresh probe finds of the domain in shared features, with and without an adversarial term (needs --data).";
  }

  /// What one strength came to, seed by seed.
  private record Outcome(List<Double> accuracies, List<Double> probes) {}

  @Override
  public void run(Conditions conditions, Report report) {
    var tasks = tasks(Classic.read(conditions.data(), "sentences.tsv", WHERE));
    var data = StudyDataReader.read(tasks, new Settings("text", Map.of("length", new Value.Whole(30), "vocabulary", new Value.Whole(4_000))));
    int seeds = conditions.seeds().orElse(SEEDS);
    int steps = conditions.steps().orElse(STEPS);
    var parts = new Parts(conditions.plugins(), TASKS);
    Encoder encoder = parts.encoder("bag", Map.of("width", new Value.Whole(64), "embedding", new Value.Whole(64)));
    Sharing sharing = parts.sharing("hard", Map.of());
    var dann = parts.term("dann", Map.of("width", new Value.Whole(64)));
    var course = new Course(data, rows -> Model.write(data.shape(), encoder, "bag", sharing, "hard", new TreeMap<>(Map.of("dann", dann)), rows),
        ROWS, MICRO_BATCHES, steps, parts.sampler("round-robin"), parts.equal());
    report.say("Two tasks on sentences about " + data.domains().size() + " products, bag, hard sharing, " + steps + " steps, " + seeds
        + " seeds; accuracies on test sentences:");
    var without = outcome(course, tasks, members(seeds, 1e-6), report, "without the term");
    var with = outcome(course, tasks, members(seeds, 1), report, "with the term");
    double chance = 100.0 / data.domains().size();
    var before = Summary.of(without.probes());
    var after = Summary.of(with.probes());
    report.figure(figure("probe for the product, without the term", before));
    report.figure(figure("probe for the product, with the term", after)
        .beside(String.format(Locale.ROOT, "chance is %.1f", chance)).atMost((before.mean() + chance) / 2));
    report.figure(figure("accuracy of the tasks, without the term", Summary.of(without.accuracies())));
    report.figure(figure("accuracy of the tasks, with the term", Summary.of(with.accuracies()))
        .atLeast(Summary.of(without.accuracies()).mean() - 1));
  }

  private static Figure figure(String name, Summary summary) {
    return Figure.of(name, summary.mean(), "%").beside(String.format(Locale.ROOT, "deviation over seeds %.2f", summary.deviation()));
  }

  private static List<Configuration> members(int seeds, double strength) {
    return Collections.nCopies(seeds, Course.adam(0.003, Map.of(STRENGTH, strength, "encoder.bag.dropout", 0.1)));
  }

  private static Outcome outcome(Course course, List<LoadedTask> tasks, List<Configuration> members, Report report, String what) {
    report.progress(what + ": training");
    var trained = course.train(members);
    report.progress(what + ": probing");
    var learned = features(course, tasks, members, trained, Split.TRAIN);
    var tested = features(course, tasks, members, trained, Split.TEST);
    var accuracies = course.score(members, trained, Split.TEST).stream().map(scores -> 100 * scores.stream()
        .filter(s -> s.metric().equals("accuracy")).mapToDouble(MemberResult.Score::value).average().orElse(Double.NaN)).toList();
    var probes = new ArrayList<Double>();
    for (int k = 0; k < members.size(); k++) {
      var probe = Probe.train(learned.get(k).rows(), learned.get(k).labels(), course.data().domains().size());
      probes.add(100 * probe.balancedAccuracy(tested.get(k).rows(), tested.get(k).labels()));
    }
    return new Outcome(accuracies, probes);
  }

  private record Labelled(List<float[]> rows, List<Integer> labels) {}

  /// Features of the sentences of both tasks with the index of their domain, member by member.
  private static List<Labelled> features(Course course, List<LoadedTask> tasks, List<Configuration> members, List<MemberResult> trained, Split split) {
    var all = new ArrayList<Labelled>();
    for (int k = 0; k < members.size(); k++) all.add(new Labelled(new ArrayList<>(), new ArrayList<>()));
    for (int task = 0; task < TASKS.size(); task++) {
      var found = course.features(members, trained, task, split);
      var domains = tasks.get(task).data().split(split).stream().map(e -> course.data().domains().indexOf(e.domain())).toList();
      for (int k = 0; k < members.size(); k++) {
        all.get(k).rows().addAll(found.get(k));
        all.get(k).labels().addAll(domains);
      }
    }
    return all;
  }

  /// A sentence has the same split in both tasks.
  private static List<LoadedTask> tasks(Classic sentences) {
    return TASKS.stream().map(name -> {
      var rows = sentences.rows().stream().filter(r -> sentences.cell(r, "task").equals(name)).toList();
      var labels = rows.stream().map(r -> sentences.cell(r, "label")).distinct().sorted().toList();
      var parts = List.of(new ArrayList<Example>(), new ArrayList<Example>(), new ArrayList<Example>());
      for (var row : rows) {
        String text = sentences.cell(row, "text");
        var example = new Example(new Input.Words(List.of(text.split(" "))), new Answer.Label(labels.indexOf(sentences.cell(row, "label"))),
            sentences.cell(row, "domain"));
        double at = Streams.uniform(Streams.seed(23, 0, text), 0);
        parts.get(at < 0.7 ? 0 : at < 0.8 ? 1 : 2).add(example);
      }
      parts.forEach(part -> Collections.shuffle(part, Random.from(Streams.stream(Streams.seed(23, 1, name)))));
      var target = new Target.Classes(labels);
      return new LoadedTask(name, true, Metrics.usual(target), new TaskData(target, parts.get(0), parts.get(1), parts.get(2)));
    }).toList();
  }
}
