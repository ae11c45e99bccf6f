package dev.medley.training;

import dev.medley.training.compile.ParameterLayout;
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Argument;
import dev.medley.training.engine.Array;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What a cohort carries from step to step: the parameters of all members and their optimisers' state.
final class CohortState {

  private final int members;
  private final Array shared;
  private final Array own;
  private final Map<String, Argument> arguments;

  /// @param weights with which each member begins
  CohortState(Arena arena, List<Member> members, List<Weights> weights, List<String> scalarNames, int tasks) {
    this.members = members.size();
    int p = weights.getFirst().shared().length;
    int q = weights.getFirst().own().length;
    float[] s = new float[members.size() * p];
    float[] o = new float[members.size() * q];
    for (int k = 0; k < members.size(); k++) {
      System.arraycopy(weights.get(k).shared(), 0, s, k * p, p);
      System.arraycopy(weights.get(k).own(), 0, o, k * q, q);
    }
    shared = arena.upload(s, members.size(), p);
    own = arena.upload(o, members.size(), tasks, q / tasks);
    arguments = Map.of(
        "shared", shared, "own", own,
        "shared_m", arena.zeros(members.size(), p), "shared_v", arena.zeros(members.size(), p),
        "own_m", arena.zeros(members.size(), tasks, q / tasks), "own_v", arena.zeros(members.size(), tasks, q / tasks),
        "scalars", scalars(arena, members, scalarNames));
  }

  /// Every member as its own random streams start it.
  static CohortState start(Arena arena, List<Member> members, ParameterLayout layout, List<String> scalarNames, int tasks) {
    var weights = members.stream().map(m -> new Initializer(m).weights(layout, tasks)).toList();
    return new CohortState(arena, members, weights, scalarNames, tasks);
  }

  private static Array scalars(Arena arena, List<Member> members, List<String> names) {
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
    return arguments;
  }

  /// The parameters of every member, read at once.
  List<Weights> weights() {
    float[] s = shared.read();
    float[] o = own.read();
    int p = s.length / members;
    int q = o.length / members;
    return java.util.stream.IntStream.range(0, members)
        .mapToObj(k -> new Weights(Arrays.copyOfRange(s, k * p, (k + 1) * p), Arrays.copyOfRange(o, k * q, (k + 1) * q)))
        .toList();
  }
}
