package dev.medley.training;

import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Argument;
import dev.medley.training.engine.HostFloats;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The per-member numbers of an update: rates, decay, clipping, Adam's corrections, and which tasks take part.
final class Rates {

  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;

  private final List<OptimizerChoice> optimizers;
  private final int tasks;
  private final int steps;
  private final Set<Integer> joined;
  private final int[] taken;
  private final Map<String, Argument> arguments;
  private final HostFloats rate;
  private final HostFloats active;
  private final HostFloats first;
  private final HostFloats second;
  private final HostFloats ownFirst;
  private final HostFloats ownSecond;

  /// @param joined the tasks that take part in every step, see [dev.medley.training.model.Model#joined]
  Rates(Arena arena, List<OptimizerChoice> optimizers, int tasks, int steps, Set<Integer> joined) {
    this.joined = Set.copyOf(joined);
    this.optimizers = optimizers;
    this.tasks = tasks;
    this.steps = steps;
    int k = optimizers.size();
    taken = new int[k * tasks];
    rate = arena.hostFloats(k);
    active = arena.hostFloats(k, tasks);
    first = arena.hostFloats(k);
    second = arena.hostFloats(k);
    ownFirst = arena.hostFloats(k, tasks);
    ownSecond = arena.hostFloats(k, tasks);
    var decay = arena.hostFloats(k);
    var clip = arena.hostFloats(k);
    for (int i = 0; i < k; i++) {
      decay.set(i, optimizers.get(i).decay());
      clip.set(i, optimizers.get(i).clip() > 0 ? optimizers.get(i).clip() : Float.MAX_VALUE);
    }
    arguments = Map.of("rate", rate, "active", active, "first", first, "second", second, "own_first", ownFirst, "own_second", ownSecond,
        "decay", decay, "clip", clip);
  }

  Map<String, Argument> arguments() {
    return arguments;
  }

  void set(int step, List<MemberTraining> members) {
    for (int k = 0; k < members.size(); k++) {
      rate.set(k, optimizers.get(k).rate(step, steps));
      first.set(k, 1 / (1 - Math.pow(BETA1, step + 1)));
      second.set(k, 1 / Math.sqrt(1 - Math.pow(BETA2, step + 1)));
      for (int t = 0; t < tasks; t++) {
        boolean part = joined.contains(t) || members.get(k).takesPart(t);
        int at = k * tasks + t;
        if (part) taken[at]++;
        active.set(at, part ? 1 : 0);
        ownFirst.set(at, 1 / (1 - Math.pow(BETA1, Math.max(1, taken[at]))));
        ownSecond.set(at, 1 / Math.sqrt(1 - Math.pow(BETA2, Math.max(1, taken[at]))));
      }
    }
  }
}
