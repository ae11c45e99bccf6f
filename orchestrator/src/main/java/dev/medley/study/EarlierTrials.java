package dev.medley.study;

import dev.medley.api.error.InputException;
import dev.medley.api.error.MedleyException;
import dev.medley.api.error.Problem;
import dev.medley.api.sampler.Difficulty;
import dev.medley.api.task.Split;
import dev.medley.plugin.Plugins;
import dev.medley.space.Section;
import dev.medley.store.Study;
import dev.medley.store.StudyStore;
import dev.medley.store.Trial;
import dev.medley.store.TrialState;
import dev.medley.training.ExampleLosses;
import dev.medley.training.data.TaskTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What trials of the store, of this study or of others, make of the training examples: a difficulty by which curricula may order them. They are finished, so they stay what they are.
final class EarlierTrials {

  private static final Logger LOG = LoggerFactory.getLogger(EarlierTrials.class);

  private final Plugins plugins;
  private final StudyStore store;

  EarlierTrials(Plugins plugins, StudyStore store) {
    this.plugins = plugins;
    this.store = store;
  }

  /// Refuses a study whose samplers name a trial that it cannot order by.
  ///
  /// @throws InputException with all such trials
  void check(Setup setup) {
    var names = new TreeSet<String>();
    for (var configuration : EverySampler.of(setup.space())) {
      try {
        for (var sampler : setup.ingredients().samplers(configuration))
          if (sampler.orders().contains(Difficulty.REFERENCE)) sampler.reference().ifPresent(names::add);
      } catch (RuntimeException | LinkageError e) {
        // A fault of the component: it ends the trials that choose it, and no other.
        LOG.warn("The sampler {} cannot be made", configuration.chosen(Section.SAMPLER), e);
      }
    }
    var problems = new ArrayList<Problem>();
    for (var name : names) {
      try {
        requireSame(name, setup, Setup.of(find(name).study(), plugins, store));
      } catch (MedleyException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) throw new InputException(problems);
  }

  /// The losses of a trial's model on this study's training examples; nothing for tasks that it was not trained on.
  ///
  /// @param name `STUDY/TRIAL`
  ExampleLosses losses(String name, Setup setup) {
    var named = find(name);
    var earlier = Setup.of(named.study(), plugins, store);
    requireSame(name, setup, earlier);
    var ledger = new Ledger(earlier, named.study(), store);
    ledger.readBaselines();
    var found = new Reference(earlier, store, ledger, this).of(named.trial());
    var names = earlier.data().tasks().stream().map(TaskTable::name).toList();
    return new ExampleLosses(setup.data().tasks().stream()
        .map(table -> names.contains(table.name()) ? found.of(names.indexOf(table.name())) : List.<Double>of()).toList());
  }

  private record Named(Study study, Trial trial) {}

  private Named find(String name) {
    int slash = name.lastIndexOf('/');
    if (slash <= 0 || !name.substring(slash + 1).matches("\\d{1,9}")) {
      throw new InputException(Problem.maybe("MED-780", "The reference (" + name + ") of a curriculum must be an earlier trial.",
          "write STUDY/TRIAL, such as english/56; `medley trials STUDY` shows them"));
    }
    var study = store.study(name.substring(0, slash));
    var trial = store.trial(study.id(), Integer.parseInt(name.substring(slash + 1)));
    if (trial.state() != TrialState.COMPLETED) {
      throw new InputException(
          Problem.maybe("MED-781", "The reference (" + name + ", " + trial.state() + ") of a curriculum must be completed.",
              "choose another; `medley trials " + study.name() + "` shows them"));
    }
    return new Named(study, trial);
  }

  /// Losses say nothing of other examples. Examples are told apart by their lengths, which no setting of a study changes.
  private static void requireSame(String name, Setup setup, Setup earlier) {
    var problems = new ArrayList<Problem>();
    int shared = 0;
    for (var table : setup.data().tasks()) {
      var other = earlier.data().tasks().stream().filter(t -> t.name().equals(table.name())).findFirst();
      if (other.isEmpty()) continue;
      shared++;
      if (lengths(table).equals(lengths(other.get()))) continue;
      problems.add(Problem.maybe("MED-782",
          "The training examples (" + other.get().size(Split.TRAIN) + ") of task (" + table.name() + ") of the reference (" + name
              + ") must be those of this study (" + table.size(Split.TRAIN) + ").",
          "name a trial that was trained on the same data"));
    }
    if (shared == 0) {
      problems.add(Problem.maybe("MED-783", "The reference (" + name + ") of a curriculum has no task of this study.",
          "name a trial of a study that shares tasks with it"));
    }
    if (!problems.isEmpty()) throw new InputException(problems);
  }

  private static Optional<List<Double>> lengths(TaskTable table) {
    return Optional.ofNullable(table.difficulties().get(Difficulty.LENGTH));
  }
}
