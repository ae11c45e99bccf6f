package dev.medley.training;

import dev.medley.training.compile.AdaptationProgram;
import dev.medley.training.compile.Needs;
import dev.medley.training.compile.Optimizer;
import dev.medley.training.compile.StepProgram;
import dev.medley.training.data.HeadKind;
import dev.medley.training.data.StudyData;
import dev.medley.training.engine.Archive;
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Argument;
import dev.medley.training.engine.Array;
import dev.medley.training.engine.HostFloats;
import dev.medley.training.engine.HostLongs;
import dev.medley.training.engine.Module;
import dev.medley.training.engine.Result;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Adaptations of a cohort's members that go on side by side: as many of each member as a step has micro-batches, and each a row of parameters, as if it were a member of a cohort of its own. Row `k·M + b` is the adaptation at place `b` of member `k`.
final class Adaptations {

  private static final List<String> VECTORS = List.of("shared", "own");

  private final Cohort cohort;
  private final StudyData data;
  private final int each;
  private final StepProgram steps;
  private final Module stepModule;
  private final AdaptationProgram between;
  private final Module betweenModule;
  private final Map<String, Argument> arguments = new HashMap<>();
  private final Map<String, Argument> rowArguments = new HashMap<>();
  private final Map<String, Array> picked = new HashMap<>();
  private final Map<HeadKind, List<HostLongs>> slots = new EnumMap<>(HeadKind.class);
  private final HostLongs examples;
  private final HostLongs seeds;
  private final HostLongs counts;
  private final HostLongs at;
  private final HostFloats losses;
  private final HostFloats rate;
  private final HostFloats active;
  private final HostFloats looked;
  private final HostFloats progress;

  Adaptations(Cohort cohort, StudyData data, Arena arena, Tables tables) {
    this.cohort = cohort;
    this.data = data;
    each = cohort.microBatches();
    int members = cohort.members().size();
    int rows = members * each;
    int tasks = data.tasks().size();
    steps = StepProgram.training(cohort.model().apply(cohort.rows()).plan(rows, 1, tasks), new Needs.Losses(), Optimizer.SGD, false, false);
    stepModule = arena.load(Archive.pack(steps.source()));
    between = new AdaptationProgram(members, each, tasks, steps.layout());
    betweenModule = arena.load(Archive.pack(between.source()));
    examples = arena.hostLongs(rows, 1, cohort.rows());
    seeds = arena.hostLongs(rows);
    counts = arena.hostLongs(HeadKind.values().length);
    at = arena.hostLongs(1);
    losses = arena.hostFloats(rows, 1);
    rate = arena.hostFloats(rows);
    active = arena.hostFloats(rows, tasks);
    looked = arena.hostFloats(members);
    progress = arena.hostFloats(rows);
    tables.bind(steps, "forward", rowArguments);
    var byRow = cohort.members().stream().flatMap(m -> Collections.nCopies(each, m).stream()).toList();
    rowArguments.put("scalars", CohortState.scalars(arena, byRow, steps.scalars()));
    keep(arena, rows, members, tasks);
    numbers(arena, rows, tasks);
    for (var kind : data.kinds()) {
      var fields = List.of(arena.hostLongs(rows), arena.hostLongs(rows), arena.hostLongs(rows));
      slots.put(kind, fields);
      rowArguments.put("all_slots_" + kind.key(), fields.get(0));
      rowArguments.put("all_member_" + kind.key(), fields.get(1));
      rowArguments.put("all_task_" + kind.key(), fields.get(2));
    }
    for (int k = 0; k < members; k++) looked.set(k, Cohort.meta(cohort.members().get(k)).loop().query() ? 1 : 0);
  }

  private void keep(Arena arena, int rows, int members, int tasks) {
    long[][] shapes = {{steps.layout().sharedSize()}, {tasks, steps.layout().ownSize()}};
    for (int v = 0; v < VECTORS.size(); v++) {
      var name = VECTORS.get(v);
      var moved = zeros(arena, rows, shapes[v]);
      var momentum = zeros(arena, rows, shapes[v]);
      rowArguments.put(name, moved);
      rowArguments.put(name + "_m", momentum);
      // Descent has no second average.
      rowArguments.put(name + "_v", momentum);
      arguments.put("row_" + name, moved);
      arguments.put("row_" + name + "_m", momentum);
      picked.put(name, zeros(arena, members, shapes[v]));
      arguments.put("picked_" + name, argument(name, picked));
    }
    arguments.putAll(Map.of("looked", looked, "at", at));
  }

