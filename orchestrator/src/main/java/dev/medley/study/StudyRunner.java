package dev.medley.study;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.api.executor.Executor;
import dev.medley.plugin.Plugins;
import dev.medley.space.Catalogue;
import dev.medley.space.SpaceReader;
import dev.medley.space.StudySpace;
import dev.medley.store.Direction;
import dev.medley.store.NewStudy;
import dev.medley.store.Study;
import dev.medley.store.StudyState;
import dev.medley.store.StudyStore;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.json.JsonMapper;

/// Runs studies, and takes them up again.
public final class StudyRunner {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Plugins plugins;
  private final StudyStore store;
  private final Executor executor;
  private final String medleyVersion;
  private final BooleanSupplier stop;

  /// @param stop is asked again and again while studies run; once it says yes, nothing further is begun and the running study ends with a
  ///     [java.util.concurrent.CancellationException]. It is the way to stop one: its thread must not be interrupted, since that would close the store's file.
  public StudyRunner(Plugins plugins, StudyStore store, Executor executor, String medleyVersion, BooleanSupplier stop) {
    this.stop = stop;
    this.plugins = plugins;
    this.store = store;
    this.executor = executor;
    this.medleyVersion = medleyVersion;
  }

  /// A study that can run, as far as can be told before its first trial.
  public static final class Prepared {

    private final Setup setup;

    private Prepared(Setup setup) {
      this.setup = setup;
    }
  }

  /// How many baselines a study would train besides its trials.
  public static int baselines(StudySpace space, Catalogue catalogue) {
    return Baselines.of(space, catalogue).size();
  }

  /// Loads the data of a study and checks all that can be checked, without a store.
  ///
  /// @throws InputException if it cannot run
  public static Prepared prepare(StudySpace space, long seed, Plugins plugins) {
    return new Prepared(Setup.of(space, seed, plugins));
  }

  /// Runs a study to the end of its budget.
  ///
  /// @throws InputException if it cannot run, or its name is taken; then nothing was written
  public StudyReport run(StudyRequest request, StudyListener listener) {
    refuseTakenName(request.space().study());
    return run(prepare(request.space(), request.seed(), plugins), request.space().study(), request.machine(), listener);
  }

  /// Runs a prepared study to the end of its budget.
  ///
  /// @param name what to call it
  /// @throws InputException if the name is taken; then nothing was written
  public StudyReport run(Prepared prepared, String name, StudyRequest.Machine machine, StudyListener listener) {
    refuseTakenName(name);
    var setup = prepared.setup;
    var space = setup.space();
    var objective = space.objective();
    var direction = objective.maximize() ? Direction.MAXIMIZE : Direction.MINIMIZE;
    var study = store.createStudy(
        new NewStudy(name, space.source(), settings(space.budget(), machine), objective.metric(), direction, setup.seed(), medleyVersion));
    return loop(study, setup, machine, listener);
  }

  private void refuseTakenName(String name) {
    if (store.findStudy(name).isEmpty()) return;
    throw new InputException(Problem.maybe("MED-172", "The study (" + name + ") of this store exists.",
        "resume it with `medley resume " + name + "`, or give another name with --study"));
  }

  /// Goes on with a study where it stopped: finished trials stay as they are, lost ones run again with their seeds.
  ///
  /// @param machine where; the size of cohorts stays that of the first run, since it decides which trials are proposed together
  public StudyReport resume(String name, StudyRequest.Machine machine, StudyListener listener) {
    var study = store.study(name);
    var kept = JSON.readTree(study.spaceJson());
    var budget = new StudySpace.Budget(kept.get("trials").asInt(), kept.get("steps").asInt());
    var space = SpaceReader.read(study.spaceYaml(), name, plugins).with(name, budget);
    var setup = Setup.of(space, study.seed(), plugins);
    var same = new StudyRequest.Machine(machine.devices(), machine.threads(), kept.get("cohort").asInt());
    return loop(study, setup, same, listener);
  }

  /// A name that no study of the store has: the given one, or with a number behind it.
  public String freeName(String name) {
    for (int i = 1;; i++) {
      String candidate = i == 1 ? name : String.format(Locale.ROOT, "%s-%d", name, i);
      if (store.findStudy(candidate).isEmpty()) return candidate;
    }
  }

  private StudyReport loop(Study study, Setup setup, StudyRequest.Machine machine, StudyListener listener) {
    var worker = new CohortWorker(setup.ingredients(), setup.data(), setup.space().budget().steps());
    try (var _ = store.hold(study);
        var session = executor.open(worker, machine.devices(), machine.threads())) {
      store.releaseOrphans(study.id(), StudyLoop.ATTEMPTS);
      var report = new StudyLoop(study, setup, store, session, plugins, machine.cohort(), listener, stop).run();
      store.setState(study.id(), report.winner().isPresent() ? StudyState.COMPLETED : StudyState.FAILED);
      listener.studyFinished(report);
      return report;
    }
  }

  private static String settings(StudySpace.Budget budget, StudyRequest.Machine machine) {
    return JSON.writeValueAsString(Map.of("trials", budget.trials(), "steps", budget.steps(), "cohort", machine.cohort()));
  }
}
