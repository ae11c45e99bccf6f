package dev.medley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A few kills of `medley benchmark torture`, which does many.
@DisabledOnOs(OS.WINDOWS)
final class TortureIT {

  private static final String KILLS = "4";

  @TempDir
  private Path directory;

  @Test
  void nothingThatWasToldIsLostAndTheEndIsTheSame() throws Exception {
    var ending = new Medley(directory).run("benchmark", "torture", "--seeds", KILLS, "--json").done();
    var figures = ending.objects();
    assertThat(figures).extracting(f -> f.get("figure").asString()).contains("kills", "lost or changed", "acknowledged twice",
        "stores that did not open", "studies that did not finish", "different from it in any bit");
    assertThat(figures).as(ending.err()).allMatch(f -> f.get("holds").isNull() || f.get("holds").asBoolean());
    for (var compared : List.of("acknowledged results looked for after a kill or an end",
        "trials compared with those of the undisturbed run"))
      assertThat(figures.stream().filter(f -> f.get("figure").asString().equals(compared))).allMatch(f -> f.get("value").asInt() > 0);
  }
}
