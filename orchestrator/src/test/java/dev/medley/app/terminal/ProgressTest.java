package dev.medley.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ProgressTest {

  private static final Progress HALFWAY = new Progress("english", 33, 0, 66, "+4.82 % (trial 17)", Duration.ofSeconds(66));

  @Test
  void aWideTerminalShowsAll() {
    assertThat(HALFWAY.bar(100))
        .isEqualTo("english  █████████████░░░░░░░░░░░░░░  33/66  best +4.82 % (trial 17)  1 min 6 s left  30 trials/min")
        .satisfies(line -> assertThat(line.length()).isLessThan(100));
  }

  @Test
  void aNarrowOneShowsWhatMattersMost() {
    assertThat(HALFWAY.bar(60)).isEqualTo("english  █████████░░░░░░░░░  33/66  best +4.82 % (trial 17)");
    assertThat(HALFWAY.bar(30)).isEqualTo("english  ██████░░░░░░░  33/66");
    assertThat(HALFWAY.bar(14)).isEqualTo("english  33/…");
  }

  @Test
  void aPipeGetsWords() {
    assertThat(HALFWAY.line()).isEqualTo("english: 33 of 66 trials, best +4.82 % (trial 17), 1 min 6 s left, 30 trials/min");
  }

  @Test
  void whatWasDoneBeforeThisRunDoesNotCountForItsSpeed() {
    var resumed = new Progress("english", 60, 50, 70, "", Duration.ofMinutes(1));
    assertThat(resumed.line()).isEqualTo("english: 60 of 70 trials, 1 min left, 10 trials/min");
  }

  @Test
  void beginningAndEnd() {
    assertThat(new Progress("english", 0, 0, 66, "", Duration.ZERO).bar(60)).isEqualTo("english  ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  0/66");
    assertThat(new Progress("english", 66, 0, 66, "+5 %", Duration.ofMinutes(2)).line())
        .isEqualTo("english: 66 of 66 trials, best +5 %, 33 trials/min");
  }
}
