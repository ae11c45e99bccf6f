package dev.medley.study;

import dev.medley.api.sampler.Draw;
import dev.medley.api.task.Split;
import dev.medley.store.Metric;
import dev.medley.store.Study;
import dev.medley.store.StudyStore;
import dev.medley.store.Trial;
import dev.medley.store.TrialKind;
import dev.medley.store.TrialState;
import dev.medley.training.MemberResult.Score;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The end of a study: the test figures of the winner and of the baselines, computed once, beside their figures in validation.
final class Finale {

  private static final Logger LOG = LoggerFactory.getLogger(Finale.class);

  private final Study study;
  private final StudyStore store;
  private final Ledger ledger;
  private final TrainedWeights weights;
  private final StudyListener listener;

  Finale(Study study, Setup setup, StudyStore store, Ledger ledger, Reference reference, StudyListener listener) {
    this.study = study;
    this.store = store;
    this.ledger = ledger;
    this.listener = listener;
    weights = new TrainedWeights(setup, store, reference);
  }

  StudyReport report(Duration wall) {
    var trials = store.trials(study.id());
    int completed = (int) trials.stream().filter(t -> t.kind() == TrialKind.TRIAL && t.state() == TrialState.COMPLETED).count();
    int stopped = (int) trials.stream().filter(t -> t.kind() == TrialKind.TRIAL && t.state() == TrialState.PRUNED).count();
    int failed = (int) trials.stream().filter(t -> t.kind() == TrialKind.TRIAL && t.state() == TrialState.FAILED).count();
    var winner = ledger.winner();
    var figures = winner.isEmpty() ? List.<StudyReport.Figure>of() : figures(store.trial(study.id(), winner.get()));
    return new StudyReport(study.name(), study.objective(), winner.map(OptionalInt::of).orElse(OptionalInt.empty()), completed, stopped,
        failed, wall, figures);
  }

  private List<StudyReport.Figure> figures(Trial winner) {
    var figures = new ArrayList<StudyReport.Figure>();
    for (var split : List.of(Split.VALIDATION, Split.TEST)) {
      var single = new LinkedHashMap<String, Score>();
      var equal = new ArrayList<Score>();
      ledger.alone().values().forEach(trial -> scores(trial, split).forEach(s -> single.put(key(s), s)));
      ledger.equalMix().ifPresent(trial -> equal.addAll(scores(trial, split)));
      var best = scores(winner, split);
      if (!best.isEmpty()) figures.addAll(rows(split, single, equal, best, ledger.target(StudyLoop.configuration(winner))));
    }
    return figures;
  }

  private List<StudyReport.Figure> rows(Split split, Map<String, Score> single, List<Score> equal, List<Score> winner, List<Draw> target) {
    String name = split.name().toLowerCase(java.util.Locale.ROOT);
    var rows = new ArrayList<StudyReport.Figure>();
    for (var score : winner) {
      double alone = single.containsKey(key(score)) ? java.util.Objects.requireNonNull(single.get(key(score))).value() : Double.NaN;
      double mixed = equal.stream().filter(s -> key(s).equals(key(score))).mapToDouble(Score::value).findFirst().orElse(Double.NaN);
      rows.add(new StudyReport.Figure(score.task(), score.metric(), name, alone, mixed, score.value()));
    }
    var gains = ledger.comparedTo(single.values());
    gains.of(winner, target).forEach((figure, value) -> rows.add(new StudyReport.Figure("", figure, name, 0,
        gains.figure(figure, equal, target), value)));
    return rows;
  }

  private static String key(Score score) {
    return score.task() + "." + score.metric();
  }

  private List<Score> scores(Trial trial, Split split) {
    return split == Split.VALIDATION ? ledger.lastScores(trial) : test(trial);
  }

  /// Those that were recorded, or else computed now and recorded; none where that fails, since the study stands without them and `resume` computes them again.
  private List<Score> test(Trial trial) {
    var recorded = store.detail(trial.id()).scores().stream().filter(m -> m.split() == dev.medley.store.Split.TEST)
        .map(m -> new Score((int) m.step(), m.task(), m.name(), m.value())).toList();
    if (!recorded.isEmpty()) return recorded;
    var only = Baselines.taskOf(StudyLoop.configuration(trial));
    List<Score> scores;
    try {
      scores = weights.tested(trial).stream().filter(s -> only.isEmpty() || only.get().equals(s.task())).toList();
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.warn("No test figures of trial {}", trial.number(), e);
      listener.notice("The test figures of trial " + trial.number() + " could not be computed; `medley resume " + study.name()
          + "` does it again: " + CohortWorker.reason(e));
      return List.of();
    }
    store.recordTest(trial.id(),
        scores.stream().map(s -> new Metric(s.step(), s.task(), s.metric(), dev.medley.store.Split.TEST, s.value())).toList());
    return scores;
  }
}
