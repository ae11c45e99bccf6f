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
  Rates(Arena arena, List<OptimizerChoice> optimizers, int tasks, Set<Integer> joined) {
    this.joined = Set.copyOf(joined);
    this.optimizers = optimizers;
    this.tasks = tasks;
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

  /// Whether a task's own parameters are moved in this step.
  boolean takesPart(MemberTraining member, int task) {
    return joined.contains(task) || member.takesPart(task);
  }

  /// The schedule goes through all phases, but for those with which it begins anew.
  static double rate(OptimizerChoice optimizer, int step, Timeline timeline) {
    var schedule = timeline.schedules().at(step);
    return optimizer.rate(step - schedule.from(), schedule.until() - schedule.from()) * timeline.at(step).phase().rate();
  }

  void set(int step, List<MemberTraining> members) {
    for (int k = 0; k < members.size(); k++) {
      rate.set(k, rate(optimizers.get(k), step, members.get(k).timeline()));
      correct(first, second, k, step + 1);
      for (int t = 0; t < tasks; t++) {
        boolean part = takesPart(members.get(k), t);
        int at = k * tasks + t;
        if (part) taken[at]++;
        active.set(at, part ? 1 : 0);
        correct(ownFirst, ownSecond, at, taken[at]);
      }
    }
  }

  /// Adam's corrections after so many steps of averaging.
  static void correct(HostFloats first, HostFloats second, int at, int steps) {
    first.set(at, 1 / (1 - Math.pow(BETA1, Math.max(1, steps))));
    second.set(at, 1 / Math.sqrt(1 - Math.pow(BETA2, Math.max(1, steps))));
  }
}
