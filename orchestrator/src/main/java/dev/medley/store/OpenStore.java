package dev.medley.store;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A store that is open: hands what changes something to the writer, and what asks to the readers.
final class OpenStore implements StudyStore {

  private final StoreLocation location;
  private final StoreOptions options;
  private final Foundation foundation;
  private final Failures failures;
  private final Writer writer;
  private final Readers readers;
  private final Artifacts files;
  private final Holds holds;
  private final String opening;

  private OpenStore(StoreLocation location, StoreOptions options, Foundation foundation, boolean copy) {
    this.location = location;
    this.options = options;
    this.foundation = foundation;
    this.failures = new Failures(location);
    this.writer = new Writer(foundation.session(), failures, copy);
    this.readers = new Readers(foundation.database()::another, failures);
    this.files = foundation.files();
    this.opening = foundation.opening();
    this.holds = new Holds(foundation.database(), writer);
  }

  static StudyStore open(StoreLocation location, StoreOptions options) {
    return new OpenStore(location, options, Foundation.lay(location, options), false);
  }

  static StudyStore openCopy(StoreLocation.InDirectory place, StoreOptions options) {
    return new OpenStore(place, options, Foundation.layCopy(place, options), true);
  }

  @Override
  public StoreLocation location() {
    return location;
  }

  @Override
  public Study createStudy(NewStudy study) {
    return writer.write(session -> StudyTable.create(session, study, now()));
  }

  @Override
  public Optional<Study> findStudy(String name) {
    return readers.read(session -> StudyTable.find(session, name));
  }

  @Override
  public Study study(String name) {
    return readers.read(session -> StudyTable.get(session, name));
  }

  @Override
  public List<StudySummary> studies() {
    return readers.read(StudyTable::summaries);
  }

  @Override
  public void setState(StudyId study, StudyState state) {
    writer.change(session -> StudyTable.update(session, study, "state = ?", state));
  }

  @Override
  public void replaceSpace(StudyId study, String spaceYaml, String spaceJson) {
    writer.change(session -> StudyTable.update(session, study, "space_yaml = ?, space_json = ?", spaceYaml, spaceJson));
  }

  @Override
  public void remember(StudyId study, List<Descriptor> descriptors, List<Lesson> lessons) {
    if (descriptors.isEmpty()) {
      throw new IllegalArgumentException("A study without descriptors cannot be told from one that remembers nothing yet.");
    }
    writer.change(session -> MemoryTable.remember(session, study, descriptors, lessons));
  }

  @Override
  public List<Descriptor> descriptors(StudyId study) {
    return readers.read(session -> MemoryTable.descriptors(session, study));
  }

  @Override
  public List<Lesson> lessons(StudyId study) {
    return readers.read(session -> MemoryTable.lessons(session, study));
  }

  @Override
  public void keepAffinities(StudyId study, List<Affinity> affinities) {
    writer.change(session -> MemoryTable.keep(session, study, affinities));
  }

  @Override
  public List<Affinity> affinities(StudyId study) {
    return readers.read(session -> MemoryTable.affinities(session, study));
  }

  @Override
  public List<Trial> append(StudyId study, List<NewTrial> trials) {
    return writer.write(session -> TrialTable.append(session, study, trials, now()));
  }

  @Override
  public List<Claim> claim(Collection<TrialId> trials, String owner) {
    return writer.write(session -> LeaseTable.claim(session, trials, owner, opening, now(), leaseTime(session)));
  }

  @Override
  public List<Claim> claimsOf(String owner) {
    return writer.write(session -> LeaseTable.claimsOf(session, owner, opening));
  }

  @Override
  public List<Claim> heartbeat(Collection<Claim> claims) {
    return writer.write(session -> LeaseTable.heartbeat(session, claims, leaseTime(session)));
  }

  @Override
  public void report(Map<Claim, List<Metric>> metrics) {
    writer.change(session -> {
      for (var claim : metrics.keySet().stream().sorted(LeaseTable.BY_TRIAL).toList()) {
        LeaseTable.hold(session, claim, leaseTime(session));
        MetricTable.add(session, claim.trial(), metrics.getOrDefault(claim, List.of()));
      }
    });
  }

  @Override
  public void pause(List<Rung> rungs) {
    writer.change(session -> {
      for (var rung : rungs) {
        RungTable.pause(session, rung, leaseTime(session));
      }
    });
  }

  @Override
  public void stop(List<Stop> stops) {
    writer.change(session -> {
      for (var stop : stops) {
        RungTable.stop(session, stop, now());
      }
    });
  }

