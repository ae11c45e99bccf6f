package dev.medley.study;

import dev.medley.api.parameter.Value;
import dev.medley.rung.Reached;
import dev.medley.search.History;
import dev.medley.search.Outcome;
import dev.medley.search.Search;
import dev.medley.search.Searches;
import dev.medley.search.WarmStart;
import dev.medley.space.Point;
import dev.medley.space.Section;
import dev.medley.space.StartPoints;
import dev.medley.space.StudySpace;
import dev.medley.store.Study;
import dev.medley.store.StudyStore;
import dev.medley.store.Trial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a study tries next: its record, as its search understands it, and what the search makes of that.
final class Proposals {

  private final StudySpace space;
  private final Ledger ledger;
  private final Supplier<Search> makeSearch;
  private @Nullable Search search;
  private final Map<Integer, Outcome> known = new HashMap<>();
  private final Map<Integer, Point> points = new HashMap<>();

  /// @param ledger has read the baselines when it is first asked for points
  /// @param store  has by then what the study learnt from others
  Proposals(Study study, StudySpace space, Ledger ledger, StudyStore store) {
    this.space = space;
    this.ledger = ledger;
    makeSearch = () -> {
      var plain = Searches.create(space.search().name(), space.search().settings(), space.space(), study.seed());
      var advice = Memory.advice(store.lessons(study.id()));
      return advice.isEmpty() ? plain : new WarmStart(plain, advice);
    };
  }

  /// The points to try after some trials that have ended; depends on nothing else.
  List<Point> after(List<Trial> trials, int wanted) {
    return ask(trials.stream().map(this::outcome).toList(), wanted);
  }

  /// The points to try after some trials, wherever they stand.
  ///
  /// @param expected what they are expected to reach, each objective to be minimised; absent for one that failed
  List<Point> after(List<Trial> trials, Map<Integer, List<Double>> expected, int wanted) {
    return ask(trials.stream().map(t -> new Outcome(t.number(), point(t), expected.getOrDefault(t.number(), List.of())))
        .toList(), wanted);
  }

  private List<Point> ask(List<Outcome> outcomes, int wanted) {
    if (search == null) search = makeSearch.get();
    return search.ask(new History(outcomes, List.of(), startPoints()), wanted);
  }

  /// The defaults at the rate that served the equal mix best, and from there every other component once.
  private List<Point> startPoints() {
    var known = new HashMap<String, Value>();
    ledger.equalMix().map(RecordedPoint::configuration)
        .ifPresent(best -> known.putAll(best.settings(Section.OPTIMIZER).values().entrySet().stream()
            .collect(Collectors.toMap(e -> best.settings(Section.OPTIMIZER).path() + "." + e.getKey(), Map.Entry::getValue))));
    return StartPoints.of(space, known);
  }

  private Point point(Trial trial) {
    return points.computeIfAbsent(trial.number(), _ -> RecordedPoint.of(trial, space));
  }

  private Outcome outcome(Trial trial) {
    return known.computeIfAbsent(trial.number(), number -> new Outcome(number, point(trial),
        ledger.recorded(trial, space.budget().steps()).map(Reached::objectives).orElse(List.of())));
  }
}
