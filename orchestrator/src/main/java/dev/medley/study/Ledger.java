package dev.medley.study;

import dev.medley.api.sampler.Draw;
import dev.medley.race.Race;
import dev.medley.rung.Ladder;
import dev.medley.rung.Reached;
import dev.medley.space.Configuration;
import dev.medley.store.Claim;
import dev.medley.store.Direction;
import dev.medley.store.Ending;
import dev.medley.store.Metric;
import dev.medley.store.Run;
import dev.medley.store.Split;
import dev.medley.store.Study;
import dev.medley.store.StudyStore;
import dev.medley.store.Trial;
import dev.medley.store.TrialKind;
import dev.medley.store.TrialState;
import dev.medley.training.MemberResult;
import dev.medley.training.MemberResult.Score;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Turns what was measured into what is recorded: figures over all tasks, objectives, and which weights are worth keeping.
final class Ledger {

  private static final String PASSES = "passes";

  static final String WEIGHTS = "weights.bin";

  /// How many of the best trials keep their weights; those of others come back by training them again.
  private static final int KEPT = 5;

  private final Setup setup;
  private final Rungs rungs;
  private final Study study;
  private final StudyStore store;
  private final Map<Integer, Double> objectives = new HashMap<>();
  private final Map<String, Trial> alone = new LinkedHashMap<>();
  private final Map<Integer, Gains> aloneAt = new HashMap<>();
  private Optional<Trial> equalMix = Optional.empty();
  private Gains gains = new Gains(List.of(), List.of());

  Ledger(Setup setup, Study study, StudyStore store) {
    this.setup = setup;
    rungs = Rungs.of(setup.space());
    this.study = study;
    this.store = store;
    for (var trial : store.history(study.id())) {
      if (trial.kind() == TrialKind.TRIAL && trial.state() == TrialState.COMPLETED)
        trial.objective().ifPresent(o -> objectives.put(trial.number(), o));
    }
  }

  /// Reads what the single-task baselines reached, to which trials are compared.
  void readBaselines() {
    var completed = store.trials(study.id()).stream().filter(t -> t.kind() == TrialKind.BASELINE && t.state() == TrialState.COMPLETED)
        .toList();
    for (var table : setup.data().tasks()) {
      var first = table.metrics().getFirst();
      var byFirst = Comparator.<Trial>comparingDouble(t -> value(lastScores(t), table.name(), first.name()));
      // What is not a number is no figure, and would come first.
      completed.stream().filter(t -> Baselines.taskOf(StudyLoop.configuration(t)).equals(Optional.of(table.name())))
          .filter(t -> Double.isFinite(value(lastScores(t), table.name(), first.name())))
          .max(first.higherIsBetter() ? byFirst : byFirst.reversed()).ifPresent(t -> alone.put(table.name(), t));
    }
    gains = comparedTo(alone.values().stream().flatMap(t -> lastScores(t).stream()).toList());
    var mixes = completed.stream().filter(t -> Baselines.taskOf(StudyLoop.configuration(t)).isEmpty()).toList();
    Comparator<Trial> byGain = Comparator.comparingDouble(t -> gains.figure(Gains.DELTA_M, lastScores(t), List.of()));
    equalMix = mixes.stream().filter(t -> Double.isFinite(gains.figure(Gains.DELTA_M, lastScores(t), List.of()))).max(byGain)
        .or(() -> mixes.stream().findFirst());
    completed.stream().filter(t -> !alone.containsValue(t) && !equalMix.equals(Optional.of(t))).forEach(this::dropWeights);
  }

  private static double value(List<Score> scores, String task, String metric) {
    return scores.stream().filter(s -> s.task().equals(task) && s.metric().equals(metric)).mapToDouble(Score::value).findFirst()
        .orElse(Double.NaN);
  }

  /// The best single-task baseline of each task, in validation.
  Map<String, Trial> alone() {
    return Collections.unmodifiableMap(alone);
  }

  /// The best equal-mix baseline.
  Optional<Trial> equalMix() {
    return equalMix;
  }

  /// Scores of single-task models as what trials are compared to.
  Gains comparedTo(Collection<Score> alone) {
    return new Gains(setup.data().tasks(), alone);
  }

  /// What a trial leads to, by the study's tasks.
  List<Draw> target(Configuration configuration) {
    return Goals.target(configuration, setup.space(), setup.data(), setup.ingredients());
  }

