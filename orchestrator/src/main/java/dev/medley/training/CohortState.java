package dev.medley.training;

import dev.medley.training.compile.ParameterLayout;
import dev.medley.training.data.StudyData;
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Argument;
import dev.medley.training.engine.Array;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// What a cohort carries from step to step on its device: the parameters of all members and their optimisers' state. Every array that a step changes in place
/// is *kept* here, with the members as its first axis; so it is part of every [Snapshot], and begins as the snapshots say where a cohort goes on.
final class CohortState {

  private static final String SHARED = "shared";
  private static final String OWN = "own";

  private final Arena arena;
  private final int members;
  private final List<Snapshot> from;
  private final Array scalars;
  private int tasks;
  private final Map<String, Array> kept = new TreeMap<>();

  private CohortState(Arena arena, List<Member> members, List<String> scalarNames, List<Snapshot> from) {
    this.arena = arena;
    this.members = members.size();
    this.from = from;
    scalars = scalars(arena, members, scalarNames);
  }

  /// @param weights with which each member begins
  CohortState(Arena arena, List<Member> members, List<Weights> weights, List<String> scalarNames, int tasks) {
    this(arena, members, scalarNames, List.of());
    keepAll(k -> weights.get(k).shared(), k -> weights.get(k).own(), tasks);
  }

  /// Every member as its own random streams start it, or where it stood.
  ///
  /// @param from a snapshot of every member, or nothing
  static CohortState start(Arena arena, List<Member> members, ParameterLayout layout, List<String> scalarNames, StudyData data,
      List<Snapshot> from) {
    var state = new CohortState(arena, members, scalarNames, from);
    int tasks = data.tasks().size();
    var weights = from.isEmpty() ? members.stream().map(m -> begin(m, layout, data)).toList() : List.<Weights>of();
    state.keepAll(k -> weights.get(k).shared(), k -> weights.get(k).own(), tasks);
    return state;
  }

  private static Weights begin(Member member, ParameterLayout layout, StudyData data) {
    var random = new Initializer(member).weights(layout, data.tasks().size());
    return member.beginning().map(beginning -> beginning.over(random, layout, data).weights()).orElse(random);
  }

  /// Members whose parameters are elsewhere, and may change there.
  static CohortState standing(Arena arena, List<Member> members, List<String> scalarNames, Map<String, Array> parameters) {
    var state = new CohortState(arena, members, scalarNames, List.of());
    state.kept.putAll(parameters);
    return state;
  }

  /// Where a member stands that begins with given weights and has done nothing yet.
  static Snapshot begun(long trial, Weights weights) {
    var kept = new HashMap<String, float[]>(Map.of(SHARED, weights.shared(), OWN, weights.own()));
    for (var name : List.of("shared_m", "shared_v")) kept.put(name, new float[weights.shared().length]);
    for (var name : List.of("own_m", "own_v")) kept.put(name, new float[weights.own().length]);
    return new Snapshot(trial, 0, kept, Map.of(), List.of());
  }

  private void keepAll(IntFunction<float[]> shared, IntFunction<float[]> own, int tasks) {
    this.tasks = tasks;
    int p = keep(SHARED, shared);
    int q = keep(OWN, own, tasks) / tasks;
    for (var name : List.of("shared_m", "shared_v")) keepFromZero(name, p);
    for (var name : List.of("own_m", "own_v")) keepFromZero(name, tasks, q);
  }

  /// Keeps an array that steps change in place, of zeros at first.
  ///
  /// @param shape of one member's part
  void keepFromZero(String name, long... shape) {
    if (from.isEmpty()) kept.put(name, arena.zeros(withMembers(shape)));
    else keep(name, _ -> new float[0], Arrays.copyOf(shape, shape.length - 1));
  }

  /// Keeps an array as large as another, of zeros at first.
  void keepLike(String name, String other) {
    keep(name, k -> new float[parts(other).get(k).length], leading(other));
  }

  /// Keeps an array that begins as another.
  void keepCopy(String name, String other) {
    var copies = parts(other);
    keep(name, copies::get, leading(other));
  }

  /// Writes others' parts over those that are kept.
  void replace(String name, List<float[]> parts) {
    Objects.requireNonNull(kept.get(name)).write(together(parts::get));
  }

  /// An array as large as one that is kept, of zeros, which is not kept.
  Array zerosLike(String name) {
    var size = parts(name).getFirst().length;
    long[] leading = leading(name);
    long[] shape = withMembers(Arrays.copyOf(leading, leading.length + 1));
    shape[shape.length - 1] = size / Arrays.stream(leading).reduce(1, (a, b) -> a * b);
    return arena.zeros(shape);
  }

  private long[] leading(String name) {
    return name.equals(OWN) ? new long[]{tasks} : new long[0];
  }

  /// Keeps an array, put together from the members' parts; the last axis of a part follows from its size, which is returned.
  private int keep(String name, IntFunction<float[]> first, long... leading) {
    return put(name, from.isEmpty() ? first : k -> from.get(k).kept(name), leading);
  }

  private int put(String name, IntFunction<float[]> part, long... leading) {
    float[] all = together(part);
    int size = all.length / members;
    long[] shape = withMembers(Arrays.copyOf(leading, leading.length + 1));
    shape[shape.length - 1] = size / Arrays.stream(leading).reduce(1, (a, b) -> a * b);
    kept.put(name, arena.upload(all, shape));
    return size;
  }

  private float[] together(IntFunction<float[]> part) {
    int size = part.apply(0).length;
    float[] all = new float[members * size];
    for (int k = 0; k < members; k++) System.arraycopy(part.apply(k), 0, all, k * size, size);
    return all;
  }

  private long[] withMembers(long... shape) {
    long[] all = new long[shape.length + 1];
    all[0] = members;
    System.arraycopy(shape, 0, all, 1, shape.length);
    return all;
  }

  static Array scalars(Arena arena, List<Member> members, List<String> names) {
    int width = Math.max(1, names.size());
    float[] values = new float[members.size() * width];
    for (int k = 0; k < members.size(); k++) {
      for (int i = 0; i < names.size(); i++) {
        values[k * width + i] = (float) members.get(k).configuration().number(names.get(i));
      }
    }
    return arena.upload(values, members.size(), width);
  }

  Map<String, Argument> arguments() {
    var arguments = new HashMap<String, Argument>(kept);
    arguments.put("scalars", scalars);
    return arguments;
  }

  /// The parameters of every member, read at once.
  List<Weights> weights() {
    var shared = parts(SHARED);
    var own = parts(OWN);
    return IntStream.range(0, members).mapToObj(k -> new Weights(shared.get(k), own.get(k))).toList();
  }

  /// Every kept array, member by member.
  List<Map<String, float[]>> parts() {
    List<Map<String, float[]>> all = IntStream.range(0, members).<Map<String, float[]>>mapToObj(_ -> new TreeMap<>()).toList();
    for (var name : kept.keySet()) {
      var parts = parts(name);
      for (int k = 0; k < members; k++) all.get(k).put(name, parts.get(k));
    }
    return all;
  }

  /// The members' parts of an array that is kept.
  List<float[]> parts(String name) {
    var array = kept.get(name);
    if (array == null) throw new IllegalArgumentException("Nothing is kept as " + name);
    return split(array, members);
  }

  /// The members' parts of an array that has them as its first axis.
  static List<float[]> split(Array array, int members) {
    float[] all = array.read();
    int size = all.length / members;
    return IntStream.range(0, members).mapToObj(k -> Arrays.copyOfRange(all, k * size, (k + 1) * size)).toList();
  }
}
