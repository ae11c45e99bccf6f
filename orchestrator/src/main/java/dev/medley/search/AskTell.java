package dev.medley.search;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.space.Aims;
import dev.medley.space.Point;
import dev.medley.space.SearchSpace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A search apart from training: asks what to try, is told what came of it, and keeps the record.
///
/// Asking changes nothing. Points that are tried are said to be so by [#start], which numbers them; whoever asks meanwhile is proposed others. What is proposed depends on the space, the seed, the
/// aims and the record alone, with trials by their numbers: not on the order in which results arrived, nor on what was asked before. Safe for use by several threads.
public final class AskTell {

  private final SearchSpace space;
  private final Aims aims;
  private final String name;
  private final long seed;
  private final Search search;
  private final UnitCube cube;
  private final TreeMap<Integer, Trial> trials = new TreeMap<>();
  private final List<Point> queued = new ArrayList<>();

  /// Where a trial stands.
  public enum State { RUNNING, FINISHED, FAILED }

  /// A trial of the record.
  ///
  /// @param number   from 0, in the order in which trials were started or added
  /// @param measured by name; empty while it runs, and where it failed
  public record Trial(int number, Point point, State state, Map<String, Double> measured) {
    public Trial {
      measured = Map.copyOf(measured);
    }
  }

  private AskTell(SearchSpace space, Aims aims, String name, long seed) {
    this.space = space;
    this.aims = aims;
    this.name = name;
    this.seed = seed;
    this.search = Searches.create(name, space, seed);
    this.cube = new UnitCube(space);
  }

  /// Begins with the search that is used where none is named.
  public static AskTell of(SearchSpace space, Aims aims, long seed) {
    return of(space, aims, Searches.DEFAULT, seed);
  }

  /// @param search one of [Searches#declarations]
  /// @throws InputException where there is no such search (`MED-120`)
  public static AskTell of(SearchSpace space, Aims aims, String search, long seed) {
    return new AskTell(space, aims, search, seed);
  }

  /// Goes on where [#toJson] was written.
  ///
  /// @param space the one that the record was made with
  /// @throws InputException where the text is none of those (`MED-743`), or a point does not fit the space (`MED-123`)
  public static AskTell fromJson(String json, SearchSpace space) {
    return AskTellJson.read(json, space);
  }

  /// What to try next: first what is queued, then what the search proposes. Changes nothing.
  public synchronized List<Point> ask(int n) {
    return search.ask(history(), n);
  }

  /// Says that points are being tried, and gives them their numbers.
  ///
  /// @throws InputException where a point does not fit the space (`MED-123`)
  public synchronized List<Trial> start(Collection<Point> points) {
    cube.require(points);
    var started = new ArrayList<Trial>();
    for (var point : points) started.add(put(new Trial(next(), point, State.RUNNING, Map.of())));
    return started;
  }

  /// Says what was measured of a trial that was started. Values that are not finite make it a failed one.
  ///
  /// @throws InputException where no such trial runs, or a measure of the aims is missing (`MED-744`)
  public synchronized void tell(int number, Map<String, Double> measured) {
    var running = running(number);
    complete("trial " + number, measured);
    put(new Trial(number, running.point(), State.FINISHED, measured));
  }

  /// Says that a trial came to nothing. Its point is not proposed again.
  ///
  /// @throws InputException where no such trial runs (`MED-744`)
  public synchronized void fail(int number) {
    put(new Trial(number, running(number).point(), State.FAILED, Map.of()));
  }

  /// Queues points that are to be tried before any other.
  ///
  /// @throws InputException where a point does not fit the space (`MED-123`)
  public synchronized void enqueue(Collection<Point> points) {
    cube.require(points);
    queued.addAll(points);
  }

  /// Adds a trial that someone else has run.
  ///
  /// @throws InputException where the point does not fit the space (`MED-123`), or a measure of the aims is missing (`MED-744`)
  public synchronized Trial add(Point point, Map<String, Double> measured) {
    cube.require(List.of(point));
    complete("trial that was added", measured);
    return put(new Trial(next(), point, State.FINISHED, measured));
  }

  /// All of the record, by number.
  public synchronized List<Trial> trials() {
    return List.copyOf(trials.values());
  }

  /// The best trials of those that keep all limits: one, if there is any, for a single objective, the earliest of equal ones; for several all that none beats in everything, by the first objective.
  public synchronized List<Trial> best() {
    var front = Ranking.front(List.copyOf(trials.values()), this::outcome);
    return aims.goals().size() == 1
        ? front.stream().limit(1).toList()
        : front.stream().sorted(Comparator.comparingDouble(t -> outcome(t).objectives().getFirst())).toList();
  }

  /// All but the space, from which [#fromJson] goes on.
  public synchronized String toJson() {
    return AskTellJson.write(name, seed, aims, queued, trials.values());
  }

  /// What the search learns from.
  public synchronized History history() {
    var finished = of(t -> t.state() != State.RUNNING).map(this::outcome).toList();
    var running = of(t -> t.state() == State.RUNNING).map(Trial::point).toList();
    return new History(finished, running, queued);
  }

  public SearchSpace space() {
    return space;
  }

  public Aims aims() {
    return aims;
  }

  private Stream<Trial> of(Predicate<Trial> which) {
    return trials.values().stream().filter(which);
  }

  private Outcome outcome(Trial trial) {
    return trial.state() == State.FINISHED
        ? new Outcome(trial.number(), trial.point(), aims.objectives(trial.measured()), aims.violations(trial.measured()))
        : Outcome.failed(trial.number(), trial.point());
  }

  Trial put(Trial trial) {
    trials.put(trial.number(), trial);
    return trial;
  }

  private int next() {
    return trials.isEmpty() ? 0 : trials.lastKey() + 1;
  }

  private Trial running(int number) {
    var trial = trials.get(number);
    if (trial != null && trial.state() == State.RUNNING) return trial;
    var running = of(t -> t.state() == State.RUNNING).map(t -> String.valueOf(t.number())).toList();
    throw new InputException(Problem.maybe("MED-744",
        "The trial (%d) %s.".formatted(number, trial == null ? "was not started" : "has ended: it cannot end twice"),
        running.isEmpty() ? "start it first: no trial runs" : "one of those that run: " + String.join(", ", running)));
  }

  private void complete(String owner, Map<String, Double> measured) {
    var missing = aims.measures().stream().filter(m -> !measured.containsKey(m)).toList();
    if (missing.isEmpty()) return;
    throw new InputException(
        missing.stream().map(m -> Problem.didYouMean("MED-744", "The measure (%s) of %s is missing.".formatted(m, owner), m,
            measured.keySet(), "Maybe say that the trial failed.")).toList());
  }
}
