package dev.medley.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names of parameters and metrics that the trials of a study have.
final class Labels {

  /// What a name belongs to.
  enum Source {
    PARAMETER,
    METRIC
  }

  private Labels() {}

  static void add(Session session, StudyId study, Source source, Set<String> labels) throws SQLException {
    add(session, study, source, labels, false);
  }

  private static void add(Session session, StudyId study, Source source, Set<String> labels, boolean locked)
      throws SQLException {
    var known = new HashSet<>(of(session, study, source));
    var fresh = new ArrayList<@Nullable Object[]>();
    for (var label : labels) {
      if (!known.contains(label)) {
        fresh.add(new @Nullable Object[]{study, source, label});
      }
    }
    if (fresh.isEmpty()) {
      return;
    }
    if (!locked) {
      // Another process may have added the same one since: looked at once more, one process at a time.
      StudyTable.lock(session, study);
      add(session, study, source, labels, true);
    } else {
      session.updateAll("INSERT INTO study_label (study_id, source, label) VALUES (?, ?, ?)", fresh);
    }
  }

  static List<String> of(Session session, StudyId study, Source source) throws SQLException {
    return session.list(
        "SELECT label FROM study_label WHERE study_id = ? AND source = ?",
        row -> row.getString(1),
        study,
        source);
  }
}
