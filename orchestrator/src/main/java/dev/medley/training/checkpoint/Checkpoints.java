package dev.medley.training.checkpoint;

import dev.medley.training.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The checkpoints of one study's running trials, the last two of each cohort. Thread-safe.
public final class Checkpoints {

  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
  private static final String ENDING = ".checkpoint";
  private static final int KEPT = 2;

  private final Optional<Path> directory;
  private final Set<Long> ended = new HashSet<>();

  private Checkpoints(Optional<Path> directory) {
    this.directory = directory;
  }

  /// In a directory, which is made when it is needed.
  public static Checkpoints in(Path directory) {
    return new Checkpoints(Optional.of(directory));
  }

  /// Keeps nothing.
  public static Checkpoints none() {
    return new Checkpoints(Optional.empty());
  }

  /// Whether anything is kept at all.
  public boolean kept() {
    return directory.isPresent();
  }

  /// Keeps where a cohort stands. Once it has returned, it is there whatever happens to the process.
  ///
  /// @param origin    of what else the snapshots are a function, such as versions and data
  /// @param snapshots of all members, after one step
  public void save(String origin, List<Snapshot> snapshots) throws IOException {
    if (directory.isEmpty()) return;
    Files.createDirectories(directory.get());
    var cohort = cohort(snapshots);
    CheckpointFile.write(directory.get().resolve("%s-%08d%s".formatted(cohort, snapshots.getFirst().step(), ENDING)), origin, snapshots);
    var own = files().stream().filter(file -> file.getFileName().toString().startsWith(cohort + "-")).sorted(Comparator.reverseOrder());
    for (var old : own.skip(KEPT).toList()) Files.deleteIfExists(old);
  }

  /// Such as `7-1f03bb2a`: the first trial, and a number for all of them.
  private static String cohort(List<Snapshot> snapshots) {
    var trials = snapshots.stream().map(Snapshot::trial).toList();
    return trials.getFirst() + "-" + Integer.toHexString(trials.hashCode());
  }

  /// Snapshots of some trials in their order, all after the same step, the latest that there is; nothing if there is no such step.
  public List<Snapshot> find(String origin, List<Long> trials) {
    var bySteps = new TreeMap<Integer, List<CheckpointFile>>(Collections.reverseOrder());
    for (var path : files()) {
      try {
        var file = CheckpointFile.read(path);
        if (file.origin().equals(origin) && !Collections.disjoint(file.trials(), trials))
          bySteps.computeIfAbsent(file.step(), _ -> new ArrayList<>()).add(file);
      } catch (NoSuchFileException e) {
        LOG.debug("Its cohort has kept a later checkpoint meanwhile", e);
      } catch (IOException e) {
        LOG.warn("A checkpoint is passed over", e);
      }
    }
    for (var files : bySteps.values()) {
      var found = read(files);
      if (found.keySet().containsAll(trials)) return trials.stream().map(trial -> found.get(trial)).toList();
    }
    return List.of();
  }

  private static Map<Long, Snapshot> read(List<CheckpointFile> files) {
    var found = new HashMap<Long, Snapshot>();
    for (var file : files) {
      try {
        file.snapshots().forEach(s -> found.put(s.trial(), s));
      } catch (IOException e) {
        LOG.warn("A checkpoint is passed over", e);
      }
    }
    return found;
  }

  /// Drops what is kept of trials that have ended; a file goes with the last of its trials.
  public synchronized void forget(Collection<Long> trials) {
    ended.addAll(trials);
    for (var path : files()) {
      try {
        if (ended.containsAll(CheckpointFile.read(path).trials())) Files.deleteIfExists(path);
      } catch (NoSuchFileException e) {
        LOG.debug("Its cohort has kept a later checkpoint meanwhile", e);
      } catch (IOException e) {
        LOG.warn("A checkpoint is left behind", e);
      }
    }
  }

  /// Drops everything, finished or not.
  public void clear() {
    if (directory.isEmpty() || !Files.isDirectory(directory.get())) return;
    try (var all = Files.list(directory.get())) {
      for (var path : all.toList()) Files.deleteIfExists(path);
      Files.deleteIfExists(directory.get());
    } catch (IOException e) {
      LOG.warn("Checkpoints are left behind", e);
    }
  }

  private List<Path> files() {
    if (directory.isEmpty() || !Files.isDirectory(directory.get())) return List.of();
    try (var all = Files.list(directory.get())) {
      return all.filter(path -> path.getFileName().toString().endsWith(ENDING)).sorted().toList();
    } catch (IOException e) {
      LOG.warn("Checkpoints cannot be listed", e);
      return List.of();
    }
  }
}
