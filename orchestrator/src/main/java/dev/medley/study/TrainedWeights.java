package dev.medley.study;

import dev.medley.api.metric.Metric;
import dev.medley.api.task.Split;
import dev.medley.store.StudyStore;
import dev.medley.store.Trial;
import dev.medley.training.CohortTrainer;
import dev.medley.training.ExampleLosses;
import dev.medley.training.JudgedRule;
import dev.medley.training.MemberResult.Score;
import dev.medley.training.Scoring;
import dev.medley.training.Weights;
import dev.medley.training.engine.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// The weights that a trial ended with: those that were kept, or else from training it again, which gives the same.
final class TrainedWeights {

  private final Setup setup;
  private final StudyStore store;
  private final Reference reference;

  TrainedWeights(Setup setup, StudyStore store, Reference reference) {
    this.setup = setup;
    this.store = store;
    this.reference = reference;
  }

  Weights of(Trial trial) {
    var kept = store.detail(trial.id()).artifacts().stream().filter(a -> a.name().equals(Ledger.WEIGHTS)).findFirst();
    if (kept.isEmpty()) return again(trial);
    var file = store.artifact(trial.id(), Ledger.WEIGHTS).path();
    try {
      return Weights.fromBytes(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("The weights of trial " + trial.number() + " cannot be read from " + file, e);
    }
  }

  private Weights again(Trial trial) {
    var worker = new CohortWorker(setup.ingredients(), setup.data(), Rungs.of(setup.space()));
    var configuration = StudyLoop.configuration(trial);
    var member = setup.ingredients().member(trial.number(), configuration);
    try (var arena = Engine.get().open("cpu")) {
      return new CohortTrainer(worker.cohort(List.of(member), reference.wantedBy(List.of(configuration))), setup.data(), arena).train()
          .getFirst().weights();
    }
  }

  /// What a trial's predictions make of the study's rules.
  List<JudgedRule> judge(Trial trial, Split split) {
    var worker = new CohortWorker(setup.ingredients(), setup.data(), Rungs.of(setup.space()));
    var member = setup.ingredients().member(trial.number(), StudyLoop.configuration(trial));
    try (var arena = Engine.get().open("cpu")) {
      return Scoring.rules(worker.cohort(List.of(member), ExampleLosses.NONE), of(trial), setup.data(), arena, split);
    }
  }

  /// The figures of a trial on test data, on what it holds out, and how much worse they are there: `unseen-accuracy`, `gap-accuracy`.
  List<Score> tested(Trial trial) {
    var scores = new ArrayList<>(score(trial, Split.TEST));
    if (setup.data().tasks().stream().allMatch(t -> t.size(Split.UNSEEN) == 0)) return scores;
    var seen = List.copyOf(scores);
    for (var unseen : score(trial, Split.UNSEEN)) {
      scores.add(new Score(unseen.step(), unseen.task(), "unseen-" + unseen.metric(), unseen.value()));
      seen.stream().filter(s -> s.task().equals(unseen.task()) && s.metric().equals(unseen.metric())).forEach(s -> scores.add(
          new Score(s.step(), s.task(), "gap-" + s.metric(), higherIsBetter(s) ? s.value() - unseen.value() : unseen.value() - s.value())));
    }
    return scores;
  }

  private boolean higherIsBetter(Score score) {
    return setup.data().tasks().stream().filter(t -> t.name().equals(score.task())).flatMap(t -> t.metrics().stream())
        .filter(m -> m.name().equals(score.metric())).anyMatch(Metric::higherIsBetter);
  }

  List<Score> score(Trial trial, Split split) {
    var worker = new CohortWorker(setup.ingredients(), setup.data(), Rungs.of(setup.space()));
    var member = setup.ingredients().member(trial.number(), StudyLoop.configuration(trial));
    try (var arena = Engine.get().open("cpu")) {
      return Scoring.score(worker.cohort(List.of(member), ExampleLosses.NONE), List.of(of(trial)), setup.data(), arena, split).getFirst();
    }
  }
}
