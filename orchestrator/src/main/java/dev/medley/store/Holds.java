package dev.medley.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Which studies this opening of a store runs.
final class Holds {

  private final Database database;
  private final Writer writer;
  private final Set<StudyId> held = ConcurrentHashMap.newKeySet();

  Holds(Database database, Writer writer) {
    this.database = database;
    this.writer = writer;
  }

  StudyHold take(Study study) {
    if (!held.add(study.id())) {
      throw heldBy(study, "this process");
    }
    try {
      var holder = writer.write(session -> database.hold(session, study.id()));
      if (holder.isPresent()) {
        throw heldBy(study, holder.get());
      }
    } catch (RuntimeException e) {
      held.remove(study.id());
      throw e;
    }
    return () -> {
      writer.change(session -> database.release(session, study.id()));
      held.remove(study.id());
    };
  }

  private static StoreException heldBy(Study study, String holder) {
    return StoreError.STUDY_HELD.exception(
        "The study (%s) is run by %s.".formatted(study.name(), holder),
        "Maybe wait until it has finished, or run a study of another name: one process runs a study at a time.");
  }
}
