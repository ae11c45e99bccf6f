package dev.medley.training.checkpoint;

import dev.medley.training.Snapshot;
import java.io.IOException;
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

  private final Optional<CheckpointPlace> place;
  private final Set<Long> ended = new HashSet<>();

  private Checkpoints(Optional<CheckpointPlace> place) {
    this.place = place;
  }

  /// In a directory, which is made when it is needed.
  public static Checkpoints in(Path directory) {
    return in(new CheckpointDirectory(directory));
  }

  /// Elsewhere.
  public static Checkpoints in(CheckpointPlace place) {
    return new Checkpoints(Optional.of(place));
  }

  /// Keeps nothing.
  public static Checkpoints none() {
    return new Checkpoints(Optional.empty());
  }

  /// Whether anything is kept at all.
  public boolean kept() {
    return place.isPresent();
  }

  /// Keeps where a cohort stands. Once it has returned, it is there whatever happens to the process.
  ///
  /// @param origin    of what else the snapshots are a function, such as versions and data
  /// @param snapshots of all members, after one step
  public void save(String origin, List<Snapshot> snapshots) throws IOException {
    if (place.isEmpty()) return;
    var cohort = cohort(snapshots);
    Checkpoint.write(place.get(), "%s-%08d%s".formatted(cohort, snapshots.getFirst().step(), ENDING), origin, snapshots);
    var own = names().stream().filter(name -> name.startsWith(cohort + "-")).sorted(Comparator.reverseOrder());
    for (var old : own.skip(KEPT).toList()) place.get().drop(old);
  }

  /// Such as `7-1f03bb2a`: the first trial, and a number for all of them.
  private static String cohort(List<Snapshot> snapshots) {
    var trials = snapshots.stream().map(Snapshot::trial).toList();
    return trials.getFirst() + "-" + Integer.toHexString(trials.hashCode());
  }

  /// Snapshots of some trials in their order, all after the same step, the latest that there is; nothing if there is no such step.
  public List<Snapshot> find(String origin, List<Long> trials) {
    var bySteps = new TreeMap<Integer, List<Checkpoint>>(Collections.reverseOrder());
    for (var name : names()) {
      try {
        var checkpoint = Checkpoint.read(place.orElseThrow(), name);
        if (checkpoint.origin().equals(origin) && !Collections.disjoint(checkpoint.trials(), trials))
          bySteps.computeIfAbsent(checkpoint.step(), _ -> new ArrayList<>()).add(checkpoint);
      } catch (NoSuchFileException e) {
        LOG.debug("Its cohort has kept a later checkpoint meanwhile", e);
      } catch (IOException e) {
        LOG.warn("A checkpoint is passed over", e);
      }
    }
    for (var checkpoints : bySteps.values()) {
      var found = read(checkpoints);
      if (found.keySet().containsAll(trials)) return trials.stream().map(trial -> found.get(trial)).toList();
    }
    return List.of();
  }

  /// Keeps of another trial what is kept of one at a step, unless something is kept of the other already.
  public void copy(long trial, int step, long other) {
    if (place.isEmpty()) return;
    var all = new ArrayList<Checkpoint>();
    try {
      for (var name : names()) all.add(Checkpoint.read(place.get(), name));
      if (all.stream().anyMatch(c -> c.trials().contains(other))) return;
      for (var checkpoint : all) {
        if (checkpoint.step() != step || !checkpoint.trials().contains(trial)) continue;
        var snapshot = checkpoint.snapshots().stream().filter(s -> s.trial() == trial).findFirst().orElseThrow();
        save(checkpoint.origin(), List.of(snapshot.of(other)));
        return;
      }
    } catch (IOException e) {
      LOG.warn("A checkpoint is not copied", e);
    }
  }

  private static Map<Long, Snapshot> read(List<Checkpoint> checkpoints) {
    var found = new HashMap<Long, Snapshot>();
    for (var checkpoint : checkpoints) {
      try {
        checkpoint.snapshots().forEach(s -> found.put(s.trial(), s));
      } catch (IOException e) {
        LOG.warn("A checkpoint is passed over", e);
      }
    }
    return found;
  }

  /// Drops what is kept of trials that have ended; a checkpoint goes with the last of its trials.
  public synchronized void forget(Collection<Long> trials) {
    ended.addAll(trials);
    for (var name : names()) {
      try {
        if (ended.containsAll(Checkpoint.read(place.orElseThrow(), name).trials())) place.orElseThrow().drop(name);
      } catch (NoSuchFileException e) {
        LOG.debug("Its cohort has kept a later checkpoint meanwhile", e);
      } catch (IOException e) {
        LOG.warn("A checkpoint is left behind", e);
      }
    }
  }

  /// Drops everything, finished or not.
  public void clear() {
    if (place.isEmpty()) return;
    try {
      place.get().clear();
    } catch (IOException e) {
      LOG.warn("Checkpoints are left behind", e);
    }
  }

  private List<String> names() {
    if (place.isEmpty()) return List.of();
    try {
      return place.get().names().stream().filter(name -> name.endsWith(ENDING)).toList();
    } catch (IOException e) {
      LOG.warn("Checkpoints cannot be listed", e);
      return List.of();
    }
  }
}
