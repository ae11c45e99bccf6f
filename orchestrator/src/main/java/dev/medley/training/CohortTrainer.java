package dev.medley.training;

import dev.medley.training.compile.StepProgram;
import dev.medley.training.data.StudyData;
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.HostFloats;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Trains one cohort on one device, in one thread, step by step. It can be stopped after any step: its [#snapshots] are where its members go on, in this company
/// or in another.
public final class CohortTrainer {

  private final Cohort cohort;
  private final StudyData data;
  private final Programs programs;
  private final CohortState state;
  private final Evaluator evaluator;
  private final Optional<MetaSteps> metaSteps;
  private final List<MemberTraining> members;
  private final MicroBatches batches;
  private final HostFloats losses;
  private final HostFloats weights;
  private final HostFloats gramian;
  private final Rates rates;
  private final Optional<GroupRates> groupRates;
  private final Consolidation consolidation;
  private final Aggregates aggregates;
  private final Supplier<LossProbe> makeProbe;
  private @Nullable LossProbe probe;
  private final PenaltyLog penalties;
  private final HostFloats progress;
  private final Journal journal;
  private int step;

  /// From the beginning.
  public CohortTrainer(Cohort cohort, StudyData data, Arena arena) {
    this(cohort, data, arena, List.of(), new Pulse());
  }

  /// From where its members stood.
  ///
  /// @param from  a snapshot of each member, in their order and all after the same step; or nothing, to begin at the beginning
  /// @param pulse is told what is being done
  public CohortTrainer(Cohort cohort, StudyData data, Arena arena, List<Snapshot> from, Pulse pulse) {
    requireFit(cohort.members(), from);
    this.cohort = cohort;
    this.data = data;
    int k = cohort.members().size();
    int m = cohort.microBatches();
    int t = data.tasks().size();
    var model = cohort.model().apply(cohort.rows());
    var optimizers = cohort.members().stream().map(Member::configuration).map(OptimizerChoice::of).toList();
    var switches = cohort.switches(model);
    var plan = model.plan(k, m, t).with(switches);
    var tables = new Tables(arena, data);
    programs = new Programs(cohort, data, arena, tables, plan, optimizers);
    var layout = programs.first().layout();
    state = CohortState.start(arena, cohort.members(), layout, programs.first().scalars(), data, from);
    members = cohort.members().stream().map(member -> new MemberTraining(member, data, cohort, pulse)).toList();
    rates = new Rates(arena, optimizers, t, model.joined());
    groupRates = switches.groups().isEmpty()
        ? Optional.empty()
        : Optional.of(new GroupRates(arena, optimizers, t, switches, layout));
    penalties = new PenaltyLog(arena, model.penalties(), k, m);
    progress = arena.hostFloats(k);
    batches = new MicroBatches(cohort, data, arena);
    losses = arena.hostFloats(k, m);
    weights = arena.hostFloats(k, m);
    gramian = arena.hostFloats(k, m, m);
    aggregates = new Aggregates(arena, k, m, cohort.sees(Cohort.Signal.JACOBIAN) ? layout.sharedSize() : 1);
    consolidation = new Consolidation(cohort, data, arena, tables, state);
    programs.give(consolidation.arguments());
    programs.give(state.arguments());
    groupRates.ifPresent(paced -> programs.give(paced.arguments()));
    programs.give(rates.arguments());
    programs.give(aggregates.arguments());
    programs.give(penalties.arguments());
    programs.give(batches.arguments());
    programs.give(Map.of("progress", progress, "losses", losses, "weights", weights, "gramian", gramian));
    evaluator = new Evaluator(cohort, data, arena, tables, (_, _) -> state);
    metaSteps = evaluator.adaptations().map(adaptations -> new MetaSteps(adaptations, members,
        cohort.members().stream().map(member -> Cohort.meta(member).loop()).toList(), cohort.rows()));
    makeProbe = () -> new LossProbe(cohort, data, arena, tables, (_, _) -> state);
    journal = new Journal(seen(), k);
    if (!from.isEmpty()) goOn(from);
  }

  /// Everything by which a step of the engine reaches the host.
  private Map<String, Journal.Buffer> seen() {
    var seen = new HashMap<>(Map.of("losses", new Journal.Buffer(losses), "penalties", penalties.buffer()));
    if (cohort.sees(Cohort.Signal.GRAMIAN)) seen.put("gramian", new Journal.Buffer(gramian));
    return seen;
  }

  private static void requireFit(List<Member> members, List<Snapshot> from) {
    if (from.isEmpty()) return;
    if (from.size() != members.size() || from.stream().mapToInt(Snapshot::step).distinct().count() != 1)
      throw new IllegalArgumentException("Every member needs a snapshot, all after the same step");
    if (!from.stream().map(Snapshot::trial).toList().equals(members.stream().map(Member::trial).toList()))
      throw new IllegalArgumentException("The snapshots must be in the order of the members");
  }

  /// Does the host's part of all steps again that the snapshots have behind them.
  private void goOn(List<Snapshot> from) {
    for (; step < from.getFirst().step(); step++) {
      int at = step;
      measure(at, () -> from.stream().map(s -> s.examples(at, data.tasks().size())).toList());
      fill(step);
      for (int k = 0; k < members.size(); k++) journal.show(k, from.get(k), step);
      journal.add();
      weigh(step, asked(step));
      if (cohort.evaluateAt().contains(step + 1)) penalties.clear();
    }
    for (int k = 0; k < members.size(); k++) members.get(k).restore(from.get(k).scores());
  }

  /// Trains to the end.
  public List<MemberResult> train() {
    while (!done()) {
      if (Thread.currentThread().isInterrupted()) throw new java.util.concurrent.CancellationException("Training was interrupted");
      advance();
    }
    return results();
  }

  /// Whether there is nothing left to train: all steps are done, or no member lives.
  public boolean done() {
    return step >= cohort.steps() || members.stream().noneMatch(MemberTraining::alive);
  }

  /// How many steps are done.
  public int step() {
    return step;
  }

  /// Does one more step, and scores validation where the cohort wants it.
  ///
  /// @return whether it did
  public boolean advance() {
    if (step == 0 && cohort.evaluateAt().contains(0)) evaluate(0);
    step(step);
    step++;
    boolean rung = step == cohort.steps() || cohort.evaluateAt().contains(step);
    if (rung) evaluate(step);
    return rung;
  }

  /// Where the members stand.
  public List<Snapshot> snapshots() {
    var kept = state.parts();
    var snapshots = new ArrayList<Snapshot>();
    for (int k = 0; k < members.size(); k++)
      snapshots.add(new Snapshot(cohort.members().get(k).trial(), step, kept.get(k), journal.of(k), members.get(k).scores()));
    return snapshots;
  }

  /// What became of the members so far.
  public List<MemberResult> results() {
    var trained = state.weights();
    var results = new ArrayList<MemberResult>();
    for (int k = 0; k < members.size(); k++) results.add(members.get(k).result(trained.get(k)));
    return results;
  }

  /// Trains without evaluating, and measures: the median time of a step, some at the beginning left out. It is this thread's time on a processor, on which all of a
  /// step happens where operations have one thread; so it holds on a busy machine too.
  public Duration medianStep(int warmUp, int measured) {
    var threads = ManagementFactory.getThreadMXBean();
    long[] times = new long[measured];
    for (int step = 0; step < warmUp + measured; step++) {
      long begin = threads.getCurrentThreadCpuTime();
      step(step);
      if (step >= warmUp) times[step - warmUp] = threads.getCurrentThreadCpuTime() - begin;
    }
    Arrays.sort(times);
    return Duration.ofNanos(times[measured / 2]);
  }

  /// One step of all members; returns nothing, since each member keeps its own account.
  private void step(int step) {
    consolidation.before(step);
    if (consolidation.arrives(step) && programs.has(step, StepProgram.TEACH))
      programs.call(step, StepProgram.TEACH, Map.of()).close();
    measure(step, () -> probe().losses());
    fill(step);
    if (metaSteps.isPresent()) {
      adapted(step, metaSteps.get());
      return;
    }
    switch (programs.signal(step)) {
      case LOSSES -> together(step, "");
      case GRAMIAN -> {
        if (asked(step)) apart(step);
        else together(step, "_together");
      }
      case JACOBIAN -> aggregated(step);
    }
  }

  /// Whether any member wants inner products in this step.
  private boolean asked(int step) {
    return programs.signal(step) == Cohort.Signal.GRAMIAN && members.stream().anyMatch(member -> member.asks(step));
  }

  private void together(int step, String suffix) {
    try (var results = programs.call(step, "forward" + suffix, Map.of())) {
      journal.add();
      weigh(step, false);
      programs.call(step, "update" + suffix, Map.of("results", results)).close();
    }
  }

  private void apart(int step) {
    try (var results = programs.call(step, "forward", Map.of());
        var gradients = programs.call(step, "gradients", Map.of("results", results))) {
      journal.add();
      weigh(step, true);
      programs.call(step, "update", Map.of("results", gradients)).close();
    }
  }

  private void adapted(int step, MetaSteps steps) {
    try (var results = steps.run(step, progress.get(0), state.arguments(), losses, gramian)) {
      journal.add();
      weigh(step, asked(step));
      programs.call(step, "update", Map.of("results", results)).close();
    }
  }

  private void aggregated(int step) {
    try (var results = programs.call(step, "forward", Map.of());
        var gradients = programs.call(step, "gradients", Map.of("results", results))) {
      journal.add();
      weigh(step, false);
      for (int size : aggregates.describe(members)) {
        aggregates.choose(members, size);
        programs.call(step, "aggregate_" + size, Map.of("results", gradients)).close();
      }
      programs.call(step, "update", Map.of("results", gradients)).close();
    }
  }

  /// Gives the losses of all training examples to the members that want them.
  private void measure(int step, Supplier<List<ExampleLosses>> source) {
    var wanted = IntStream.range(0, members.size()).filter(k -> members.get(k).measures(step)).toArray();
    if (wanted.length == 0) return;
    var found = source.get();
    for (int k : wanted) {
      journal.addExamples(k, step, found.get(k));
      members.get(k).measured(found.get(k));
    }
  }

  private LossProbe probe() {
    if (probe == null) probe = makeProbe.get();
    return probe;
  }

  /// Says what a step trains on, and how.
  private void fill(int step) {
    batches.fill(step, members, metaSteps);
    rates.set(step, members);
    groupRates.ifPresent(paced -> paced.set(step, members, rates));
    penalties.gate(step, members);
    progress.fill((double) step / Math.max(1, cohort.steps() - 1));
  }

  /// Lets every member weigh its losses.
  private void weigh(int step, boolean apart) {
    int m = cohort.microBatches();
    penalties.add();
    for (int k = 0; k < members.size(); k++) {
      members.get(k).check(penalties.failure(k, step));
      double[] own = new double[m];
      for (int b = 0; b < m; b++) own[b] = losses.get(k * m + b);
      double[] products = new double[apart ? m * m : 0];
      for (int i = 0; i < products.length; i++) products[i] = gramian.get(k * m * m + i);
      double[] chosen = members.get(k).weigh(step, own, products);
      for (int b = 0; b < m; b++) weights.set(k * m + b, chosen[b]);
    }
  }

  private void evaluate(int step) {
    var scores = evaluator.score(dev.medley.api.task.Split.VALIDATION, step);
    for (int k = 0; k < members.size(); k++) {
      members.get(k).add(scores.get(k));
      members.get(k).add(penalties.scores(k, step));
      members.get(k).addWeights(step);
      if (step == cohort.steps()) members.get(k).addArrivals(step);
    }
    penalties.clear();
  }
}
