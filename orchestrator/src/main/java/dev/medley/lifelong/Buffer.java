package dev.medley.lifelong;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Which examples of the tasks that have been are kept to be trained again: so many in all.
///
/// A *reservoir* keeps every example that has ever come with the same chance (algorithm R), so that large tasks fill more of it; a *balanced* buffer keeps as many of each task, and lets go some of the earlier ones, by
/// chance, when another arrives.
///
/// @see <a href="https://doi.org/10.1145/3147.3165">Vitter, Random Sampling with a Reservoir, ACM Transactions on Mathematical Software 11, 1985</a>
/// @see <a href="https://arxiv.org/abs/1902.10486">Chaudhry et al., On Tiny Episodic Memories in Continual Learning, 2019</a>
public final class Buffer {

  /// An example by its task and its row.
  private record Kept(int task, int row) {}

  private final int capacity;
  private final boolean balanced;
  private final RandomGenerator random;
  private final List<Kept> reservoir = new ArrayList<>();
  private final Map<Integer, List<Integer>> byTask = new LinkedHashMap<>();
  private long seen;

  public Buffer(int capacity, boolean balanced, RandomGenerator random) {
    this.capacity = capacity;
    this.balanced = balanced;
    this.random = random;
  }

  /// Takes in the training examples of a task that has been.
  public void add(int task, List<Integer> rows) {
    if (balanced) {
      byTask.put(task, new ArrayList<>(rows));
      int next = 0;
      for (var kept : byTask.values()) shrink(kept, capacity / byTask.size() + (next++ < capacity % byTask.size() ? 1 : 0));
    } else {
      for (int row : rows) offer(new Kept(task, row));
    }
  }

  private void offer(Kept example) {
    seen++;
    if (reservoir.size() < capacity) {
      reservoir.add(example);
    } else {
      long place = random.nextLong(seen);
      if (place < capacity) reservoir.set((int) place, example);
    }
  }

  private void shrink(List<Integer> kept, int size) {
    while (kept.size() > size) {
      int last = kept.size() - 1;
      int place = random.nextInt(kept.size());
      kept.set(place, kept.get(last));
      kept.remove(last);
    }
  }

  /// What is kept of each task, in the order of their arrival; nothing of tasks of which nothing is.
  public Map<Integer, List<Integer>> kept() {
    var kept = new LinkedHashMap<Integer, List<Integer>>();
    if (balanced) byTask.forEach((task, rows) -> kept.put(task, List.copyOf(rows)));
    else for (var example : reservoir) kept.computeIfAbsent(example.task(), _ -> new ArrayList<>()).add(example.row());
    kept.values().removeIf(List::isEmpty);
    return kept;
  }
}
