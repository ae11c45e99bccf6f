package dev.medley.app.command;

import dev.medley.search.Outcome;
import dev.medley.search.Ranking;
import dev.medley.space.Point;
import dev.medley.space.StudySpace;
import dev.medley.store.Leaderboard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The trials of a study with several objectives, front by front: no trial is better than one of the first front in one objective without being worse in another. On a front those come first that
/// stand farther from their neighbours. Trials without a number for each objective are left out.
final class FrontView {

  private static final Point NOWHERE = Point.of(Map.of());

  private final List<StudySpace.Objective> objectives;
  private final List<Leaderboard.Row> rows;
  private final Map<Integer, Integer> fronts = new LinkedHashMap<>();

  /// @param board all trials of one study
  FrontView(List<StudySpace.Objective> objectives, Leaderboard board) {
    this.objectives = objectives;
    var outcomes = board.rows().stream().map(this::outcome).toList();
    var found = Ranking.fronts(outcomes);
    for (int i = 0; i < found.size(); i++) if (found.get(i) > 0) fronts.put(outcomes.get(i).number(), found.get(i));
    rows = Ranking.of(board.rows(), this::outcome);
  }

  private Outcome outcome(Leaderboard.Row row) {
    return new Outcome(row.trial().number(), NOWHERE,
        objectives.stream().map(o -> (o.maximize() ? -1 : 1) * row.scores().getOrDefault(o.metric(), Double.NaN)).toList());
  }

  /// @param firstAlone whether only those of the first front are shown, however many
  /// @param top        how many otherwise
  Listing listing(boolean firstAlone, int top) {
    var shown = rows.stream().filter(row -> !firstAlone || front(row) == 1).limit(firstAlone ? Long.MAX_VALUE : top).toList();
    var parameters = Parameters.columns(shown.stream().map(Leaderboard.Row::trial).toList());
    var listing = new Listing().with("front", "FRONT").with("trial", "TRIAL");
    objectives.forEach(o -> listing.with(o.metric(), o.metric().toUpperCase(Locale.ROOT)));
    parameters.forEach(listing::maybe);
    for (var row : shown) {
      var cells = new ArrayList<@Nullable Object>(List.of(front(row), row.trial().number()));
      objectives.forEach(o -> cells.add(row.scores().get(o.metric())));
      parameters.keySet().forEach(name -> cells.add(Parameters.value(row.trial(), name)));
      listing.add(cells);
    }
    return listing;
  }

  private int front(Leaderboard.Row row) {
    return Objects.requireNonNull(fronts.get(row.trial().number()));
  }
}
