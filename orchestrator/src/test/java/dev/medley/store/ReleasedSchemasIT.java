package dev.medley.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every schema that was ever released (the third never was) is opened from a file of its time, and goes on as if it were of today.
final class ReleasedSchemasIT {

  /// The schema with which studies began to remember.
  private static final int MEMORY = 5;

  private static final int KILLS = 8;

  @TempDir
  private Path directory;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 5})
  void opensAndGoesOn(int version) throws IOException {
    unpack(version, directory);
    var place = new StoreLocation.InDirectory(directory, "schema-" + version);

    try (var store = Stores.openExisting(place, Sample.OPTIONS)) {
      ReleasedSample.check(store);
      if (version >= MEMORY) ReleasedSample.checkMemory(store);
    }
    try (var store = Stores.openExisting(place, Sample.OPTIONS)) {
      assertThat(store.trials(store.study("intents").id())).hasSize(7);
    }
  }

  @Test
  void oneWhoseWayToTodaysSchemaWasKilledLosesNothing() throws Exception {
    var whole = Spawn.openAndKill(first("whole"), Duration.ofMinutes(1));
    for (int kill = 0; kill < KILLS; kill++) {
      var place = first("killed-" + kill);
      Spawn.openAndKill(place, whole.multipliedBy(kill).dividedBy(KILLS));

      try (var store = Stores.openExisting(place, Sample.OPTIONS)) {
        ReleasedSample.check(store);
      }
    }
  }

  private StoreLocation.InDirectory first(String name) throws IOException {
    var there = Files.createDirectory(directory.resolve(name));
    unpack(1, there);
    return new StoreLocation.InDirectory(there, "schema-1");
  }

  @Test
  void thePresentSchemaHoldsTheSame() {
    try (var store = Stores.open(new StoreLocation.InDirectory(directory), ReleasedSample.options())) {
      ReleasedSample.fill(store);
    }
    try (var store = Stores.open(new StoreLocation.InDirectory(directory), Sample.OPTIONS)) {
      ReleasedSample.check(store);
      ReleasedSample.checkMemory(store);
    }
  }

  @Test
  void theServerHoldsTheSame() {
    var server = PostgresServer.database();
    try (var store = Stores.open(server, ReleasedSample.options())) {
      ReleasedSample.fill(store);
    }
    try (var store = Stores.open(server, Sample.OPTIONS)) {
      ReleasedSample.check(store);
      ReleasedSample.checkMemory(store);
    }
  }

  private static void unpack(int version, Path directory) throws IOException {
    try (var resource = ReleasedSchemasIT.class.getResourceAsStream("released/schema-" + version + ".zip")) {
      assertThat(resource).as("the stored file of schema " + version).isNotNull();
      try (var zip = new ZipInputStream(resource)) {
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          var file = directory.resolve(entry.getName()).normalize();
          Files.createDirectories(file.getParent());
          Files.copy(zip, file);
        }
      }
    }
  }
}
