package dev.medley.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A task that is only there to help trains like the others, and counts in no gain.
@DisabledOnOs(OS.WINDOWS)
final class AuxiliaryIT {

  private static final String ACCURACY = "SELECT task, value FROM score_v WHERE split = 'validation' AND metric = 'accuracy' AND number = ";

  @TempDir
  private Path directory;

  @Test
  void theGainIsThatOfTheMainTasks() throws Exception {
    var medley = SmallStudy.in(new Medley(directory));
    medley.write("small.yaml", SmallStudy.SPACE.replace("target: tags, kind: tags}", "target: tags, kind: tags, role: auxiliary}"));
    medley.run("run", "small.yaml", "--trials", "2", "--steps", "20", "--quiet").done();

    var trial = numbers(medley, ACCURACY + SmallStudy.BASELINES);
    assertThat(trial).containsKeys("topic", "mood", "places");
    double gain = Stream.of("topic", "mood").mapToDouble(task -> relative(trial.get(task), alone(medley, task))).average().orElseThrow();
    var told = numbers(medley, "SELECT metric, value FROM score_v WHERE label = 'delta_m' AND number = " + SmallStudy.BASELINES);
    assertThat(told.get("delta_m")).isCloseTo(gain, within(1e-6));
  }

  private static double relative(double value, double alone) {
    return 100 * (value - alone) / alone;
  }

  private static double alone(Medley medley, String task) {
    try {
      var baseline = medley.run("query", "SELECT number FROM trial_v WHERE configuration LIKE '%single " + task + "%'", "--json").done();
      return numbers(medley, ACCURACY + baseline.objects().getFirst().get("number").asInt()).get(task);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, Double> numbers(Medley medley, String sql) throws Exception {
    return medley.run("query", sql, "--format", "csv").done().lines().stream().skip(1).map(line -> line.split(","))
        .collect(Collectors.toMap(cells -> cells[0], cells -> Double.parseDouble(cells[1])));
  }
}
