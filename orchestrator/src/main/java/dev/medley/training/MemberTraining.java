package dev.medley.training;

import dev.medley.api.loss.JacobianAggregator;
import dev.medley.api.sampler.Draw;
import dev.medley.lifelong.Arrivals;
import dev.medley.space.Lifelong;
import dev.medley.space.Section;
import dev.medley.training.data.StudyData;
import dev.medley.training.random.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The training of one member, seen from the host: what it draws, how it weighs its losses, whether it still lives.
final class MemberTraining {

  /// The name under which a task's figure stands after each arrival, whatever its first metric.
  private static final String ARRIVAL = "arrival";

  private final Member member;
  private final StudyData data;
  private final Guard guard;
  private final Guard.Call next;
  private final Guard.Call measures;
  private final Guard.Call weights;
  private final Guard.Call observe;
  private final Sampling sampling;
  private final List<LossDriver> drivers;
  private final Timeline timeline;
  private final WeightLog weightLog;
  private final CosineLog cosineLog;
  private final long noiseSeed;
  private final List<MemberResult.Score> scores = new ArrayList<>();
  private final int[] tasks;
  private List<Draw> draws;
  private double[] lastLosses = {};

  MemberTraining(Member member, StudyData data, Cohort cohort, Pulse pulse) {
    this.member = member;
    this.data = data;
    guard = new Guard(member, pulse);
    next = guard.method("next", Section.SAMPLER);
    measures = guard.method("measures", Section.SAMPLER);
    weights = guard.method("weights", Section.LOSS);
    observe = guard.method("observe", Section.SAMPLER);
    sampling = guard.call(guard.method("start", Section.SAMPLER), 0, () -> sampling(member, cohort),
        sampling(new Member(member.trial(), member.studySeed(), member.configuration(), _ -> _ -> List.of(), member.loss()), cohort));
    drivers = guard.call(guard.method("start", Section.LOSS), 0, () -> drivers(member, cohort), List.of());
    timeline = Timeline.of(member, data.names(), cohort.steps());
    weightLog = new WeightLog(data.names());
    cosineLog = new CosineLog(data.names());
    noiseSeed = Streams.seed(member.studySeed(), member.line(), "dropout");
    tasks = new int[cohort.microBatches()];
    draws = Collections.nCopies(tasks.length, new Draw(0));
  }

  private List<LossDriver> drivers(Member weighed, Cohort cohort) {
    return Timeline.of(weighed, data.names(), cohort.steps()).joined(t -> t.said(Section.LOSS)).spans().stream()
        .map(span -> new LossDriver(weighed, data, span)).toList();
  }

  private Optional<LossDriver> driver(int step) {
    return drivers.stream().filter(d -> d.span().holds(step)).findFirst();
  }

  /// The terms of its configuration.
  List<String> terms() {
    var terms = new ArrayList<>(member.configuration().terms());
    Lifelong.of(member.configuration()).ifPresent(lifelong -> terms.addAll(lifelong.penalties()));
    return terms;
  }

  /// Its phases, over the steps.
  Timeline timeline() {
    return timeline;
  }

  private Sampling sampling(Member sampled, Cohort cohort) {
    return new Sampling(sampled, data, cohort);
  }

  long noiseSeed() {
    return noiseSeed;
  }

  boolean alive() {
    return guard.alive();
  }

  /// Whether its loss of every training example is wanted before a step.
  boolean measures(int step) {
    return alive() && guard.call(measures, step, () -> sampling.measures(step), false);
  }

  void measured(ExampleLosses losses) {
    sampling.measured(losses);
  }

  /// A member that has failed goes on with what it drew last, since it still has a place in the cohort.
  List<Draw> draw(int step) {
    if (alive()) draws = guard.call(next, step, () -> sampling.next(step), draws);
    Arrays.setAll(tasks, b -> draws.get(b).task());
    return draws;
  }

  int row(Draw draw) {
    return sampling.row(draw);
  }

  /// The task of each micro-batch of this step; not to be changed.
  int[] tasks() {
    return tasks;
  }

  /// Whether the loss is asked for weights in this step.
  boolean asks(int step) {
    return alive() && driver(step).map(d -> d.asks(step, tasks)).orElse(false);
  }

  /// Whether a task has a micro-batch in this step.
  boolean takesPart(int task) {
    return Arrays.stream(tasks).anyMatch(t -> t == task);
  }

