package dev.medley.training;

import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Argument;
import dev.medley.training.engine.HostFloats;
import dev.medley.training.engine.HostLongs;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What the engine is told in order to make updates of gradients: which members' steps have how many tasks, and which micro-batches make up each task's row.
final class Aggregates {

  private final int microBatches;
  private final HostLongs chosen;
  private final HostLongs count;
  private final HostFloats means;
  private final HostLongs rowTasks;
  private final Map<String, Argument> arguments;

  Aggregates(Arena arena, int members, int microBatches, int parameters) {
    this.microBatches = microBatches;
    chosen = arena.hostLongs(members);
    count = arena.hostLongs(1);
    means = arena.hostFloats(members, microBatches, microBatches);
    rowTasks = arena.hostLongs(members, microBatches);
    arguments = Map.of("chosen", chosen, "chosen_count", count, "means", means, "row_tasks", rowTasks, "aggregated",
        arena.zeros(members, parameters));
  }

  Map<String, Argument> arguments() {
    return arguments;
  }

  /// Describes the rows of all members that live, and returns how many tasks their steps have, each number once.
  List<Integer> describe(List<MemberTraining> members) {
    for (int k = 0; k < members.size(); k++) {
      int[] tasks = members.get(k).tasks();
      int[] present = IntStream.of(tasks).distinct().sorted().toArray();
      for (int row = 0; row < microBatches; row++) {
        int task = row < present.length ? present[row] : -1;
        long size = IntStream.of(tasks).filter(t -> t == task).count();
        rowTasks.set(k * microBatches + row, Math.max(0, task));
        for (int b = 0; b < microBatches; b++)
          means.set((k * microBatches + row) * microBatches + b, tasks[b] == task ? 1.0 / size : 0);
      }
    }
    return members.stream().filter(MemberTraining::alive).map(Aggregates::size).distinct().sorted().toList();
  }

  /// Chooses the members whose step has so many tasks.
  void choose(List<MemberTraining> members, int size) {
    int next = 0;
    for (int k = 0; k < members.size(); k++) if (members.get(k).alive() && size(members.get(k)) == size) chosen.set(next++, k);
    count.set(0, next);
  }

  private static int size(MemberTraining member) {
    return (int) IntStream.of(member.tasks()).distinct().count();
  }
}
