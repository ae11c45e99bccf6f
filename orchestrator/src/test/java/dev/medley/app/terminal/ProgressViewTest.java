package dev.medley.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ProgressViewTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void aPipeGetsALineNowAndThenAndOneAtTheEnd() {
    try (var view = new ProgressView(Pane.plain(stream), false, () -> now)) {
      view.show("s", 0, 0, 4, "");
      now = now.plusSeconds(1);
      view.show("s", 1, 0, 4, "");
      now = now.plusSeconds(5);
      view.show("s", 2, 0, 4, "0.9");
      view.show("s", 4, 0, 4, "0.9");
    }
    assertThat(text()).isEqualTo("""
        s: 0 of 4 trials
        s: 2 of 4 trials, best 0.9, 6 s left, 20 trials/min
        s: 4 of 4 trials, best 0.9, 40 trials/min
        """);
  }

  @Test
  void aTerminalGetsOneLineAgainAndAgainAndNotesAboveIt() {
    try (var view = new ProgressView(new Pane(stream, true, false, 40), false, () -> now)) {
      now = now.plus(Duration.ofSeconds(60));
      view.show("s", 1, 0, 2, "");
      view.note("trial 1 failed");
    }
    var clear = "\r\u001b[2K";
    var bar = "s  " + "█".repeat(5) + "░".repeat(5) + "  1/2  1 min left  1 trials/min";
    assertThat(text()).contains(clear + "trial 1 failed\n").endsWith(clear);
    assertThat(bar.length()).isGreaterThan(39);
    assertThat(text().split("\r|\n")).allSatisfy(line -> assertThat(line.replace("\u001b[2K", "").length()).isLessThan(40));
  }

  @Test
  void quietIsQuiet() {
    try (var view = new ProgressView(Pane.plain(stream), true, () -> now)) {
      view.show("s", 2, 0, 2, "");
      view.note("trial 1 failed");
    }
    assertThat(text()).isEmpty();
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
