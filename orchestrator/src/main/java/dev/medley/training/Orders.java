package dev.medley.training;

import dev.medley.api.sampler.Difficulty;
import dev.medley.api.sampler.Slice;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.TaskTable;
import dev.medley.training.random.Streams;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The orders in which one member takes a task's training data for easy or hard.
final class Orders {

  private record Key(int task, Slice.Whole of, Difficulty by) {}

  private final Member member;
  private final StudyData data;
  private final ExampleLosses reference;
  private final Map<Key, Order> orders = new HashMap<>();
  private ExampleLosses current = ExampleLosses.NONE;

  Orders(Member member, StudyData data, ExampleLosses reference) {
    this.member = member;
    this.data = data;
    this.reference = reference;
  }

  /// The study's rows, the easiest first, of equally hard ones the earlier; the same object until the measure changes.
  Order of(int task, Slice.Whole of, Difficulty by) {
    return orders.computeIfAbsent(new Key(task, of, by), _ -> sorted(task, of, by));
  }

  /// Takes the member's own losses, as they are now.
  void measured(ExampleLosses losses) {
    current = losses;
    orders.keySet().removeIf(key -> key.by() == Difficulty.CURRENT);
  }

  private Order sorted(int task, Slice.Whole of, Difficulty by) {
    var table = data.tasks().get(task);
    var hard = difficulty(task, table, by);
    return new Order(Arrays.stream(table.rows(of)).boxed().sorted(Comparator.comparingDouble(row -> hard.get(row - table.firstRow())))
        .mapToInt(Integer::intValue).toArray());
  }

  private List<Double> difficulty(int task, TaskTable table, Difficulty by) {
    var own = table.difficulties().getOrDefault(Difficulty.OWN, List.of());
    return switch (by) {
      case OWN, LENGTH -> table.difficulties().getOrDefault(by, own);
      case REFERENCE -> reference.of(task).isEmpty() ? own : reference.of(task);
      case CURRENT -> current.of(task).isEmpty() ? own : current.of(task);
      case RANDOM -> {
        long seed = Streams.seed(member.studySeed(), member.line(), "order " + task);
        yield IntStream.range(0, own.size()).mapToObj(i -> (double) Streams.uniform(seed, i)).toList();
      }
    };
  }
}
