package dev.medley.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class WatchTest {

  @Test
  void aCohortThatHangsIsToldOnce() {
    var watch = new Watch(Duration.ZERO);
    watch.begin("c3");
    assertThat(watch.news()).singleElement().asString().matches("Cohort c3 has been busy with a step for \\d+ s\\.");
    assertThat(watch.news()).isEmpty();
  }

  @Test
  void oneThatGoesOnIsNot() {
    var watch = new Watch(Duration.ofDays(1));
    watch.begin("c3");
    watch.tell("Something else.");
    assertThat(watch.news()).containsExactly("Something else.");
    assertThat(watch.news()).isEmpty();
  }

  @Test
  void oneThatEndedIsForgotten() {
    var watch = new Watch(Duration.ZERO);
    watch.begin("c3");
    watch.end("c3");
    assertThat(watch.news()).isEmpty();
  }
}
