package dev.medley.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What the store promises when its process, or its disk, ends.
final class DurabilityIT {

  private static final int KILLS = 8;

  @TempDir
  private Path directory;

  @Test
  void whatWasAcknowledgedSurvivesKills() throws Exception {
    var random = new SplittableRandom(20260301);
    Set<Integer> acknowledged = new HashSet<>();
    for (int kill = 0; kill < KILLS; kill++) {
      acknowledged.addAll(runAndKill(random.nextInt(0, 60)));
      checkAll(acknowledged);
    }
    assertThat(acknowledged).hasSizeGreaterThan(100);
  }

  @Test
  void aStoreWhoseMakingWasKilledIsMadeAgain() throws Exception {
    var whole = Spawn.openAndKill(new StoreLocation.InDirectory(directory.resolve("whole")), Duration.ofMinutes(1));
    for (int kill = 0; kill < KILLS; kill++) {
      var place = new StoreLocation.InDirectory(directory.resolve("made-" + kill));
      Spawn.openAndKill(place, whole.multipliedBy(kill).dividedBy(KILLS));

      try (var store = Stores.open(place, Sample.OPTIONS)) {
        Sample.completed(store, store.createStudy(Sample.study("made")), 1.5, List.of(), TrialParameter.of("rate", 0.1));
      }
      try (var files = Files.list(place.directory())) {
        assertThat(files.map(Path::getFileName).map(Path::toString)).containsExactlyInAnyOrder("medley.mv.db", "medley.lock");
      }
    }
  }

  @Test
  void aRunningTrialOfAKilledProcessWaitsAgain() throws Exception {
    runAndKill(20);
    try (var store = open()) {
      var study = store.study("killed");
      var running = store.trials(study.id(), EnumSet.of(TrialState.RUNNING), -1, 1000);

      assertThat(store.releaseOrphans(study.id(), 3)).isEqualTo(running.size());
      assertThat(store.trials(study.id(), EnumSet.of(TrialState.RUNNING), -1, 1000)).isEmpty();
      var mine = store.claim(Sample.ids(store.append(study.id(), Sample.trials(1))), "alive");
      assertThat(store.releaseOrphans(study.id(), 3)).isZero();
      assertThat(store.heartbeat(mine)).isEqualTo(mine);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsSaidAndLosesNothing() throws Exception {
    var output = Spawn.output(Spawn.javaWithFilesUpTo(2048, BusyWriter.class, directory.toString()));

    assertThat(output).last().asString().startsWith("FAILED MED-205 The store (" + directory + ") could not be written: ");
    var acknowledged = new HashSet<Integer>();
    acknowledged(output, acknowledged);
    assertThat(acknowledged).isNotEmpty();
    checkAll(acknowledged);
  }

  @Test
  void aCopyOfARunningStoreOpens() throws Exception {
    var copy = Files.createDirectory(directory.resolve("copy"));
    var source = directory.resolve("source");
    var process = Spawn.java(BusyWriter.class, source.toString()).start();
    try (var lines = process.inputReader()) {
      var before = new HashSet<Integer>();
      acknowledged(read(lines, 60), before);
      Files.copy(source.resolve("medley.mv.db"), copy.resolve("medley.mv.db"));
      read(lines, 20);

      try (var store = Stores.openExisting(new StoreLocation.InDirectory(copy), Sample.OPTIONS)) {
        assertThat(store.history(store.study("killed").id())).extracting(Trial::number).containsAll(before);
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void closingMakesTheFileSmallAgain() throws Exception {
    var file = directory.resolve("medley.mv.db");
    long grown;
    try (var store = open()) {
      var study = store.createStudy(Sample.study("grown"));
      for (int i = 0; i < 120; i++) {
        Sample.completed(store, study, i, List.of());
      }
      grown = Files.size(file);
    }
    assertThat(grown).isGreaterThan(3L << 20);
    assertThat(Files.size(file)).isLessThan(grown / 3);
    try (var store = open()) {
      assertThat(store.history(store.study("grown").id())).hasSize(120);
    }
  }

  /// Returns the trials that the writer said were acknowledged before it was killed.
  private Set<Integer> runAndKill(int trials) throws Exception {
    var process = Spawn.java(BusyWriter.class, directory.toString()).start();
    var acknowledged = new HashSet<Integer>();
    try (var lines = process.inputReader()) {
      acknowledged(read(lines, trials + 1), acknowledged);
      // What it had said before it died counts too, and Process itself would close the stream.
      process.toHandle().destroyForcibly();
      acknowledged(lines.lines().toList(), acknowledged);
    }
    process.waitFor();
    return acknowledged;
  }

  private void checkAll(Set<Integer> acknowledged) {
    try (var store = open()) {
      var all = store.trials(store.study("killed").id());
      assertThat(all).extracting(Trial::number).isEqualTo(IntStream.range(0, all.size()).boxed().toList());
      var completed = all.stream().filter(trial -> trial.state() == TrialState.COMPLETED).toList();
      assertThat(completed).extracting(Trial::number).containsAll(acknowledged);
      for (var trial : completed) {
        var detail = store.detail(trial.id());
        assertThat(trial.objective()).hasValue(BusyWriter.value(trial.number()));
        assertThat(trial.parameters()).hasSize(1);
        assertThat(detail.metrics()).extracting(Metric::value).containsExactly((double) trial.number());
        assertThat(detail.scores()).hasSize(1);
      }
    }
  }

  private StudyStore open() {
    return Stores.open(new StoreLocation.InDirectory(directory), Sample.OPTIONS);
  }

  private static List<String> read(BufferedReader lines, int count) throws IOException {
    var read = new ArrayList<String>();
    while (read.size() < count) {
      var line = lines.readLine();
      if (line == null) {
        throw new AssertionError("The writer ended by itself after " + read);
      }
      read.add(line);
    }
    return read;
  }

  private static void acknowledged(List<String> lines, Set<Integer> found) {
    for (var line : lines) {
      if (line.startsWith("DONE ")) {
        found.add(Integer.valueOf(line.substring("DONE ".length())));
      }
    }
  }
}
