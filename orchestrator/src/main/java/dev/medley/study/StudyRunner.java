package dev.medley.study;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.api.executor.Executor;
import dev.medley.plugin.Plugins;
import dev.medley.space.Catalogue;
import dev.medley.space.SpaceDifference;
import dev.medley.space.StudySpace;
import dev.medley.store.Direction;
import dev.medley.store.NewStudy;
import dev.medley.store.StoreLocation;
import dev.medley.store.Study;
import dev.medley.store.StudyState;
import dev.medley.store.StudyStore;
import dev.medley.store.Trial;
import dev.medley.store.TrialKind;
import dev.medley.store.TrialState;
import dev.medley.training.checkpoint.Checkpoints;
import dev.medley.training.engine.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs studies, and takes them up again.
public final class StudyRunner {

  /// The seed of a study whose user names none.
  public static final long USUAL_SEED = 1;

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

  /// A space that has one trial, which trains as a trial of a study did.
  public static StudySpace alone(Study study, Trial trial, Plugins plugins) {
    return Setup.alone(study, trial, plugins);
  }

  /// A study that can run, as far as can be told before its first trial.
  public static final class Prepared {

    private final Setup setup;
    private final OptionalLong seed;

    private Prepared(Setup setup, OptionalLong seed) {
      this.setup = setup;
      this.seed = seed;
    }
  }

  /// How many baselines a study would train besides its trials.
  public static int baselines(StudySpace space, Catalogue catalogue) {
    return Baselines.of(space, catalogue).size();
  }

  /// Refuses what can be told wrong of a space without its data.
  ///
  /// @throws InputException with all of it
  public static void check(StudySpace space, Catalogue catalogue) {
    var problems = SpaceChecks.of(space, catalogue);
    if (!problems.isEmpty()) throw new InputException(problems);
  }

  /// Loads the data of a study and checks all that can be checked, without a store.
  ///
  /// @param seed of all randomness; where it is left open, [#USUAL_SEED], or that of the study that is gone on with
  /// @throws InputException if it cannot run
  public static Prepared prepare(StudySpace space, OptionalLong seed, Plugins plugins) {
    return new Prepared(Setup.of(space, seed.orElse(USUAL_SEED), plugins), seed);
  }

  /// Runs a study to the end of its budget. Where a study of that name exists and the space differs from its own by more trials alone, that study goes on.
  ///
  /// @throws InputException if it cannot run, or its name is that of another study; then nothing was written
  public StudyReport run(StudyRequest request, StudyListener listener) {
    var prepared = prepare(request.space(), OptionalLong.of(request.seed()), plugins);
    return run(prepared, request.space().study(), request.machine(), listener);
  }

  /// Runs a prepared study, otherwise as above.
  ///
  /// @param name what to call it
  public StudyReport run(Prepared prepared, String name, StudyRequest.Machine machine, StudyListener listener) {
    var existing = store.findStudy(name);
    if (existing.isPresent()) return more(existing.get(), prepared, machine, listener);
    // What was prepared without a store knows nothing of a trial in it.
    var setup = prepared.setup.space().from().isPresent() && prepared.setup.origin().isEmpty()
        ? Setup.of(prepared.setup.space(), prepared.setup.seed(), plugins, Optional.of(store))
        : prepared.setup;
    new EarlierTrials(plugins, store).check(setup);
    Memory.check(setup.space(), store);
    var space = setup.space();
    var objective = space.objective();
    var direction = objective.maximize() ? Direction.MAXIMIZE : Direction.MINIMIZE;
    var settings = settings(setup, space.budget(), List.of(space.budget().trials()), machine);
    var study = store.createStudy(new NewStudy(name, space.source(), settings, objective.metric(), direction, setup.seed(), medleyVersion));
    return loop(study, setup, List.of(space.budget().trials()), machine, listener, () -> {});
  }

