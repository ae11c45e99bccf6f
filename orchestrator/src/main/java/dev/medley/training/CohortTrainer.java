package dev.medley.training;

import dev.medley.api.sampler.Draw;
import dev.medley.training.compile.StepProgram;
import dev.medley.training.data.HeadKind;
import dev.medley.training.data.StudyData;
import dev.medley.training.engine.Archive;
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Argument;
import dev.medley.training.engine.HostFloats;
import dev.medley.training.engine.HostLongs;
import dev.medley.training.engine.Module;
import dev.medley.training.random.Streams;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
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
  private final List<Compiled> compiled = new ArrayList<>();
  private final CohortState state;
  private final Evaluator evaluator;
  private final Optional<MetaSteps> metaSteps;
  private final List<MemberTraining> members;
  private final Map<String, Argument> arguments = new HashMap<>();
  private final HostLongs rows;
  private final HostLongs seeds;
  private final HostLongs counts;
  private final Map<HeadKind, HostLongs[]> slots = new HashMap<>();
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
    var programs = cohort.modes(data.names()).stream().map(mode -> program(mode, plan, optimizers)).toList();
    var program = programs.getFirst();
    state = CohortState.start(arena, cohort.members(), program.layout(), program.scalars(), data, from);
    members = cohort.members().stream().map(member -> new MemberTraining(member, data, cohort, pulse)).toList();
    rates = new Rates(arena, optimizers, t, model.joined());
    groupRates = switches.groups().isEmpty()
        ? Optional.empty()
        : Optional.of(new GroupRates(arena, optimizers, t, switches, program.layout()));
    penalties = new PenaltyLog(arena, model.penalties(), k, m);
    progress = arena.hostFloats(k);
    rows = arena.hostLongs(k, m, cohort.rows());
    seeds = arena.hostLongs(k);
    counts = arena.hostLongs(HeadKind.values().length);
    losses = arena.hostFloats(k, m);
    weights = arena.hostFloats(k, m);
    gramian = arena.hostFloats(k, m, m);
    aggregates = new Aggregates(arena, k, m, cohort.sees(Cohort.Signal.JACOBIAN) ? program.layout().sharedSize() : 1);
    var tables = new Tables(arena, data);
    consolidation = new Consolidation(cohort, data, arena, tables, state);
    arguments.putAll(consolidation.arguments());
    arguments.putAll(state.arguments());
    groupRates.ifPresent(paced -> arguments.putAll(paced.arguments()));
    arguments.putAll(rates.arguments());
    arguments.putAll(aggregates.arguments());
    arguments.putAll(penalties.arguments());
    arguments.put("progress", progress);
    arguments.putAll(Map.of("rows", rows, "seeds", seeds, "counts", counts, "losses", losses, "weights", weights, "gramian", gramian));
    for (var kind : data.kinds()) {
      var fields = new HostLongs[]{arena.hostLongs((long) k * m), arena.hostLongs((long) k * m), arena.hostLongs((long) k * m)};
      slots.put(kind, fields);
      arguments.put("all_slots_" + kind.key(), fields[0]);
      arguments.put("all_member_" + kind.key(), fields[1]);
      arguments.put("all_task_" + kind.key(), fields[2]);
    }
    for (int i = 0; i < programs.size(); i++) {
      var own = new HashMap<String, Argument>();
      tables.bind(programs.get(i), "forward", own);
      own.put("scalars", CohortState.scalars(arena, cohort.members(), programs.get(i).scalars()));
      compiled
          .add(new Compiled(cohort.modes(data.names()).get(i), programs.get(i), arena.load(Archive.pack(programs.get(i).source())), own));
    }
    evaluator = new Evaluator(cohort, data, arena, tables, (_, _) -> state);
    metaSteps = evaluator.adaptations().map(adaptations -> new MetaSteps(adaptations, members,
        cohort.members().stream().map(member -> Cohort.meta(member).loop()).toList(), cohort.rows()));
    makeProbe = () -> new LossProbe(cohort, data, arena, tables, (_, _) -> state);
    journal = new Journal(seen(), k);
    if (!from.isEmpty()) goOn(from);
  }

  /// What steps run while members' losses need the same.
  ///
  /// @param arguments that this program alone has
  private record Compiled(Cohort.Mode mode, StepProgram program, Module module, Map<String, Argument> arguments) {}

  private static StepProgram program(Cohort.Mode mode, StepProgram.Plan plan, List<OptimizerChoice> optimizers) {
    return StepProgram.training(plan, mode.needs(), optimizers.getFirst().kind(), optimizers.stream().anyMatch(o -> o.decay() > 0),
        optimizers.stream().anyMatch(o -> o.clip() > 0));
  }

  private Compiled now(int at) {
    return compiled.stream().filter(c -> at < c.mode().until()).findFirst().orElse(compiled.getLast());
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
    if (consolidation.before(step)) arguments.putAll(state.arguments());
    if (consolidation.arrives(step) && !now(step).program().arguments(StepProgram.TEACH).isEmpty())
      call(step, StepProgram.TEACH, Map.of()).close();
    measure(step, () -> probe().losses());
    fill(step);
    if (metaSteps.isPresent()) {
      adapted(step, metaSteps.get());
      return;
    }
    switch (now(step).mode().signal()) {
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
    return now(step).mode().signal() == Cohort.Signal.GRAMIAN && members.stream().anyMatch(member -> member.asks(step));
  }

  private void together(int step, String suffix) {
    try (var results = call(step, "forward" + suffix, Map.of())) {
      journal.add();
      weigh(step, false);
      call(step, "update" + suffix, Map.of("results", results)).close();
    }
  }

  private void apart(int step) {
    try (var results = call(step, "forward", Map.of()); var gradients = call(step, "gradients", Map.of("results", results))) {
      journal.add();
      weigh(step, true);
      call(step, "update", Map.of("results", gradients)).close();
    }
  }

  private void adapted(int step, MetaSteps steps) {
    try (var results = steps.run(step, progress.get(0), state.arguments(), losses, gramian)) {
      journal.add();
      weigh(step, asked(step));
      call(step, "update", Map.of("results", results)).close();
    }
  }

  private void aggregated(int step) {
    try (var results = call(step, "forward", Map.of()); var gradients = call(step, "gradients", Map.of("results", results))) {
      journal.add();
      weigh(step, false);
      for (int size : aggregates.describe(members)) {
        aggregates.choose(members, size);
        call(step, "aggregate_" + size, Map.of("results", gradients)).close();
      }
      call(step, "update", Map.of("results", gradients)).close();
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

  private dev.medley.training.engine.Result call(int step, String method, Map<String, Argument> more) {
    var now = now(step);
    var list = new ArrayList<Argument>();
    for (var name : now.program().arguments(method)) {
      var argument = more.getOrDefault(name, now.arguments().getOrDefault(name, arguments.get(name)));
      if (argument == null) throw new IllegalStateException("The method " + method + " lacks its argument " + name);
      list.add(argument);
    }
    return now.module().call(method, list);
  }

  /// Says what every micro-batch of a step trains on.
  private void fill(int step) {
    int m = cohort.microBatches();
    int next = 0;
    var filled = new EnumMap<HeadKind, Integer>(HeadKind.class);
    for (int k = 0; k < members.size(); k++) {
      var member = members.get(k);
      var draws = member.draw(step);
      int place = k;
      metaSteps.ifPresent(steps -> steps.draw(place, draws));
      seeds.set(k, Streams.at(member.noiseSeed(), step) >>> 32);
      for (int b = 0; b < m; b++) {
        Draw draw = draws.get(b);
        if (metaSteps.isEmpty()) for (int r = 0; r < cohort.rows(); r++) rows.set(next++, member.row(draw));
        var kind = data.tasks().get(draw.task()).kind();
        var fields = slots.get(kind);
        if (fields == null) throw new IllegalStateException("No task of the study is of kind " + kind);
        int at = filled.merge(kind, 1, Integer::sum) - 1;
        fields[0].set(at, (long) k * m + b);
        fields[1].set(at, k);
        fields[2].set(at, draw.task());
      }
    }
    for (int i = 0; i < data.kinds().size(); i++) counts.set(i, filled.getOrDefault(data.kinds().get(i), 0));
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
