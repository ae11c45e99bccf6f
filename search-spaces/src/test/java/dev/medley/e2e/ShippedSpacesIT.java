package dev.medley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every space that ships runs.
@DisabledOnOs(OS.WINDOWS)
final class ShippedSpacesIT {

  @TempDir
  private Path directory;

  static List<Path> spaces() throws IOException {
    try (var files = Files.list(Medley.DISTRIBUTION.resolve("search-spaces"))) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void runsAFewSteps(Path space) throws Exception {
    // A population needs four for one to give way, and a step for each of its generations.
    boolean population = Files.readString(space).contains("\npopulation:");
    int trials = population ? 4 : 2;
    var events = new Medley(directory)
        .run("run", space.toString(), "--trials", String.valueOf(trials), "--steps", population ? "8" : "3", "--json").done().objects();
    var finished = events.getLast();
    assertThat(finished.get("event").asString()).isEqualTo("finished");
    assertThat(finished.get("completed").asInt()).isEqualTo(trials);
    assertThat(finished.get("failed").asInt()).isZero();
    assertThat(events).filteredOn(e -> e.get("event").asString().equals("trial")).allMatch(e -> e.get("failure").asString().isEmpty());
  }
}
