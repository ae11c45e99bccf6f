package dev.medley.training;

import dev.medley.space.Phase;
import dev.medley.training.compile.ParameterLayout;
import dev.medley.training.compile.Switches;
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Argument;
import dev.medley.training.engine.HostFloats;
import dev.medley.training.engine.HostLongs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rates of groups of parameters, which phases may freeze or slow down, and Adam's corrections by the steps in which a group has moved.
public final class GroupRates {

  private final List<OptimizerChoice> optimizers;
  private final List<String> groups;
  private final int tasks;
  private final int[] taken;
  private final int[] ownTaken;
  private final Map<String, Argument> arguments = new HashMap<>();
  private final HostFloats rate;
  private final HostFloats first;
  private final HostFloats second;
  private final HostFloats ownFirst;
  private final HostFloats ownSecond;

  GroupRates(Arena arena, List<OptimizerChoice> optimizers, int tasks, Switches switches, ParameterLayout layout) {
    this.optimizers = optimizers;
    this.tasks = tasks;
    groups = switches.names();
    int k = optimizers.size();
    int g = groups.size();
    taken = new int[k * g];
    ownTaken = new int[k * tasks * g];
    rate = arena.hostFloats(k, g);
    first = arena.hostFloats(k, g);
    second = arena.hostFloats(k, g);
    ownFirst = arena.hostFloats(k, tasks, g);
    ownSecond = arena.hostFloats(k, tasks, g);
    arguments.putAll(Map.of("group_rate", rate, "group_first", first, "group_second", second, "own_group_first", ownFirst,
        "own_group_second", ownSecond));
    arguments.put("group_of", places(arena.hostLongs(layout.sharedSize()), layout.shared(), switches));
    arguments.put("own_group_of", places(arena.hostLongs(layout.ownSize()), layout.own(), switches));
  }

  private static HostLongs places(HostLongs groupOf, List<ParameterLayout.Place> places, Switches switches) {
    for (var place : places) {
      int group = switches.groupOf(place.name());
      for (int i = 0; i < place.size(); i++) groupOf.set(place.offset() + i, group);
    }
    return groupOf;
  }

  Map<String, Argument> arguments() {
    return arguments;
  }

  void set(int step, List<MemberTraining> members, Rates rates) {
    int g = groups.size();
    for (int k = 0; k < members.size(); k++) {
      var timeline = members.get(k).timeline();
      double whole = Rates.rate(optimizers.get(k), step, timeline);
      for (int i = 0; i < g; i++) {
        double pace = pace(timeline.at(step).phase(), groups.get(i));
        int at = k * g + i;
        rate.set(at, pace * whole);
        if (pace > 0) taken[at]++;
        Rates.correct(first, second, at, taken[at]);
        for (int t = 0; t < tasks; t++) {
          int own = (k * tasks + t) * g + i;
          if (pace > 0 && rates.takesPart(members.get(k), t)) ownTaken[own]++;
          Rates.correct(ownFirst, ownSecond, own, ownTaken[own]);
        }
      }
    }
  }

  /// What a group's rate is multiplied by: 0 where it is frozen. What is said of a group counts for those below it that nothing else is said of.
  static double pace(Phase phase, String group) {
    if (frozen(phase, group)) return 0;
    return Optional.ofNullable(phase.rates().get(group))
        .orElseGet(() -> phase.rates().entrySet().stream().filter(e -> within(group, e.getKey())).map(Map.Entry::getValue).findFirst()
            .orElse(1.0));
  }

  /// Whether a group does not move in a phase.
  public static boolean frozen(Phase phase, String group) {
    return phase.frozen().stream().anyMatch(frozen -> within(group, frozen));
  }

  /// Whether a group is another or a part of it.
  static boolean within(String group, String other) {
    return group.equals(other) || group.startsWith(other + "/");
  }
}
