package dev.medley.study;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.api.executor.Executor;
import dev.medley.plugin.Plugins;
import dev.medley.space.SpaceReader;
import dev.medley.space.StudySpace;
import dev.medley.store.Direction;
import dev.medley.store.NewStudy;
import dev.medley.store.Study;
import dev.medley.store.StudyState;
import dev.medley.store.StudyStore;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Runs studies, and takes them up again.
public final class StudyRunner {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Plugins plugins;
  private final StudyStore store;
  private final Executor executor;
  private final String medleyVersion;

  public StudyRunner(Plugins plugins, StudyStore store, Executor executor, String medleyVersion) {
    this.plugins = plugins;
    this.store = store;
    this.executor = executor;
    this.medleyVersion = medleyVersion;
  }

  /// Runs a study to the end of its budget.
  ///
  /// @throws InputException if it cannot run, or its name is taken; then nothing was written
  public StudyReport run(StudyRequest request, StudyListener listener) {
    var space = request.space();
    if (store.findStudy(space.study()).isPresent()) {
      throw new InputException(Problem.maybe("MED-172", "The study (" + space.study() + ") of this store exists.",
          "resume it with `medley resume " + space.study() + "`, or give another name with --study"));
    }
    var setup = Setup.of(space, request.seed(), plugins);
    var objective = space.objective();
    var study = store.createStudy(new NewStudy(space.study(), space.source(), settings(request), objective.metric(),
        objective.maximize() ? Direction.MAXIMIZE : Direction.MINIMIZE, request.seed(), medleyVersion));
    return loop(study, setup, request.machine(), listener);
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
    store.releaseOrphans(study.id(), StudyLoop.ATTEMPTS);
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
    try (var session = executor.open(worker, machine.devices(), machine.threads())) {
      var report = new StudyLoop(study, setup, store, session, plugins, machine.cohort(), listener).run();
      store.setState(study.id(), report.winner().isPresent() ? StudyState.COMPLETED : StudyState.FAILED);
      listener.studyFinished(report);
      return report;
    }
  }

  private static String settings(StudyRequest request) {
    var budget = request.space().budget();
    return JSON.writeValueAsString(Map.of("trials", budget.trials(), "steps", budget.steps(), "cohort", request.machine().cohort()));
  }
}
