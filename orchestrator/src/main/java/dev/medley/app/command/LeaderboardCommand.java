package dev.medley.app.command;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.app.terminal.Numbers;
import dev.medley.app.terminal.Terminal;
import dev.medley.race.Race;
import dev.medley.space.StudySpace;
import dev.medley.store.Direction;
import dev.medley.store.Grouped;
import dev.medley.store.Leaderboard;
import dev.medley.store.LeaderboardQuery;
import dev.medley.store.StudyId;
import dev.medley.store.StudyStore;
import dev.medley.study.Repeats;
import dev.medley.study.StudyRunner;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `medley leaderboard`: the best trials.
@Command(name = "leaderboard", description = "List the best trials of a study, or of all.")
final class LeaderboardCommand implements Runnable {

  private final StoreAccess stores;
  private final MedleyCommand options;
  private final Terminal terminal;

  @Parameters(arity = "0..1", paramLabel = "STUDY", description = "A study; otherwise all of them.")
  private @Nullable String study;

  @Option(names = "--top", paramLabel = "N", description = "How many trials; 10 unless said otherwise.")
  private int top = 10;

  @Option(names = "--by", paramLabel = "METRIC", description = "What to rank by: a metric such as pos.accuracy, or a parameter; otherwise the objective.")
  private String by = LeaderboardQuery.OBJECTIVE;

  @Option(names = "--lowest", description = "The lowest value is the best.")
  private boolean lowest;

  @Option(names = "--where", paramLabel = "FILTER", description = "Only trials for which this holds, such as \"sharing = 'mmoe' and rate < 0.01\".")
  private String where = "";

  @Option(names = "--group-by", paramLabel = "NAME", description = "Show the best, the median and the number of trials for each value of a parameter, such as sharing, instead.")
  private @Nullable String groupBy;

  @Option(names = "--front", description = "Only the trials that no other beats in one objective without losing in another.")
  private boolean front;

  @Mixin
  private ListingOptions listing = new ListingOptions();

  @Inject
  LeaderboardCommand(StoreAccess stores, MedleyCommand options, Terminal terminal) {
    this.stores = stores;
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    Arguments.atLeast("--top", top, 1);
    try (var store = stores.openToRead()) {
      List<StudyId> studies = study == null ? List.of() : List.of(store.study(study).id());
      var query = new LeaderboardQuery(studies, by, direction(), where, top);
      if (groupBy != null) {
        groups(store.grouped(query, groupBy));
        return;
      }
      var objectives = study == null || !by.equals(LeaderboardQuery.OBJECTIVE)
          ? List.<StudySpace.Objective>of()
          : StudyRunner.objectives(store.study(study));
      if (front && objectives.size() < 2) throw noFront();
      if (objectives.size() > 1) {
        fronts(objectives, store.leaderboard(new LeaderboardQuery(studies, by, direction(), where, Integer.MAX_VALUE)));
        return;
      }
      var board = store.leaderboard(query);
      if (board.rows().isEmpty())
        terminal.err().line(board.matching() == 0 ? "No trial matches." : "No trial that matches has a value for " + board.by() + ".");
      else
        new LeaderboardView(board, studies.size() != 1, repeated(store)).listing().print(listing.format(options), terminal);
      if (studies.size() == 1 && where.isEmpty()) {
        var stopped = StoppedTrials.of(store, studies.getFirst());
        if (stopped.any()) terminal.err().line(stopped.line());
      }
    }
  }

  /// Those of one study whose board is by its objective.
  private List<Race.Standing> repeated(StudyStore store) {
    return study == null || !by.equals(LeaderboardQuery.OBJECTIVE) || !where.isEmpty()
        ? List.of()
        : Repeats.standings(store, store.study(study));
  }

  private void fronts(List<StudySpace.Objective> objectives, Leaderboard board) {
    var rows = new FrontView(objectives, board).listing(front, top);
    if (rows.size() == 0) terminal.err().line("No trial matches.");
    else rows.print(listing.format(options), terminal);
  }

  private static InputException noFront() {
    return new InputException(Problem.maybe("MED-763",
        "The option (--front) of `medley leaderboard` needs one study with several objectives.",
        "name such a study, and leave --by away; a space asks for several with `objective: [{maximize: pos.accuracy}, {maximize: food.accuracy}]`"));
  }

  private void groups(Grouped grouped) {
    var rows = new Listing().with(grouped.name(), grouped.name()).with("trials", "TRIALS").with("best", "BEST").with("median", "MEDIAN");
    grouped.groups().stream().limit(top).forEach(group -> rows
        .add(Arrays.asList(group.value().isEmpty() ? null : group.value(), group.trials(), group.best(), group.median())));
    if (rows.size() == 0) terminal.err().line("No trial matches.");
    else rows.print(listing.format(options), terminal);
    int more = grouped.groups().size() - top;
    if (more > 0) terminal.err().line(Numbers.count(more, "more value") + ": --top shows more.");
  }

  /// Metrics of error are better when they are less.
  private Optional<Direction> direction() {
    return lowest || betterEnd(by) == Direction.MINIMIZE ? Optional.of(Direction.MINIMIZE) : Optional.empty();
  }

  /// Of a metric that is not the objective.
  static Direction betterEnd(String metric) {
    return metric.matches("(.*\\.)?((unseen-)?rmse|loss|broken(-\\d+)?|gap-.*|forgetting(-first)?)")
        ? Direction.MINIMIZE
        : Direction.MAXIMIZE;
  }
}
