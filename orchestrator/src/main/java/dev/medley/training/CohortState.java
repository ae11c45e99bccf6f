package dev.medley.training;

import dev.medley.api.parameter.Value;
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

  CohortState(Arena arena, List<Member> members, ParameterLayout layout, int tasks, List<String> scalarNames) {
    this.members = members.size();
    float[] s = new float[members.size() * layout.sharedSize()];
    float[] o = new float[members.size() * tasks * layout.ownSize()];
    for (int k = 0; k < members.size(); k++) {
      var start = new Initializer(members.get(k)).weights(layout, tasks);
      System.arraycopy(start.shared(), 0, s, k * layout.sharedSize(), start.shared().length);
      System.arraycopy(start.own(), 0, o, k * start.own().length, start.own().length);
    }
    shared = arena.upload(s, members.size(), layout.sharedSize());
    own = arena.upload(o, members.size(), tasks, layout.ownSize());
    arguments = Map.of(
        "shared", shared, "own", own,
        "shared_m", arena.zeros(members.size(), layout.sharedSize()), "shared_v", arena.zeros(members.size(), layout.sharedSize()),
        "own_m", arena.zeros(members.size(), tasks, layout.ownSize()), "own_v", arena.zeros(members.size(), tasks, layout.ownSize()),
        "scalars", scalars(arena, members, scalarNames));
  }

  private static Array scalars(Arena arena, List<Member> members, List<String> names) {
    int width = Math.max(1, names.size());
    float[] values = new float[members.size() * width];
    for (int k = 0; k < members.size(); k++) {
      for (int i = 0; i < names.size(); i++) {
        if (!(members.get(k).configuration().values().get(names.get(i)) instanceof Value.Real(double value))) {
          throw new IllegalArgumentException("The configuration of trial " + members.get(k).trial() + " has no number " + names.get(i));
        }
        values[k * width + i] = (float) value;
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
