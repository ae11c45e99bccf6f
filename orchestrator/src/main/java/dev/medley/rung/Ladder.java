package dev.medley.rung;

import dev.medley.search.Outcome;
import dev.medley.search.Ranking;
import dev.medley.space.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The rungs of a study, where its trials stand on them, and who trains next.
///
/// Trials train in rounds. A round takes those that go on from any rung, and fills what is left with new ones, so that there is always a whole round of work; what it
/// came to is told before the next is asked for. So nobody waits for a rung to fill, as in asynchronous halving, and still what is decided depends on what trials reached and not on which
/// was faster. Used by one thread.
public final class Ladder {

  private static final Point NOWHERE = Point.of(Map.of());

  /// A trial that trains from one rung to another.
  public record Leg(int trial, int from, int until) {}

  /// A trial that goes no further.
  public record Stopped(Reached reached, String reason) {}

  /// What follows from what is known.
  ///
  /// @param goOn    who goes on
  /// @param fresh   how many new trials begin beside them
  /// @param stopped who does not go on
  public record Decision(List<Leg> goOn, int fresh, List<Stopped> stopped) {
    public Decision {
      goOn = List.copyOf(goOn);
      stopped = List.copyOf(stopped);
    }

    /// Whether nothing is left to train.
    public boolean ends() {
      return goOn.isEmpty() && fresh == 0;
    }
  }

  private final List<Integer> rungs;
  private final Rule rule;
  private final double guard;
  private final int round;
  private final List<SortedMap<Integer, Reached>> reached;
  private final SortedMap<Integer, Integer> standing = new TreeMap<>();

  /// @param rungs after how many steps trials are looked at, the last of them the end
  /// @param guard the most per cent by which a task may be worse than alone
  /// @param round how many train at once
  public Ladder(List<Integer> rungs, Rule rule, double guard, int round) {
    this.rungs = List.copyOf(rungs);
    this.rule = rule;
    this.guard = guard;
    this.round = round;
    reached = rungs.stream().<SortedMap<Integer, Reached>>map(_ -> new TreeMap<>()).toList();
  }

  public List<Integer> rungs() {
    return rungs;
  }

  /// Who trains next, and who does not any more. To be told of all of them before it is asked again.
  ///
  /// @param begun  how many trials have begun
  /// @param budget how many there will be
  public Decision decide(int begun, int budget) {
    int left = budget - begun;
    var goOn = new ArrayList<Leg>();
    var stopped = new ArrayList<Stopped>();
    var waiting = new ArrayList<Rule.Place>();
    for (int rung = rungs.size() - 2; rung >= 0; rung--) {
      for (var place : places(rung, budget, left == 0)) {
        switch (verdict(place)) {
          case GO_ON -> goOn.add(new Leg(place.reached().trial(), rungs.get(rung), rungs.get(rung + 1)));
          case WAIT -> waiting.add(place);
          case STOP -> stopped.add(stop(place));
        }
      }
    }
    int fresh = Math.max(0, Math.min(left, round - goOn.size()));
    if (goOn.isEmpty() && fresh == 0) waiting.forEach(place -> stopped.add(stop(place)));
    goOn.forEach(leg -> standing.remove(leg.trial()));
    stopped.forEach(s -> standing.remove(s.reached().trial()));
    return new Decision(goOn, fresh, stopped);
  }

  /// A new trial's first leg.
  public Leg first(int trial) {
    return new Leg(trial, 0, rungs.getFirst());
  }

  /// Tells what a trial reached at the end of its leg.
  public void tell(Reached what) {
    int rung = rungs.indexOf(what.step());
    if (rung < 0) throw new IllegalArgumentException("There is no rung after " + what.step() + " steps, only " + rungs);
    reached.get(rung).put(what.trial(), what);
    if (rung < rungs.size() - 1) standing.put(what.trial(), rung);
  }

  /// Whether no task is too much worse than alone.
  public boolean keepsGuard(Reached what) {
    return what.shortfall() <= guard;
  }

  /// Why one that does not keep a guard is stopped.
  public static String guardReason(Reached what, double guard) {
    return String.format(Locale.ROOT, "After %d steps a task was %.1f %% worse than alone, and the guard allows %.1f %%.", what.step(),
        what.shortfall(), guard);
  }

  /// What has been reached at each rung, by trial.
  public List<SortedMap<Integer, Reached>> reached() {
    return reached.stream().map(Collections::unmodifiableSortedMap).toList();
  }

  private Rule.Verdict verdict(Rule.Place place) {
    return keepsGuard(place.reached()) ? rule.of(place) : Rule.Verdict.STOP;
  }

  private Stopped stop(Rule.Place place) {
    var what = place.reached();
    return new Stopped(what,
        keepsGuard(what) ? "After " + what.step() + " steps " + rule.reason(place) + "." : guardReason(what, guard));
  }

  /// Of those that stand at a rung, in the order of their numbers.
  private List<Rule.Place> places(int rung, int budget, boolean closed) {
    var all = reached.get(rung).values();
    var ranked = Ranking.of(all.stream().filter(this::keepsGuard).toList(), r -> new Outcome(r.trial(), NOWHERE, r.objectives()));
    var rank = new TreeMap<Integer, Integer>();
    IntStream.range(0, ranked.size()).forEach(i -> rank.put(ranked.get(i).trial(), i + 1));
    return all.stream().filter(r -> standing.getOrDefault(r.trial(), -1) == rung)
        .map(r -> new Rule.Place(r, rank.getOrDefault(r.trial(), all.size()), all.size(), budget, closed)).toList();
  }
}
