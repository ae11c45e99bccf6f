package dev.medley.training;

import dev.medley.api.loss.TaskLosses;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;
import dev.medley.api.sampler.Slice;
import dev.medley.lifelong.Buffer;
import dev.medley.space.Lifelong;
import dev.medley.training.data.StudyData;
import dev.medley.training.random.Streams;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// What a member remembers of the tasks that have been, arrival by arrival, and how it draws from it: a function of its seed and of the data, settled before the first step.
final class Memory {

  private final List<String> order;
  private final double share;
  private final boolean projects;
  private final List<Map<Integer, List<Integer>>> kept = new ArrayList<>();
  private final Map<String, RowStream> streams = new HashMap<>();
  private final Member member;

  private Memory(Member member, Lifelong lifelong, StudyData data) {
    this.member = member;
    order = lifelong.order();
    share = lifelong.settings().real("share");
    projects = lifelong.method() == Lifelong.Method.A_GEM;
    var buffer = new Buffer(lifelong.settings().whole("buffer"), lifelong.settings().word("keep").equals("balanced"), stream("buffer"));
    for (int place : data.places(order)) {
      kept.add(buffer.kept());
      buffer.add(place, IntStream.of(data.tasks().get(place).rows(new Slice.All())).boxed().toList());
    }
  }

  static Optional<Memory> of(Member member, StudyData data) {
    return Lifelong.of(member.configuration()).filter(l -> l.method().remembers() && !member.phases().isEmpty())
        .map(lifelong -> new Memory(member, lifelong, data));
  }

  private RandomGenerator stream(String purpose) {
    return Streams.stream(Streams.seed(member.studySeed(), member.line(), purpose));
  }

  /// What is kept while a task arrives.
  private Map<Integer, List<Integer>> during(String arriving) {
    return kept.get(order.indexOf(arriving));
  }

  /// The next row of a task that is remembered while another arrives; nothing of one that is not.
  Optional<Integer> row(String arriving, int task) {
    var rows = during(arriving).get(task);
    if (rows == null) return Optional.empty();
    String purpose = "remembered " + task + " at " + arriving;
    return Optional.of(streams.computeIfAbsent(purpose,
        p -> new RowStream(rows.stream().mapToInt(Integer::intValue).toArray(), Streams.seed(member.studySeed(), member.line(), p)))
        .next());
  }

  /// Draws the task that arrives, and as often as the share says one that is remembered: each kept example alike.
  ///
  /// @param places of the tasks that the sampler knows, among all
  Sampler.Session session(String arriving, SamplerContext context, List<Integer> places, int arrivingPlace) {
    var remembered = during(arriving);
    var pool = new ArrayList<Integer>();
    remembered.forEach((task, rows) -> rows.forEach(_ -> pool.add(places.indexOf(task))));
    var random = context.random();
    int m = context.microBatches();
    int current = places.indexOf(arrivingPlace);
    return new Sampler.Session() {

      @Override
      public List<Draw> next(int step) {
        long due = (long) Math.floor((step + 1) * m * share) - (long) Math.floor(step * m * share);
        // A gradient that is projected, and one that it is projected by, are there in every step.
        long again = pool.isEmpty() ? 0 : projects && m > 1 ? Math.clamp(due, 1, m - 1) : due;
        return IntStream.range(0, m).mapToObj(b -> new Draw(b < again ? pool.get(random.nextInt(pool.size())) : current)).toList();
      }

      @Override
      public void observe(int step, TaskLosses losses) {
        // What is kept is settled.
      }
    };
  }
}
