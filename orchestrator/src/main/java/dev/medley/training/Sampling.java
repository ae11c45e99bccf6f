package dev.medley.training;

import dev.medley.api.loss.TaskLosses;
import dev.medley.api.sampler.Difficulty;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;
import dev.medley.api.sampler.Slice;
import dev.medley.api.task.Split;
import dev.medley.space.Section;
import dev.medley.training.data.StudyData;
import dev.medley.training.random.Streams;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// What one member trains on, step by step.
public final class Sampling {

  private record Moving(int task, Slice.Whole of, Difficulty by) {}

  /// A sampler while it draws.
  ///
  /// @param tasks the places of those that it knows of, among all
  private record Drawing(Timeline.Span span, List<Integer> tasks, Sampler.Session session) {

    List<Draw> next(int step) {
      return session.next(step - span.from()).stream().map(d -> known(d.task()) ? new Draw(tasks.get(d.task()), d.slice()) : d).toList();
    }

    private boolean known(int task) {
      return task >= 0 && task < tasks.size();
    }

    void observe(int step, TaskLosses losses) {
      session.observe(step - span.from(), among(tasks, losses));
    }
  }

  private final Member member;
  private final StudyData data;
  private final Optional<Memory> memory;
  private final List<Drawing> drawings;
  private String phase = "";
  private final Orders orders;
  private final Map<Draw, RowStream> streams = new HashMap<>();
  private final Map<Moving, MovingRows> moving = new HashMap<>();
  private final long[] examples;
  private final int microBatches;

  Sampling(Member member, StudyData data, Cohort cohort) {
    this.member = member;
    this.data = data;
    this.microBatches = cohort.microBatches();
    this.examples = new long[data.tasks().size()];
    orders = new Orders(member, data, cohort.reference());
    memory = Memory.of(member, data);
    drawings = Timeline.of(member, data.names(), cohort.steps()).joined(t -> t.said(Section.SAMPLER)).spans().stream().map(span -> {
      var context = context(member, data, microBatches, cohort.rows(), span);
      var places = data.places(span.phase().tasks());
      var arriving = span.phase().name();
      return new Drawing(span, places, memory.map(m -> m.session(arriving, context, places, data.names().indexOf(arriving)))
          .orElseGet(() -> span.training().sampler().start(context)));
    }).toList();
  }

  /// Lets each sampler of a member begin, to see whether it can.
  public static void begin(Member member, StudyData data, int microBatches, int rows, int steps) {
    for (var span : Timeline.of(member, data.names(), steps).spans())
      span.training().sampler().start(context(member, data, microBatches, rows, span));
  }

  /// What the samplers of a member lead to, each thing once.
  public static List<Draw> target(Member member, StudyData data, int steps) {
    var target = new LinkedHashSet<Draw>();
    for (var span : Timeline.of(member, data.names(), steps).spans()) {
      var places = data.places(span.phase().tasks());
      for (var draw : span.training().sampler().target(sizes(data, places))) target.add(new Draw(places.get(draw.task()), draw.slice()));
    }
    return List.copyOf(target);
  }

  private static List<SamplerContext.TaskSize> sizes(StudyData data, List<Integer> places) {
    return places.stream().map(data.tasks()::get)
        .map(t -> new SamplerContext.TaskSize(t.name(), t.size(Split.TRAIN), t.main(), t.domainSizes())).toList();
  }

  private static SamplerContext context(Member member, StudyData data, int microBatches, int rows, Timeline.Span span) {
    var sizes = sizes(data, data.places(span.phase().tasks()));
    var random = Streams.stream(Streams.seed(member.studySeed(), member.line(), purpose("sampler", span)));
    return new SamplerContext(sizes, microBatches, rows, span.until() - span.from(), random);
  }

  /// What is begun with the training is begun the same whether there are phases or not.
  static String purpose(String name, Timeline.Span span) {
    return span.from() == 0 ? name : name + " of " + span.phase().name();
  }

  private Drawing drawing(int step) {
    return drawings.stream().filter(d -> d.span().holds(step)).findFirst().orElse(drawings.getLast());
  }

  /// What some tasks lost, by their places among these alone.
  static TaskLosses among(List<Integer> tasks, TaskLosses losses) {
    int[] places = IntStream.range(0, losses.size()).map(i -> tasks.indexOf(losses.task(i))).toArray();
    double[] lost = IntStream.range(0, losses.size()).mapToDouble(losses::loss).toArray();
    return TaskLosses.of(places, lost);
  }

  /// Whether the member's loss of every training example is wanted before a step.
  boolean measures(int step) {
    var drawing = drawing(step);
    return drawing.session().measures(step - drawing.span().from());
  }

  void measured(ExampleLosses losses) {
    orders.measured(losses);
  }

  List<Draw> next(int step) {
    phase = drawing(step).span().phase().name();
    var draws = drawing(step).next(step);
    if (draws.size() != microBatches)
      throw new IllegalStateException("The sampler gave " + draws.size() + " draws for a step of " + microBatches);
    draws.forEach(this::require);
    return draws;
  }

  /// Something to draw from.
  private void require(Draw draw) {
    if (draw.task() < 0 || draw.task() >= data.tasks().size())
      throw new IllegalStateException("The sampler drew task " + draw.task() + " of " + data.tasks().size());
    if (streams.containsKey(draw)) return;
    int rows = switch (draw.slice()) {
      case Slice.Whole whole -> data.tasks().get(draw.task()).rows(whole).length;
      case Slice.Range(var of, var by, _, _) -> orders.of(draw.task(), of, by).size();
    };
    if (rows == 0) throw new IllegalStateException("The sampler drew from " + draw + ", which has no examples");
  }

  int row(Draw draw) {
    examples[draw.task()]++;
    var remembered = memory.flatMap(m -> m.row(phase, draw.task()));
    if (remembered.isPresent()) return remembered.get();
    return switch (draw.slice()) {
      case Slice.Whole whole -> streams
          .computeIfAbsent(draw, _ -> new RowStream(data.tasks().get(draw.task()).rows(whole), seed(draw.task(), whole.toString()))).next();
      case Slice.Range(var of, var by, double from, double to) -> {
        var rows = moving.computeIfAbsent(new Moving(draw.task(), of, by), _ -> new MovingRows(seed(draw.task(), of + " " + by)));
        rows.move(orders.of(draw.task(), of, by), from, to);
        yield rows.next();
      }
    };
  }

  private long seed(int task, String slice) {
    return Streams.seed(member.studySeed(), member.line(), "rows " + task + " " + slice);
  }

  void observe(int step, TaskLosses losses) {
    drawing(step).observe(step, losses);
  }

  List<Long> examples() {
    return Arrays.stream(examples).boxed().toList();
  }
}