  @Override
  public void finish(List<? extends Ending> endings) {
    writer.change(session -> {
      for (var ending : endings) {
        LeaseTable.finish(session, ending, now(), leaseTime(session));
      }
    });
  }

  @Override
  public void recordTest(TrialId trial, List<Metric> metrics) {
    writer.change(session -> MetricTable.recordTest(session, trial, metrics));
  }

  @Override
  public int releaseSilent(StudyId study, Duration silence, int attempts) {
    return writer.write(session -> LeaseTable.release(
        session,
        LeaseTable.running(session, study, "heartbeat < ?", leaseTime(session).minus(silence)),
        attempts,
        now(),
        "it was silent for more than %d s".formatted(silence.toSeconds())));
  }

  @Override
  public int releaseOrphans(StudyId study, int attempts) {
    return writer.write(session -> {
      int released = 0;
      for (var other : LeaseTable.openings(session, study)) {
        if (!other.equals(opening) && !foundation.database().alive(session, other)) {
          var lost = LeaseTable.running(session, study, "opening = ?", other);
          released += LeaseTable.release(session, lost, attempts, now(), "its process ended");
        }
      }
      return released;
    });
  }

  @Override
  public void giveBack(Collection<Claim> claims, String why) {
    writer.change(session -> LeaseTable.giveBack(session, claims, why, now()));
  }

  @Override
  public void note(TrialId trial, String kind, String message) {
    writer.change(session -> TrialTable.note(session, trial, kind, message, now()));
  }

  @Override
  public List<Trial> trials(StudyId study, Set<TrialState> states, int after, int limit) {
    return readers.read(session -> TrialTable.list(session, study, states, after, limit));
  }

  @Override
  public Trial trial(StudyId study, int number) {
    return readers.read(session -> TrialTable.get(session, study, number));
  }

  @Override
  public TrialDetail detail(TrialId trial) {
    return readers.read(session -> new TrialDetail(
        TrialTable.get(session, trial),
        MetricTable.reported(session, trial),
        MetricTable.scores(session, trial),
        TrialTable.events(session, trial),
        ArtifactTable.of(session, files, trial)));
  }

  @Override
  public Leaderboard leaderboard(LeaderboardQuery query) {
    return readers.read(session -> Ranking.of(session, query));
  }

  @Override
  public Grouped grouped(LeaderboardQuery query, String name) {
    return readers.read(session -> Ranking.grouped(session, query, name));
  }

  @Override
  public List<Improvement> improvements(StudyId study) {
    return readers.read(session -> Ranking.improvements(session, study));
  }

  @Override
  public List<Importance> importances(LeaderboardQuery query) {
    return readers.read(session -> Importances.of(session, query));
  }

  @Override
  public QueryResult query(String sql, int limit, Duration timeLimit) {
    return new GuestQuery(foundation.database(), failures).answer(sql, limit, timeLimit);
  }

  @Override
  public Artifact saveArtifact(TrialId trial, String name, ArtifactContent content) {
    ArtifactFiles.requireName(name);
    writer.require();
    Artifacts.Written written;
    try {
      written = files.write(content);
    } catch (IOException e) {
      throw failures.ofWrite(e);
    }
    try {
      return writer.write(session -> ArtifactTable.add(session, files, trial, name, written));
    } finally {
      // Is there only where the file did not get into its place.
      files.delete(written.file());
    }
  }

  @Override
  public Artifact artifact(TrialId trial, String name) {
    return readers.read(session -> ArtifactTable.fetch(session, files, trial, name));
  }

  @Override
  public void deleteArtifact(TrialId trial, String name) {
    var removed = writer.write(session -> ArtifactTable.remove(session, files, trial, name));
    files.delete(removed.path());
  }

  @Override
  public Scratch scratch(StudyId study) {
    return new ScratchPieces(study, writer, readers, files);
  }

  @Override
  public synchronized void close() {
    writer.close();
    readers.close();
    foundation.close();
  }

  @Override
  public StudyHold hold(Study study) {
    return holds.take(study);
  }

  /// No finer than databases keep it, so that what is returned equals what is read later.
  private Instant now() {
    return options.clock().instant().truncatedTo(ChronoUnit.MICROS);
  }

  private Instant leaseTime(Session session) throws SQLException {
    var time = options.leases().isPresent() ? options.leases().get().instant() : foundation.database().leaseTime(session);
    return time.truncatedTo(ChronoUnit.MICROS);
  }
}
