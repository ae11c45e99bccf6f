package dev.medley.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Answers which parameters mattered.
final class Importances {

  /// Of more trials, so many are looked at, evenly spread: more would not change a share by more than a few hundredths.
  static final int MOST = 1_000;

  private static final int TRIALS_PER_READ = 500;

  private Importances() {}

  /// The one that mattered most first. A trial that reached no number is worse than all that did.
  static List<Importance> of(Session session, LeaderboardQuery query) throws SQLException {
    var scope = Scope.of(session, query);
    var sampled = scope.byObjective() && query.where().isBlank()
        ? sampledByNumber(session, scope)
        : spread(Candidates.of(session, query, scope).valued());
    var costs = new HashMap<TrialId, Double>();
    sampled.forEach(
        trial -> costs.put(trial.trial(), Double.isNaN(trial.value()) ? Double.POSITIVE_INFINITY : scope.direction().cost(trial.value())));
    var samples = new TreeMap<String, List<RankVariance.Sample>>();
    for (int from = 0; from < sampled.size(); from += TRIALS_PER_READ) {
      var ids = sampled.subList(from, Math.min(sampled.size(), from + TRIALS_PER_READ)).stream().map(Candidates.Candidate::trial).toList();
      read(session, ids, costs, samples);
    }
    return samples.entrySet().stream()
        .flatMap(entry -> RankVariance.of(entry.getKey(), entry.getValue()).stream())
        .sorted(Comparator.comparingDouble(Importance::share).reversed().thenComparing(Importance::parameter))
        .toList();
  }

  /// Without reading the others: what it takes does not grow with the study.
  private static List<Candidates.Candidate> sampledByNumber(Session session, Scope scope) throws SQLException {
    var sampled = new ArrayList<Candidates.Candidate>();
    int most = MOST / Math.max(1, scope.studies().size());
    for (var study : scope.studies()) {
      long taken = StudyTable.numbersTaken(session, study.id());
      long asked = Math.min(most, taken);
      var numbers = LongStream.range(0, asked).map(i -> i * taken / asked).boxed().toList();
      sampled.addAll(session.list(
          """
              SELECT id, number, cost FROM %s JOIN trial ON study_id = ? AND number = wanted
              WHERE kind = 'TRIAL' AND state = 'COMPLETED'""".formatted(Session.IDS),
          row -> new Candidates.Candidate(
              new TrialId(row.getLong(1)), study, row.getInt(2), study.direction().objective(row.getDouble(3))),
          session.wholes(numbers),
          study.id()));
    }
    return sampled;
  }

  private static List<Candidates.Candidate> spread(List<Candidates.Candidate> all) {
    if (all.size() <= MOST) {
      return all;
    }
    return IntStream.range(0, MOST).mapToObj(i -> all.get((int) ((long) i * all.size() / MOST))).toList();
  }

  private static void read(
      Session session, List<TrialId> trials, Map<TrialId, Double> costs, Map<String, List<RankVariance.Sample>> samples)
      throws SQLException {
    session.list(
        """
            SELECT trial_id, name, kind, number_value, text_value
            FROM %s JOIN trial_parameter ON trial_id = wanted""".formatted(Session.IDS),
        row -> samples.computeIfAbsent(row.getString("name"), _ -> new ArrayList<>())
            .add(new RankVariance.Sample(
                Cell.of(Parameters.value(row)), costs.getOrDefault(new TrialId(row.getLong("trial_id")), Double.NaN))),
        session.ids(trials));
  }
}