  /// Gives a study a larger budget, and goes on with it.
  private StudyReport more(Study study, Prepared prepared, StudyRequest.Machine machine, StudyListener listener) {
    var began = Setup.of(study, plugins, store);
    var stored = began.space();
    var asked = began.origin().map(Origin::trial).orElse(OptionalInt.empty()).stream().mapToObj(prepared.setup.space()::beginningWith)
        .findFirst().orElse(prepared.setup.space());
    var differences = new ArrayList<>(SpaceDifference.between(stored, asked));
    if (prepared.seed.isPresent() && prepared.seed.getAsLong() != study.seed())
      differences.add("seed: the study says " + study.seed() + ", the command line " + prepared.seed.getAsLong());
    int more = asked.budget().trials() - stored.budget().trials();
    if (more < 0)
      differences
          .add("budget.trials: the study says " + stored.budget().trials() + ", which may only grow, and the file "
              + asked.budget().trials());
    if (!differences.isEmpty()) {
      throw new InputException(new Problem("MED-700",
          "The search space of study (" + study.name() + ") is not the one that it began with, and only its number of trials may change.",
          String.join("\n", differences) + "\nMaybe run it under another name with --study."));
    }
    if (more == 0) {
      throw new InputException(Problem.maybe("MED-172", "The study (" + study.name() + ") of this store exists.",
          "resume it with `medley resume " + study.name() + "`, give it more with --trials, or give another name with --study"));
    }
    refusePopulation(study, stored);
    refuseBetweenRungs(study, stored);
    int cohort = JSON.readTree(study.spaceJson()).get("cohort").asInt();
    var same = machine.withCohort(cohort);
    var budgets = new ArrayList<>(budgets(study));
    budgets.add(asked.budget().trials());
    var setup = new Setup(stored.with(study.name(), asked.budget()), began.data(), began.ingredients(), began.seed(), began.origin());
    return loop(study, setup, budgets, same, listener, () -> store.replaceSpace(study.id(), study.spaceYaml(),
        settings(setup, asked.budget(), budgets, same)));
  }

  /// Goes on with a study where it stopped: finished trials stay as they are, lost ones run again with their seeds.
  ///
  /// @param machine where; the size of cohorts stays that of the first run, since it decides which trials are proposed together
  public StudyReport resume(String name, StudyRequest.Machine machine, StudyListener listener) {
    var study = store.study(name);
    var setup = Setup.of(study, plugins, store);
    return loop(study, setup, budgets(study), machine.withCohort(JSON.readTree(study.spaceJson()).get("cohort").asInt()), listener,
        () -> {});
  }

  /// Proposes a study's trials again from its record, and trains nothing.
  public Replay replay(String name) {
    var study = store.study(name);
    var setup = Setup.of(study, plugins, store);
    var ledger = new Ledger(setup, study, store);
    ledger.readBaselines();
    var trials = store.trials(study.id()).stream().filter(t -> t.kind() == TrialKind.TRIAL).toList();
    int round = JSON.readTree(study.spaceJson()).get("cohort").asInt();
    var proposals = new Proposals(study, setup.space(), ledger, store);
    if (setup.space().population().isPresent())
      return new Members(study, setup.space(), setup.space().population().get(), plugins, proposals).replay(trials, ledger);
    if (Rungs.of(setup.space()).several()) return Replay.of(setup.space(), trials, budgets(study), round, proposals, ledger);
    var replay = Replay.of(trials.stream().map(t -> RecordedPoint.of(t, setup.space())).toList(), round,
        (known, wanted) -> proposals.after(trials.subList(0, known), wanted));
    return new Replay(replay.trials(), replay.differences().stream().map(place -> trials.get(place).number()).toList());
  }

  /// A name that no study of the store has: the given one, or with a number behind it.
  public String freeName(String name) {
    for (int i = 1;; i++) {
      String candidate = i == 1 ? name : String.format(Locale.ROOT, "%s-%d", name, i);
      if (store.findStudy(candidate).isEmpty()) return candidate;
    }
  }

  /// @param first what to do once nobody else can run the study
  private StudyReport loop(Study study, Setup setup, List<Integer> budgets, StudyRequest.Machine machine, StudyListener listener,
      Runnable first) {
    String owner = study.name() + "@" + ProcessHandle.current().pid();
    try (var _ = store.hold(study)) {
      first.run();
      store.releaseOrphans(study.id(), StudyLoop.ATTEMPTS);
      store.setState(study.id(), StudyState.OPEN);
      try {
        return looped(study, setup, budgets, machine, listener, owner);
      } catch (RuntimeException e) {
        // The executor is closed by now. What was under way is not to blame for a stop, and its attempt does not count.
        giveBack(owner, e);
        throw e;
      }
    }
  }

