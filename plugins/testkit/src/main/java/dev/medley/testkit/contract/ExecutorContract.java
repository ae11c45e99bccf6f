package dev.medley.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.medley.api.executor.Executor;
import dev.medley.api.executor.Executor.Job;
import dev.medley.api.executor.Executor.Result;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every executor keeps to: each job is done once and its result comes back, a job that fails disturbs no other, and a closed session takes no more.
public interface ExecutorContract {

  /// The executor under test.
  Executor executor();

  /// The devices that it is given; this machine's CPU unless it needs others.
  default List<String> devices() {
    return List.of("cpu");
  }

  @Test
  default void everyJobComesBackWithItsOwnResult() throws Exception {
    try (var session = executor().open((job, device) -> new Result("done " + job.payload(), device), devices(), 2)) {
      assertThat(session.slots()).isPositive();
      var results = IntStream.range(0, 20).mapToObj(i -> session.submit(new Job("job " + i, "payload " + i))).toList();
      for (int i = 0; i < results.size(); i++) {
        var result = within(results.get(i));
        assertThat(result.payload()).isEqualTo("done payload " + i);
        assertThat(devices()).contains(result.device());
      }
    }
  }

  @Test
  default void aJobThatFailsDisturbsNoOther() throws Exception {
    Executor.Worker worker = (job, device) -> {
      if (job.payload().equals("bad")) throw new IllegalStateException("it went wrong");
      return new Result(job.payload(), device);
    };
    try (var session = executor().open(worker, devices(), 1)) {
      var bad = session.submit(new Job("bad", "bad"));
      var good = session.submit(new Job("good", "good"));
      assertThatThrownBy(() -> within(bad)).hasStackTraceContaining("it went wrong");
      assertThat(within(good).payload()).isEqualTo("good");
    }
  }

  @Test
  default void aDeviceThatFailedGetsNoFurtherJob() throws Exception {
    Executor.Worker worker = (job, device) -> {
      throw new Executor.DeviceFailure(device, "it is gone", new IllegalStateException("no such device"));
    };
    try (var session = executor().open(worker, devices(), 1)) {
      var results = IntStream.range(0, devices().size() + 2).mapToObj(i -> session.submit(new Job("job " + i, "payload"))).toList();
      for (var result : results) assertThatThrownBy(() -> within(result)).isNotNull();
      assertThat(session.slots()).isZero();
      assertThatThrownBy(() -> within(session.submit(new Job("late", "late")))).isNotNull();
    }
  }

  @Test
  default void aClosedSessionTakesNoMore() throws Exception {
    var session = executor().open((job, device) -> new Result(job.payload(), device), devices(), 1);
    session.close();
    assertThatThrownBy(() -> within(session.submit(new Job("late", "late")))).isNotNull();
  }

  private static Result within(CompletableFuture<Result> result) throws Exception {
    return result.get(30, TimeUnit.SECONDS);
  }
}
