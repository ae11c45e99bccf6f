package dev.medley.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What trials report on the way, and their scores: what they ended with. Sorted here, since databases differ in how they order text.
final class MetricTable {

  private static final String COLUMNS = "step, task, name, split, metric_value";

  private MetricTable() {}

  static void add(Session session, TrialId trial, List<Metric> metrics) throws SQLException {
    var rows = new ArrayList<@Nullable Object[]>();
    for (var metric : metrics) {
      rows.add(new @Nullable Object[]{
        trial, metric.step(), metric.task(), metric.name(), metric.split().label(), metric.value()
      });
    }
    once("INSERT INTO trial_metric (trial_id, " + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?)", session, trial, rows);
  }

  static void addScores(Session session, TrialId trial, List<Metric> metrics) throws SQLException {
    var study = session.first(
        "SELECT study_id FROM trial WHERE id = ?", row -> new StudyId(row.getLong(1)), trial)
        .orElseThrow();
    var labels = new LinkedHashSet<String>();
    var rows = new ArrayList<@Nullable Object[]>();
    for (var metric : metrics) {
      labels.add(metric.label());
      rows.add(new @Nullable Object[]{
        trial,
        study,
        metric.label(),
        metric.step(),
        metric.task(),
        metric.name(),
        metric.split().label(),
        metric.value()
      });
    }
    once(
        "INSERT INTO trial_score (trial_id, study_id, label, " + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        session,
        trial,
        rows);
    Labels.add(session, study, Labels.Source.METRIC, labels);
  }

  static void recordTest(Session session, TrialId id, List<Metric> metrics) throws SQLException {
    if (!metrics.stream().allMatch(metric -> metric.split() == Split.TEST)) {
      throw new IllegalArgumentException("Only metrics on test data are added to a finished trial.");
    }
    var trial = TrialTable.get(session, id);
    if (trial.state() != TrialState.COMPLETED) {
      throw StoreError.TRIAL_FINISHED.exception(
          "The trial (%d) of the study with the id %s is %s; test figures are for completed ones."
              .formatted(trial.number(), trial.study(), trial.state()),
          "");
    }
    addScores(session, id, metrics);
  }

  static List<Metric> reported(Session session, TrialId trial) throws SQLException {
    return session.list("SELECT " + COLUMNS + " FROM trial_metric WHERE trial_id = ?", MetricTable::read, trial)
        .stream()
        .sorted(Comparator.comparing((Metric metric) -> metric.split().label())
            .thenComparing(Metric::task)
            .thenComparing(Metric::name)
            .thenComparingLong(Metric::step))
        .toList();
  }

  static List<Metric> scores(Session session, TrialId trial) throws SQLException {
    return session.list("SELECT " + COLUMNS + " FROM trial_score WHERE trial_id = ?", MetricTable::read, trial)
        .stream()
        .sorted(Comparator.comparing(Metric::label))
        .toList();
  }

  static SortedMap<String, Double> byLabel(List<Metric> scores) {
    var found = new TreeMap<String, Double>();
    scores.forEach(score -> found.put(score.label(), score.value()));
    return found;
  }

  private static void once(String insert, Session session, TrialId trial, List<@Nullable Object[]> rows)
      throws SQLException {
    try {
      session.updateAll(insert, rows);
    } catch (SQLException e) {
      if (!Session.DUPLICATE_KEY.equals(e.getSQLState())) {
        throw e;
      }
      throw StoreError.METRIC_TWICE.exception(
          "A metric of the trial with the id %s was reported already for its step.".formatted(trial),
          "Maybe a report was sent twice.",
          e);
    }
  }

  private static Metric read(ResultSet row) throws SQLException {
    return new Metric(
        row.getLong("step"),
        row.getString("task"),
        row.getString("name"),
        Split.of(row.getString("split")),
        row.getDouble("metric_value"));
  }
}