  double[] weigh(int step, double[] losses, double[] products) {
    lastLosses = losses;
    double[] none = new double[losses.length];
    var driver = driver(step);
    if (!alive() || driver.isEmpty()) return none;
    for (int b = 0; b < losses.length; b++) {
      if (!Double.isFinite(losses[b])) {
        guard.fail("The loss (" + losses[b] + ") of task (" + data.tasks().get(tasks[b]).name() + ") at step " + (step + 1)
            + " is not finite.");
        return none;
      }
    }
    var byTask = LossDriver.byTask(tasks, losses);
    // In a step in which it did not ask for them, whether they are there depends on its company.
    if (products.length > 0 && driver.get().asks(step, tasks)) cosineLog.add(byTask, LossDriver.gramian(tasks, byTask, products));
    double[] chosen = guard.call(weights, step, () -> driver.get().weights(step, tasks, byTask, products), none);
    if (!Arrays.stream(chosen).allMatch(Double::isFinite)) {
      guard.fail("The weights " + Arrays.toString(chosen) + " that the loss chose at step " + (step + 1) + " are not finite.");
      return none;
    }
    // An update that is made of the gradients themselves has no weights.
    if (!(timeline.at(step).training().loss() instanceof JacobianAggregator)) weightLog.add(tasks, chosen);
    if (alive()) guard.run(observe, step, () -> sampling.observe(step, byTask));
    return alive() ? chosen : none;
  }

  /// Ends the member if there is a reason.
  void check(String reason) {
    if (!reason.isEmpty()) guard.fail(reason);
  }

  /// The losses of the micro-batches of the last step.
  double[] lastLosses() {
    return lastLosses.clone();
  }

  void add(List<MemberResult.Score> more) {
    if (alive()) scores.addAll(more);
  }

  /// Adds what weights its tasks have had, and how their gradients lay to each other.
  void addWeights(int step) {
    add(weightLog.scores(step));
    add(cosineLog.scores(step));
  }

  /// Adds what became of tasks that arrived one after the other, by the first metric of each, turned so that higher is better.
  void addArrivals(int step) {
    var lifelong = Lifelong.of(member.configuration());
    if (lifelong.isEmpty() || member.phases().isEmpty()) return;
    if (!lifelong.get().arriving()) {
      figures(lifelong.get().order(), step).stream().mapToDouble(Double::doubleValue).average()
          .ifPresent(mean -> add(List.of(new MemberResult.Score(step, "", Lifelong.ACC, mean))));
      return;
    }
    var order = timeline.spans().stream().map(span -> span.phase().name()).toList();
    var before = figures(order, 0);
    var after = timeline.spans().stream().map(span -> figures(order, span.until())).toList();
    if (after.size() != before.size() || after.stream().anyMatch(row -> row.size() != before.size())) return;
    add(arrivals(0, before));
    for (int i = 0; i < after.size(); i++) add(arrivals(timeline.spans().get(i).until(), after.get(i)));
    add(new Arrivals(after, before).summaries().entrySet().stream()
        .map(e -> new MemberResult.Score(step, "", Lifelong.FIGURES + e.getKey(), e.getValue())).toList());
  }

  private List<MemberResult.Score> arrivals(int step, List<Double> figures) {
    return IntStream.range(0, figures.size())
        .mapToObj(j -> new MemberResult.Score(step, timeline.spans().get(j).phase().name(), ARRIVAL, figures.get(j))).toList();
  }

  /// The figure of each task after some step, in the order of arrival.
  private List<Double> figures(List<String> order, int step) {
    var figures = new ArrayList<Double>();
    for (var task : order) {
      var table = data.tasks().get(data.names().indexOf(task));
      var metric = table.metrics().getFirst();
      scores.stream().filter(s -> s.step() == step && s.task().equals(table.name()) && s.metric().equals(metric.name())).findFirst()
          .ifPresent(s -> figures.add(metric.higherIsBetter() ? s.value() : -s.value()));
    }
    return figures;
  }

  /// Those of validation so far.
  List<MemberResult.Score> scores() {
    return List.copyOf(scores);
  }

  /// Takes over the scores of the steps that a snapshot has behind it.
  void restore(List<MemberResult.Score> earlier) {
    scores.clear();
    scores.addAll(earlier);
  }

  MemberResult result(Weights trained) {
    return new MemberResult(member.trial(), guard.failure(), scores, alive() ? trained : Weights.none(), sampling.examples());
  }
}
