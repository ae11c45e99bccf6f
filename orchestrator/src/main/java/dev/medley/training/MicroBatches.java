package dev.medley.training;

import dev.medley.training.data.HeadKind;
import dev.medley.training.data.StudyData;
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Argument;
import dev.medley.training.engine.HostLongs;
import dev.medley.training.random.Streams;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What every micro-batch of every member trains on in a step: its rows, its noise, and its place among those of the same kind of head.
final class MicroBatches {

  private final Cohort cohort;
  private final StudyData data;
  private final HostLongs rows;
  private final HostLongs seeds;
  private final HostLongs counts;
  private final Map<HeadKind, Places> places = new EnumMap<>(HeadKind.class);

  /// Which micro-batches, of which members, train which tasks of a kind.
  private record Places(HostLongs batch, HostLongs member, HostLongs task) {

    static Places of(Arena arena, long most) {
      return new Places(arena.hostLongs(most), arena.hostLongs(most), arena.hostLongs(most));
    }

    void set(int at, long batch, int member, int task) {
      this.batch.set(at, batch);
      this.member.set(at, member);
      this.task.set(at, task);
    }
  }

  MicroBatches(Cohort cohort, StudyData data, Arena arena) {
    this.cohort = cohort;
    this.data = data;
    int k = cohort.members().size();
    int m = cohort.microBatches();
    rows = arena.hostLongs(k, m, cohort.rows());
    seeds = arena.hostLongs(k);
    counts = arena.hostLongs(HeadKind.values().length);
    for (var kind : data.kinds()) places.put(kind, Places.of(arena, (long) k * m));
  }

  Map<String, Argument> arguments() {
    var arguments = new HashMap<String, Argument>(Map.of("rows", rows, "seeds", seeds, "counts", counts));
    places.forEach((kind, of) -> {
      arguments.put("all_slots_" + kind.key(), of.batch());
      arguments.put("all_member_" + kind.key(), of.member());
      arguments.put("all_task_" + kind.key(), of.task());
    });
    return arguments;
  }

  /// Lets every member draw.
  ///
  /// @param meta where members learn how to learn: it takes the draws, and rows of its own
  void fill(int step, List<MemberTraining> members, Optional<MetaSteps> meta) {
    int m = cohort.microBatches();
    int next = 0;
    var filled = new EnumMap<HeadKind, Integer>(HeadKind.class);
    for (int k = 0; k < members.size(); k++) {
      var member = members.get(k);
      var draws = member.draw(step);
      int place = k;
      meta.ifPresent(steps -> steps.draw(place, draws));
      seeds.set(k, Streams.at(member.noiseSeed(), step) >>> 32);
      for (int b = 0; b < m; b++) {
        var draw = draws.get(b);
        if (meta.isEmpty()) for (int r = 0; r < cohort.rows(); r++) rows.set(next++, member.row(draw));
        var kind = data.tasks().get(draw.task()).kind();
        var of = places.get(kind);
        if (of == null) throw new IllegalStateException("No task of the study is of kind " + kind);
        of.set(filled.merge(kind, 1, Integer::sum) - 1, (long) k * m + b, k, draw.task());
      }
    }
    for (int i = 0; i < data.kinds().size(); i++) counts.set(i, filled.getOrDefault(data.kinds().get(i), 0));
  }
}