  private static Array zeros(Arena arena, int first, long[] others) {
    long[] shape = new long[others.length + 1];
    shape[0] = first;
    System.arraycopy(others, 0, shape, 1, others.length);
    return arena.zeros(shape);
  }

  private void numbers(Arena arena, int rows, int tasks) {
    var ones = arena.hostFloats(rows, 1);
    ones.fill(1);
    rowArguments.putAll(Map.of("rows", examples, "seeds", seeds, "counts", counts, "losses", losses, "rate", rate, "active", active,
        "weights", ones, "progress", progress));
    for (var unused : List.of("decay", "clip", "first", "second")) rowArguments.put(unused, arena.hostFloats(rows));
    for (var unused : List.of("own_first", "own_second")) rowArguments.put(unused, arena.hostFloats(rows, tasks));
  }

  /// Every adaptation begins where its member stands, on a task of its own.
  ///
  /// @param state  with `shared` and `own`
  /// @param byRow  the tasks of all rows
  /// @param trained how much of the training is done, from 0 to 1
  void begin(Map<String, Argument> state, int[] byRow, double trained) {
    arguments.put("shared", argument("shared", state));
    arguments.put("own", argument("own", state));
    progress.fill(trained);
    active.fill(0);
    for (int i = 0; i < data.kinds().size(); i++) counts.set(i, 0);
    for (int row = 0; row < byRow.length; row++) {
      active.set(row * data.tasks().size() + byRow[row], 1);
      var kind = data.tasks().get(byRow[row]).kind();
      int place = data.kinds().indexOf(kind);
      int slot = (int) counts.get(place);
      var fields = slots.getOrDefault(kind, List.of());
      fields.get(0).set(slot, row);
      fields.get(1).set(slot, row);
      fields.get(2).set(slot, byRow[row]);
      counts.set(place, slot + 1);
    }
    between(AdaptationProgram.BEGIN).close();
  }

  /// What a row does in the next pass.
  ///
  /// @param its  rows of the study, as many as a micro-batch has
  /// @param seed of its dropout
  void next(int row, int[] its, double moves, long seed) {
    for (int r = 0; r < its.length; r++) examples.set(row * its.length + r, its[r]);
    rate.set(row, moves);
    seeds.set(row, seed >>> 32);
  }

  /// Lets all rows go on by one pass.
  void pass() {
    between(AdaptationProgram.STILL).close();
    try (var results = stepModule.call("forward", list(steps.arguments("forward"), Map.of()))) {
      stepModule.call("update", list(steps.arguments("update"), Map.of("results", results))).close();
    }
  }

  /// What a row lost in the last pass, before it moved.
  float loss(int row) {
    return losses.get(row);
  }

  /// How each would move its member, as a gradient.
  ///
  /// @param gramian where the inner products of these go
  Result moves(HostFloats gramian) {
    arguments.put("gramian", gramian);
    return between(AdaptationProgram.MOVES);
  }

  /// Lets [#picked] be the adaptations at one place.
  void pick(int place) {
    at.set(0, place);
    between(AdaptationProgram.PICK).close();
  }

  /// One adaptation of each member, as if these were the members.
  CohortState picked(Arena arena, List<String> scalars) {
    return CohortState.standing(arena, cohort.members(), scalars, picked);
  }

  /// The members themselves.
  CohortState standing(Evaluator.Parameters parameters) {
    return parameters.of(steps.layout(), steps.scalars());
  }

  /// How many adaptations each member has.
  int each() {
    return each;
  }

  int members() {
    return cohort.members().size();
  }

  private Result between(String method) {
    return betweenModule.call(method, between.arguments(method).stream().map(name -> argument(name, arguments)).toList());
  }

  private List<Argument> list(List<String> names, Map<String, Argument> more) {
    return names.stream().map(name -> more.containsKey(name) ? argument(name, more) : argument(name, rowArguments)).toList();
  }

  private static Argument argument(String name, Map<String, ? extends Argument> among) {
    var argument = among.get(name);
    if (argument == null) throw new IllegalStateException("Adaptations lack their argument " + name);
    return argument;
  }
}