  private StudyReport looped(Study study, Setup setup, List<Integer> budgets, StudyRequest.Machine machine, StudyListener listener,
      String owner) {
    var watch = new Watch(machine.care().patience());
    var checkpoints = checkpoints(study, setup);
    var failures = new CommonFailure();
    var before = store.history(study.id());
    checkpoints.forget(before.stream().map(trial -> (long) trial.number()).toList());
    for (var trial : before.stream().filter(t -> t.kind() == TrialKind.TRIAL).toList()) {
      if (trial.state() == TrialState.FAILED) failures.failed(trial.outcome().map(Trial.Outcome::reason).orElse(""));
      else failures.completed();
    }
    var conduct = new Conduct(study.name(), machine.care().failFast(), listener, stop, watch, checkpoints, failures);
    var keeping = new Keeping(checkpoints, origin(setup), machine.care().checkpointEvery());
    var worker = new CohortWorker(setup.ingredients(), setup.data(), Rungs.of(setup.space()), keeping, watch);
    StudyReport report;
    try (var session = executor.open(worker, machine.devices(), machine.threads())) {
      report = new StudyLoop(study, setup, store, session, plugins, machine.cohort(), listener, conduct, owner).run(budgets);
    }
    store.setState(study.id(), report.winner().isPresent() ? StudyState.COMPLETED : StudyState.FAILED);
    checkpoints.clear();
    listener.studyFinished(report);
    conduct.refuseWithoutWinner(report, store.history(study.id()));
    return report;
  }

  private void giveBack(String owner, RuntimeException cause) {
    try {
      store.giveBack(store.claimsOf(owner), cause instanceof CancellationException ? "the study was stopped" : "the study ended early");
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  /// What a trial is a function of besides its configuration and the study's seed.
  private String origin(Setup setup) {
    return String.join(" ", medleyVersion, Versions.of(plugins), Engine.get().version(), String.valueOf(setup.seed()),
        setup.checksum());
  }

  /// Beside a database in a directory, under a name that no study of another database has; elsewhere in the database, where every process finds them. In memory they serve
  /// only those that stand at rungs.
  private Checkpoints checkpoints(Study study, Setup setup) {
    return switch (store.location()) {
      case StoreLocation.InDirectory place ->
        Checkpoints.in(place.directory().resolve("checkpoints").resolve(study.id() + "-" + study.createdAt().toEpochMilli()));
      case StoreLocation.OnServer _ -> Checkpoints.in(new StoredCheckpoints(store.scratch(study.id())));
      case StoreLocation.InMemory _ ->
        Rungs.of(setup.space()).several() ? Checkpoints.in(new StoredCheckpoints(store.scratch(study.id()))) : Checkpoints.none();
    };
  }

  /// @param budgets how many trials there were to be, each time that the study was begun or given more
  private static String settings(Setup setup, StudySpace.Budget budget, List<Integer> budgets, StudyRequest.Machine machine) {
    var settings = new TreeMap<String, Object>(Map.of("trials", budgets.getLast(), "budgets", budgets, "steps", budget.steps(), "cohort",
        machine.cohort(), "data", setup.checksum(), "objectives", setup.space().objectives(), "repeats", budget.repeats()));
    setup.origin().map(Origin::trial).orElse(OptionalInt.empty()).ifPresent(trial -> settings.put("from", trial));
    return JSON.writeValueAsString(settings);
  }

  /// What a study optimises, the first first.
  public static List<StudySpace.Objective> objectives(Study study) {
    var kept = JSON.readTree(study.spaceJson()).path("objectives");
    return kept.isEmpty()
        ? List.of(new StudySpace.Objective(study.objective(), study.direction() == Direction.MAXIMIZE))
        : kept.valueStream().map(o -> new StudySpace.Objective(o.get("metric").asString(), o.get("maximize").asBoolean())).toList();
  }

  private static List<Integer> budgets(Study study) {
    var kept = JSON.readTree(study.spaceJson());
    return kept.has("budgets") ? kept.get("budgets").valueStream().map(JsonNode::asInt).toList() : List.of(kept.get("trials").asInt());
  }

  private static void refusePopulation(Study study, StudySpace space) {
    if (space.population().isEmpty()) return;
    throw new InputException(Problem.maybe("MED-867",
        "The number of trials of study (" + study.name() + ") cannot grow: its trials are a population, and were chosen among each other.",
        "run the space with more --trials under another name with --study"));
  }

  /// Who goes on from a rung depends on how many trials there are to be, so that is settled until they have ended.
  private void refuseBetweenRungs(Study study, StudySpace space) {
    if (!Rungs.of(space).several() || study.state() != StudyState.OPEN) return;
    throw new InputException(Problem.maybe("MED-761",
        "The number of trials of study (" + study.name() + ") can grow when the study has ended, since some of its trials stand at rungs.",
        "end it first with `medley resume " + study.name() + "`"));
  }
}
