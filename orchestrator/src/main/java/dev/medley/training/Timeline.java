package dev.medley.training;

import dev.medley.space.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/// Which phase of a member's training lasts when.
///
/// @param spans one after the other, from step 0 to the last; phases whose share comes to no step are not there
public record Timeline(List<Span> spans) {

  /// @param from  its first step, counted from 0
  /// @param until the first step after it
  public record Span(int from, int until, PhaseTraining training) {

    Phase phase() {
      return training.phase();
    }

    boolean holds(int step) {
      return step >= from && step < until;
    }
  }

  public Timeline {
    spans = List.copyOf(spans);
  }

  /// Phases end where their shares add up to, to the nearest step.
  static Timeline of(Member member, List<String> tasks, int steps) {
    if (member.phases().isEmpty()) return new Timeline(List.of(new Span(0, steps, PhaseTraining.whole(member, tasks))));
    var ends = ends(member.phases().stream().map(t -> t.phase().share()).toList(), steps);
    var spans = new ArrayList<Span>();
    for (int i = 0; i < ends.size(); i++) {
      int from = i == 0 ? 0 : ends.get(i - 1);
      if (ends.get(i) > from) spans.add(new Span(from, ends.get(i), member.phases().get(i)));
    }
    return new Timeline(spans);
  }

  /// The first step after each phase; the last ends with the training.
  public static List<Integer> ends(List<Double> shares, int steps) {
    var ends = new ArrayList<Integer>();
    double sum = 0;
    for (double share : shares) {
      sum += share;
      ends.add((int) Math.min(steps, Math.round(sum * steps)));
    }
    ends.set(ends.size() - 1, steps);
    return ends;
  }

  Span at(int step) {
    return spans.stream().filter(s -> s.holds(step)).findFirst().orElse(spans.getLast());
  }

  /// The same with phases put together that follow each other and are alike in something; the first of them stands for all.
  Timeline joined(Function<PhaseTraining, Object> something) {
    return joined((before, next) -> something.apply(before).equals(something.apply(next)));
  }

  /// The same with phases put together that go on by one schedule of the optimiser.
  Timeline schedules() {
    return joined((_, next) -> !next.phase().anew());
  }

  private Timeline joined(BiPredicate<PhaseTraining, PhaseTraining> alike) {
    var joined = new ArrayList<Span>();
    for (var span : spans) {
      if (!joined.isEmpty() && alike.test(joined.getLast().training(), span.training())) {
        var first = joined.removeLast();
        joined.add(new Span(first.from(), span.until(), first.training()));
      } else {
        joined.add(span);
      }
    }
    return new Timeline(joined);
  }
}
