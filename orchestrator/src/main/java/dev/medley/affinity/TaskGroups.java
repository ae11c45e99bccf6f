package dev.medley.affinity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Which tasks had best be trained together.
///
/// The value of a grouping is the sum over all tasks of the mean affinity that the others of its group have to it; a task that is alone has none. For a given number of groups the best grouping is found by looking at all of them
/// (there are 4,140 for eight tasks), and beyond ten tasks by joining, again and again, the two groups that it serves best to join. Deviation: in the paper a task may be trained in several groups, and is served by one.
///
/// @param groups of tasks, in the order of the study
/// @param value  what it comes to
/// @see <a href="https://arxiv.org/abs/2109.04617">Fifty et al., Efficiently Identifying Task Groupings for Multi-Task Learning, NeurIPS 2021, section 3.3</a>
public record TaskGroups(List<List<String>> groups, double value) {

  private static final int MOST_SEARCHED = 10;

  public TaskGroups {
    groups = groups.stream().map(List::copyOf).toList();
  }

  /// The best grouping into so many groups.
  public static TaskGroups best(Affinities affinities, int count) {
    int n = affinities.tasks().size();
    if (count < 1 || count > n) throw new IllegalArgumentException("There are from 1 to " + n + " groups of " + n + " tasks, not " + count);
    var best = n <= MOST_SEARCHED ? searched(affinities, count) : joined(affinities, count);
    return new TaskGroups(best.stream().map(group -> group.stream().map(affinities.tasks()::get).toList()).toList(),
        value(affinities, best));
  }

  private static List<List<Integer>> searched(Affinities affinities, int count) {
    var best = new ArrayList<List<Integer>>();
    place(affinities, count, 0, new ArrayList<>(), best);
    return best;
  }

  /// Puts each task into one of the groups before it, or into a new one.
  private static void place(Affinities affinities, int count, int task, List<List<Integer>> groups, List<List<Integer>> best) {
    int n = affinities.tasks().size();
    if (groups.size() + n - task < count) return;
    if (task == n) {
      if (best.isEmpty() || value(affinities, groups) > value(affinities, best)) {
        best.clear();
        groups.forEach(group -> best.add(List.copyOf(group)));
      }
      return;
    }
    for (int g = 0; g < groups.size(); g++) {
      groups.get(g).add(task);
      place(affinities, count, task + 1, groups, best);
      groups.get(g).removeLast();
    }
    if (groups.size() == count) return;
    groups.add(new ArrayList<>(List.of(task)));
    place(affinities, count, task + 1, groups, best);
    groups.removeLast();
  }

  private static List<List<Integer>> joined(Affinities affinities, int count) {
    var groups = new ArrayList<List<Integer>>(IntStream.range(0, affinities.tasks().size()).mapToObj(List::of).toList());
    while (groups.size() > count) {
      var best = List.<List<Integer>>of();
      for (int a = 0; a < groups.size(); a++) {
        for (int b = a + 1; b < groups.size(); b++) {
          var together = new ArrayList<>(groups.get(a));
          together.addAll(groups.get(b));
          var next = new ArrayList<>(groups);
          next.remove(b);
          next.set(a, together.stream().sorted().toList());
          if (best.isEmpty() || value(affinities, next) > value(affinities, best)) best = next;
        }
      }
      groups = new ArrayList<>(best);
    }
    return groups;
  }

  private static double value(Affinities affinities, List<List<Integer>> groups) {
    double value = 0;
    for (var group : groups) {
      for (int task : group)
        value += group.stream().filter(other -> other != task).mapToDouble(other -> affinities.of(other, task)).average().orElse(0);
    }
    return value;
  }
}
