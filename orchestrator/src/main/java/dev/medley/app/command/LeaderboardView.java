package dev.medley.app.command;

import dev.medley.race.Race;
import dev.medley.store.Leaderboard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A leaderboard as rows: rank, trial, what it is ranked by, what the search varied, and the metrics that were reached. Trials that were repeated come first, by the mean of their repeats; those that
/// may as well be the best share the first rank.
///
/// @param repeated how the trials stand that were repeated, the best first
record LeaderboardView(Leaderboard board, boolean severalStudies, List<Race.Standing> repeated) {

  private static final String TIE = "=";

  LeaderboardView(Leaderboard board, boolean severalStudies) {
    this(board, severalStudies, List.of());
  }

  Listing listing() {
    var trials = board.rows().stream().map(Leaderboard.Row::trial).toList();
    var parameters = Parameters.columns(trials);
    var scores = new TreeSet<String>();
    board.rows().forEach(row -> scores.addAll(row.scores().keySet()));
    scores.remove(board.by());
    scores.removeAll(parameters.keySet());
    // The objective is a metric too.
    scores.removeIf(name -> board.rows().stream().allMatch(row -> Double.valueOf(row.value()).equals(row.scores().get(name))));

    var listing = new Listing().with("rank", "RANK");
    if (severalStudies) listing.with("study", "STUDY");
    listing.with("trial", "TRIAL").with(board.by(), board.by().toUpperCase(Locale.ROOT));
    if (!repeated.isEmpty()) listing.with("mean", "MEAN").with("margin", "±").with("repeats", "REPEATS").with("tie", "TIE");
    parameters.forEach(listing::maybe);
    scores.forEach(name -> listing.maybe(name, name));
    var rows = board.rows().stream().sorted(Comparator.comparingInt(this::place)).toList();
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var cells = new ArrayList<@Nullable Object>();
      cells.add(repeated.isEmpty() ? row.rank() : tied(row) ? 1 : i + 1);
      if (severalStudies) cells.add(row.study());
      cells.add(row.trial().number());
      cells.add(row.value());
      if (!repeated.isEmpty()) cells.addAll(repeats(row));
      parameters.keySet().forEach(name -> cells.add(Parameters.value(row.trial(), name)));
      scores.forEach(name -> cells.add(row.scores().get(name)));
      listing.add(cells);
    }
    return listing;
  }

  /// Where a trial stands among those that were repeated; the others stay behind them, in their order.
  private int place(Leaderboard.Row row) {
    for (int i = 0; i < repeated.size(); i++) if (repeated.get(i).trial() == row.trial().number()) return i;
    return repeated.size();
  }

  private boolean tied(Leaderboard.Row row) {
    int place = place(row);
    return place < repeated.size() && repeated.get(place).tied();
  }

  private List<@Nullable Object> repeats(Leaderboard.Row row) {
    int place = place(row);
    if (place == repeated.size()) return Arrays.asList(null, null, null, null);
    var standing = repeated.get(place);
    boolean several = repeated.stream().filter(Race.Standing::tied).count() > 1;
    return Arrays.asList(standing.mean(), standing.margin(), standing.repeats(), several && standing.tied() ? TIE : "");
  }
}
