package dev.medley.training;

import dev.medley.api.sampler.Slice;
import dev.medley.space.Lifelong;
import dev.medley.training.compile.Inputs;
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
import dev.medley.training.model.DrawnLabels;
import dev.medley.training.random.Streams;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The squares of single examples' gradients, taken one by one: a micro-batch of one example for every member.
final class Squares {

  private final Cohort cohort;
  private final StudyData data;
  private final StepProgram program;
  private final Module module;
  private final Map<String, Argument> arguments = new HashMap<>();
  private final Map<HeadKind, List<HostLongs>> slots = new EnumMap<>(HeadKind.class);
  private final HostLongs rows;
  private final HostLongs counts;
  private final HostFloats counted;
  private final List<HostFloats> drawn = new ArrayList<>();
  private final Map<String, Array> sums = new HashMap<>();

  Squares(Cohort cohort, StudyData data, Arena arena, Tables tables, CohortState state) {
    this.cohort = cohort;
    this.data = data;
    int k = cohort.members().size();
    var model = cohort.model().apply(1);
    boolean draws = cohort.members().stream().anyMatch(m -> Lifelong.of(m.configuration()).filter(Lifelong::drawsLabels).isPresent());
    program = StepProgram.squares((draws ? DrawnLabels.in(model, data.shape()) : model).plan(k, 1, data.tasks().size()));
    module = arena.load(Archive.pack(program.source()));
    rows = arena.hostLongs(k, 1, 1);
    counts = arena.hostLongs(HeadKind.values().length);
    counted = arena.hostFloats(k);
    tables.bind(program, "forward", arguments);
    arguments.putAll(state.arguments());
    arguments.put("scalars", CohortState.scalars(arena, cohort.members(), program.scalars()));
    for (var name : Consolidation.VECTORS) {
      sums.put(name, state.zerosLike(name));
      arguments.put(name + "_squares", sums.get(name));
    }
    arguments.putAll(Map.of("rows", rows, "counts", counts, "losses", arena.hostFloats(k, 1), "seeds", arena.hostLongs(k), "progress",
        arena.hostFloats(k), "counted", counted));
    for (var name : program.arguments("forward")) {
      if (!name.startsWith(Inputs.DRAWN)) continue;
      drawn.add(arena.hostFloats(k, DrawnLabels.numbers(model, name.substring(Inputs.DRAWN.length()))));
      arguments.put(name, drawn.getLast());
    }
    for (var kind : data.kinds()) {
      var fields = List.of(arena.hostLongs(k), arena.hostLongs(k), arena.hostLongs(k));
      slots.put(kind, fields);
      arguments.put("all_slots_" + kind.key(), fields.get(0));
      arguments.put("all_member_" + kind.key(), fields.get(1));
      arguments.put("all_task_" + kind.key(), fields.get(2));
    }
  }

  List<List<float[]>> of(int step, List<Lifelong> ways) {
    int members = ways.size();
    sums.values().forEach(Array::clear);
    var chosen = new ArrayList<int[]>();
    int most = 0;
    for (int k = 0; k < members; k++) {
      chosen.add(examples(step, k, ways.get(k).settings().whole("examples")));
      most = Math.max(most, chosen.getLast().length);
    }
    for (int e = 0; e < most; e++) {
      for (int k = 0; k < members; k++) {
        int[] its = chosen.get(k);
        rows.set(k, its[e % its.length]);
        counted.set(k, e < its.length ? 1.0 / its.length : 0);
        draw(k, step, e, ways.get(k).drawsLabels());
      }
      try (var results = module.call("forward", list("forward", Map.of()))) {
        module.call("square", list("square", Map.of("results", results))).close();
      }
    }
    return Consolidation.VECTORS.stream().map(name -> CohortState.split(Objects.requireNonNull(sums.get(name)), members)).toList();
  }

  /// By a member's own stream.
  private void draw(int k, int step, int example, boolean wanted) {
    long seed = Streams.seed(cohort.members().get(k).studySeed(), cohort.members().get(k).line(), "labels after " + step);
    for (var numbers : drawn) {
      int each = numbers.size() / cohort.members().size();
      for (int i = 0; i < each; i++) numbers.set(k * each + i, wanted ? Streams.uniform(seed, (long) example * each + i) : -1);
    }
  }

  /// Chooses some of the examples of the task that a member has learnt, and says of what task it is.
  private int[] examples(int step, int k, int wanted) {
    var member = cohort.members().get(k);
    int task = data.names().indexOf(Timeline.of(member, data.names(), cohort.steps()).at(step - 1).phase().name());
    var table = data.tasks().get(task);
    if (k == 0) for (int i = 0; i < data.kinds().size(); i++) counts.set(i, 0);
    int place = data.kinds().indexOf(table.kind());
    int at = (int) counts.get(place);
    var fields = slots.getOrDefault(table.kind(), List.of());
    fields.get(0).set(at, k);
    fields.get(1).set(at, k);
    fields.get(2).set(at, task);
    counts.set(place, at + 1);
    var stream = new RowStream(table.rows(new Slice.All()), Streams.seed(member.studySeed(), member.line(), "squares of " + task));
    int[] its = new int[Math.min(wanted, table.rows(new Slice.All()).length)];
    for (int i = 0; i < its.length; i++) its[i] = stream.next();
    return its;
  }

  private List<Argument> list(String method, Map<String, Argument> more) {
    return program.arguments(method).stream().map(name -> {
      var argument = more.getOrDefault(name, arguments.get(name));
      if (argument == null) throw new IllegalStateException("The method " + method + " lacks its argument " + name);
      return argument;
    }).toList();
  }
}