  /// The same where an objective asks for it.
  private List<Draw> wantedTarget(Supplier<Configuration> configuration) {
    boolean wanted = setup.space().objectives().stream().anyMatch(o -> Gains.OF_TARGETS.contains(o.metric()));
    return wanted ? target(configuration.get()) : List.of();
  }

  /// The validation figures of a trial after its last step.
  List<Score> lastScores(Trial trial) {
    return store.detail(trial.id()).scores().stream().filter(m -> m.split() == Split.VALIDATION && Gains.measured(m.task(), m.name()))
        .map(m -> new Score((int) m.step(), m.task(), m.name(), m.value())).toList();
  }

  /// The validation figures of a trial at a rung or after its last step.
  private List<Score> scoresAt(Trial trial, int step) {
    return scores(trial).stream().filter(s -> s.step() == step).toList();
  }

  /// All validation figures of a trial, step after step.
  List<Score> scores(Trial trial) {
    var detail = store.detail(trial.id());
    return Stream.concat(detail.metrics().stream(), detail.scores().stream())
        .filter(m -> m.split() == Split.VALIDATION && Gains.measured(m.task(), m.name()))
        .map(m -> new Score((int) m.step(), m.task(), m.name(), m.value())).distinct().sorted(Comparator.comparingInt(Score::step))
        .toList();
  }

  /// What a trial is recorded to have reached after so many steps; nothing if it did not get there, or not yet.
  Optional<Reached> recorded(Trial trial, int step) {
    boolean there = trial.steps() >= step || trial.state() == TrialState.COMPLETED;
    return there
        ? Optional.of(reached(trial.number(), step, scoresAt(trial, step), wantedTarget(() -> StudyLoop.configuration(trial))))
        : Optional.empty();
  }

  /// Scores as what a search is to make small, and how far they fall short of training alone.
  private Reached reached(int trial, int step, List<Score> scores, List<Draw> target) {
    var objectives = setup.space().objectives().stream().map(o -> (o.maximize() ? -1 : 1) * gains.figure(o.metric(), scores, target))
        .toList();
    return new Reached(trial, step, objectives, shortfall(step, scores));
  }

  /// The first objective as it was measured, whichever end of it is better.
  double asRecorded(Reached reached) {
    return (setup.space().objective().maximize() ? -1 : 1) * reached.objectives().getFirst();
  }

  /// The best first objective among what was reached.
  OptionalDouble best(Collection<Reached> reached) {
    return reached.stream().filter(r -> Double.isFinite(r.objectives().getFirst()))
        .min(Comparator.comparingDouble(r -> r.objectives().getFirst())).map(r -> OptionalDouble.of(asRecorded(r)))
        .orElse(OptionalDouble.empty());
  }

  private double shortfall(int step, List<Score> scores) {
    var then = aloneAt.computeIfAbsent(step, s -> comparedTo(alone.values().stream().flatMap(t -> scoresAt(t, s).stream()).toList()));
    double least = then.least(scores);
    return Double.isNaN(least) ? 0 : Math.max(0, -least);
  }

  private static List<Score> last(List<Score> scores) {
    int end = scores.stream().mapToInt(Score::step).max().orElse(0);
    return scores.stream().filter(s -> s.step() == end).toList();
  }

  /// What is recorded of a trial on its way, step by step after the rung that it came from and before the last.
  List<Metric> onTheWay(Configuration configuration, MemberResult member, int from) {
    int end = member.scores().stream().mapToInt(Score::step).max().orElse(0);
    return metrics(configuration, member).stream().filter(m -> (m.step() > from || from == 0) && m.step() < end).toList();
  }

  /// What is recorded of a trial at the rung that it has reached.
  List<Metric> atRung(Configuration configuration, MemberResult member, int step) {
    return metrics(configuration, member).stream().filter(m -> m.step() == step).toList();
  }

