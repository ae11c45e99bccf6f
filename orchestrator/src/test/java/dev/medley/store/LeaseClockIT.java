package dev.medley.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Who was silent for how long is told by a clock that nobody sets: the process' own where it is alone, the server's where it is not.
final class LeaseClockIT {

  static Stream<StoreLocation> everywhere() {
    return Stream.of(new StoreLocation.InMemory(), PostgresServer.database());
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void aClockThatJumpsReleasesNothingAndKeepsNothing(StoreLocation location) throws InterruptedException {
    var clock = new Sample.Clock();
    try (var store = Stores.open(location, new StoreOptions("0.1.0", clock, Optional.empty()))) {
      var study = store.createStudy(Sample.study("intents"));
      var claims = store.claim(Sample.ids(store.append(study.id(), Sample.trials(1))), "owner");

      clock.advance(Duration.ofDays(400));
      assertThat(store.releaseSilent(study.id(), Duration.ofMinutes(5), 3)).isZero();
      assertThat(store.heartbeat(claims)).isEqualTo(claims);

      clock.advance(Duration.ofDays(-800));
      assertThat(store.heartbeat(List.of())).isEmpty();
      Thread.sleep(50);
      assertThat(store.releaseSilent(study.id(), Duration.ofMillis(20), 3)).isEqualTo(1);
    }
  }
}
