package dev.medley.study;

import dev.medley.api.parameter.Value;
import dev.medley.race.Race;
import dev.medley.space.Configuration;
import dev.medley.space.Point;
import dev.medley.store.Direction;
import dev.medley.store.LeaderboardQuery;
import dev.medley.store.NewTrial;
import dev.medley.store.ParameterValue;
import dev.medley.store.Study;
import dev.medley.store.StudyStore;
import dev.medley.store.Trial;
import dev.medley.store.TrialKind;
import dev.medley.store.TrialParameter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Trains the best trials again with other seeds, as far as a study's budget has repeats, until it is settled which is the best. A repeat is a trial of its own, with the configuration of another and a
/// number that gives it random streams of its own.
public final class Repeats {

  private static final String OF = "repeat-of";
  private static final int MOST_CONTENDERS = 8;

  /// So that each can be repeated a few times.
  private static final int SHARE = 3;

  private final Study study;
  private final StudyStore store;
  private final Ledger ledger;
  private final RoundRunner runner;
  private final Conduct conduct;
  private final int steps;

  Repeats(Study study, StudyStore store, Ledger ledger, RoundRunner runner, Conduct conduct, int steps) {
    this.study = study;
    this.store = store;
    this.ledger = ledger;
    this.runner = runner;
    this.conduct = conduct;
    this.steps = steps;
  }

  /// Which trial a configuration repeats.
  static OptionalInt of(Configuration configuration) {
    return configuration.values().get(OF) instanceof Value.Whole(long number) ? OptionalInt.of((int) number) : OptionalInt.empty();
  }

  /// How the trials of a study stand that were repeated, the best first; means and margins in the units of the objective.
  public static List<Race.Standing> standings(StudyStore store, Study study) {
    var repeats = store.leaderboard(LeaderboardQuery.best(List.of(study.id()), Integer.MAX_VALUE).where("kind = 'REPEAT'")).rows();
    double sign = study.direction() == Direction.MAXIMIZE ? -1 : 1;
    var repeated = new LinkedHashSet<Integer>();
    repeats.forEach(row -> repeated(row.trial()).ifPresent(repeated::add));
    var race = new Race(repeated, 0);
    repeats.forEach(row -> repeated(row.trial()).ifPresent(trial -> race.tell(trial, sign * row.value())));
    return race.standings().stream().map(s -> new Race.Standing(s.trial(), sign * s.mean(), s.margin(), s.repeats(), s.tied())).toList();
  }

  private static Optional<Integer> repeated(Trial repeat) {
    return repeat.parameters().stream().filter(p -> p.name().equals(OF)).map(TrialParameter::value)
        .flatMap(value -> value instanceof ParameterValue.Whole(long number)
            ? Optional.of((int) number).stream()
            : Optional.<Integer>empty().stream())
        .findFirst();
  }

  /// Races the best trials; those repeats that are recorded are not trained again.
  void run(int budget) {
    var race = new Race(ledger.bestOf(Math.min(MOST_CONTENDERS, Math.max(2, budget / SHARE))), budget);
    var recorded = new HashMap<Integer, Deque<Trial>>();
    store.trials(study.id()).stream().filter(t -> t.kind() == TrialKind.REPEAT)
        .forEach(t -> repeated(t).ifPresent(of -> recorded.computeIfAbsent(of, _ -> new ArrayDeque<>()).add(t)));
    for (var next = race.next(); !next.isEmpty(); next = race.next()) {
      var repeats = repeats(next, recorded);
      var missing = repeats.values().stream().filter(t -> !t.state().finished()).map(t -> new Stretch(t, 0, steps)).toList();
      runner.run(missing);
      repeats.forEach((trial, repeat) -> race.tell(trial, value(repeat)));
      if (!missing.isEmpty()) conduct.tell("Repeated " + next.size() + " trials with new seeds; " + left(race) + " may be the best.");
    }
  }

  private static long left(Race race) {
    return race.standings().stream().filter(Race.Standing::tied).count();
  }

  private Map<Integer, Trial> repeats(List<Integer> trials, Map<Integer, Deque<Trial>> recorded) {
    var repeats = new java.util.TreeMap<Integer, Trial>();
    var wanted = new ArrayList<Integer>();
    for (int trial : trials) {
      var known = recorded.getOrDefault(trial, new ArrayDeque<>()).poll();
      if (known == null) wanted.add(trial);
      else repeats.put(trial, known);
    }
    var added = store.append(study.id(), wanted.stream().map(this::again).toList());
    for (int i = 0; i < added.size(); i++) repeats.put(wanted.get(i), added.get(i));
    return repeats;
  }

  private NewTrial again(int number) {
    var configuration = Lineage.alone(StudyLoop.configuration(store.trial(study.id(), number))).with(Map.of(OF, new Value.Whole(number)));
    return new NewTrial(TrialKind.REPEAT, study.seed(), RecordedPoint.keep(configuration, Point.of(Map.of())),
        RecordedPoint.parameters(configuration));
  }

  private double value(Trial repeat) {
    return ledger.recorded(store.trial(study.id(), repeat.number()), steps).map(reached -> reached.objectives().getFirst())
        .orElse(Double.NaN);
  }
}
