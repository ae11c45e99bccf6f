package dev.medley.app.command;

import dev.medley.store.Leaderboard;
import java.util.ArrayList;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A leaderboard as rows: rank, trial, what it is ranked by, what the search varied, and the metrics that were reached.
record LeaderboardView(Leaderboard board, boolean severalStudies) {

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
    parameters.forEach(listing::maybe);
    scores.forEach(name -> listing.maybe(name, name));
    board.rows().forEach(row -> {
      var cells = new ArrayList<@Nullable Object>();
      cells.add(row.rank());
      if (severalStudies) cells.add(row.study());
      cells.add(row.trial().number());
      cells.add(row.value());
      parameters.keySet().forEach(name -> cells.add(Parameters.value(row.trial(), name)));
      scores.forEach(name -> cells.add(row.scores().get(name)));
      listing.add(cells);
    });
    return listing;
  }
}
