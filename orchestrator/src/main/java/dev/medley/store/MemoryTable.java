package dev.medley.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of studies in numbers, and what they learnt from each other. Sorted here, since databases differ in how they order text.
final class MemoryTable {

  private static final Comparator<Descriptor> ORDER = Comparator.comparing(Descriptor::task).thenComparing(Descriptor::name);

  private MemoryTable() {}

  /// A study that remembers already stays as it is.
  static void remember(Session session, StudyId study, List<Descriptor> descriptors, List<Lesson> lessons) throws SQLException {
    StudyTable.lock(session, study);
    if (!descriptors(session, study).isEmpty()) {
      return;
    }
    var known = new ArrayList<@Nullable Object[]>();
    for (var descriptor : descriptors) {
      known.add(new @Nullable Object[]{study, descriptor.task(), descriptor.name(), descriptor.value()});
    }
    session.updateAll("INSERT INTO study_descriptor (study_id, task, name, descriptor_value) VALUES (?, ?, ?, ?)", known);
    var learnt = new ArrayList<@Nullable Object[]>();
    for (var lesson : lessons) {
      learnt.add(new @Nullable Object[]{study, learnt.size(), lesson.past(), lesson.weight(), lesson.trial(), lesson.point()});
    }
    session.updateAll("INSERT INTO study_lesson (study_id, place, past, weight, trial_number, point) VALUES (?, ?, ?, ?, ?, ?)", learnt);
  }

  static List<Descriptor> descriptors(Session session, StudyId study) throws SQLException {
    return session.list(
        "SELECT task, name, descriptor_value FROM study_descriptor WHERE study_id = ?",
        row -> new Descriptor(row.getString(1), row.getString(2), row.getDouble(3)),
        study).stream().sorted(ORDER).toList();
  }

  static List<Lesson> lessons(Session session, StudyId study) throws SQLException {
    return session.list(
        "SELECT past, weight, trial_number, point FROM study_lesson WHERE study_id = ? ORDER BY place",
        row -> new Lesson(row.getString(1), row.getDouble(2), row.getInt(3), row.getString(4)),
        study);
  }

  /// Those of a study that has them stay as they are.
  static void keep(Session session, StudyId study, List<Affinity> affinities) throws SQLException {
    StudyTable.lock(session, study);
    if (!affinities(session, study).isEmpty()) {
      return;
    }
    var rows = new ArrayList<@Nullable Object[]>();
    for (var affinity : affinities) {
      rows.add(new @Nullable Object[]{study, affinity.source(), affinity.target(), affinity.value()});
    }
    session.updateAll("INSERT INTO study_affinity (study_id, source, target, affinity_value) VALUES (?, ?, ?, ?)", rows);
  }

  static List<Affinity> affinities(Session session, StudyId study) throws SQLException {
    return session.list(
        "SELECT source, target, affinity_value FROM study_affinity WHERE study_id = ?",
        row -> new Affinity(row.getString(1), row.getString(2), row.getDouble(3)),
        study).stream().sorted(Comparator.comparing(Affinity::source).thenComparing(Affinity::target)).toList();
  }
}