  /// What is recorded of a trial that trained to its end.
  Ending completed(Claim claim, Trial trial, Configuration configuration, MemberResult member, Run run) {
    int end = member.scores().stream().mapToInt(Score::step).max().orElse(0);
    var metrics = metrics(configuration, member).stream().filter(m -> m.step() == end).toList();
    var target = wantedTarget(() -> configuration);
    double objective = Baselines.taskOf(configuration).isEmpty()
        ? gains.figure(setup.space().objective().metric(), last(member.scores()), target)
        : Double.NaN;
    if (trial.kind() != TrialKind.TRIAL) return new Ending.Completed(claim, objective, metrics, run);
    var reached = reached(trial.number(), end, last(member.scores()), target);
    if (reached.shortfall() > rungs.guard())
      return new Ending.Pruned(claim, objective, metrics, Ladder.guardReason(reached, rungs.guard()), run);
    objectives.put(trial.number(), objective);
    return new Ending.Completed(claim, objective, metrics, run);
  }

  /// How many times a trial went over the training data of each task that it drew.
  private List<Metric> passes(MemberResult member) {
    int end = member.scores().stream().mapToInt(Score::step).max().orElse(0);
    var passes = new ArrayList<Metric>();
    for (int task = 0; task < member.examples().size(); task++) {
      var table = setup.data().tasks().get(task);
      long seen = member.examples().get(task);
      if (seen > 0)
        passes.add(new Metric(end, table.name(), PASSES, Split.TRAIN, (double) seen / table.size(dev.medley.api.task.Split.TRAIN)));
    }
    return passes;
  }

  private List<Metric> metrics(Configuration configuration, MemberResult member) {
    var only = Baselines.taskOf(configuration);
    var scores = member.scores().stream().filter(s -> only.isEmpty() || only.get().equals(s.task())).toList();
    var metrics = new ArrayList<Metric>();
    scores
        .forEach(s -> metrics.add(new Metric(s.step(), s.task(), s.metric(), s.ofTraining() ? Split.TRAIN : Split.VALIDATION, s.value())));
    metrics.addAll(passes(member));
    if (only.isPresent() || Baselines.isBaseline(configuration)) return metrics;
    var target = target(configuration);
    scores.stream().map(Score::step).distinct().forEach(step -> gains.of(scores.stream().filter(s -> s.step() == step).toList(), target)
        .forEach((name, value) -> metrics.add(new Metric(step, "", name, Split.VALIDATION, value))));
    return metrics;
  }

  OptionalDouble objective(int trial) {
    var objective = objectives.get(trial);
    return objective == null ? OptionalDouble.empty() : OptionalDouble.of(objective);
  }

  /// The best objective of the search so far.
  OptionalDouble best() {
    return ranked().findFirst().map(e -> OptionalDouble.of(e.getValue())).orElse(OptionalDouble.empty());
  }

  /// The number of the best trial, the earlier of equals; of those that were repeated, if any were, that with the best mean.
  Optional<Integer> winner() {
    return Repeats.standings(store, study).stream().findFirst().map(Race.Standing::trial)
        .or(() -> ranked().findFirst().map(Map.Entry::getKey));
  }

  /// The numbers of the best trials.
  List<Integer> bestOf(int count) {
    return ranked().limit(count).map(Map.Entry::getKey).toList();
  }

  private Stream<Map.Entry<Integer, Double>> ranked() {
    Comparator<Map.Entry<Integer, Double>> byValue = Map.Entry.comparingByValue();
    return objectives.entrySet().stream().filter(e -> Double.isFinite(e.getValue()))
        .sorted((study.direction() == Direction.MAXIMIZE ? byValue.reversed() : byValue).thenComparing(Map.Entry.comparingByKey()));
  }

  /// Keeps the weights of baselines and of the best trials, and drops those of trials that are no longer among them.
  void keepWeights(Map<Integer, Trial> trials, Map<Integer, MemberResult> results) {
    var best = ranked().limit(KEPT).map(Map.Entry::getKey).toList();
    results.forEach((number, member) -> {
      var trial = trials.get(number);
      if (trial == null || member.failed()) return;
      if (trial.kind() == TrialKind.BASELINE || best.contains(number))
        store.saveArtifact(trial.id(), WEIGHTS, stream -> stream.write(member.weights().toBytes()));
    });
    ranked().skip(KEPT).map(Map.Entry::getKey).forEach(number -> dropWeights(store.trial(study.id(), number)));
  }

  private void dropWeights(Trial trial) {
    if (store.detail(trial.id()).artifacts().stream().anyMatch(a -> a.name().equals(WEIGHTS))) store.deleteArtifact(trial.id(), WEIGHTS);
  }
}
