package dev.medley.api.executor;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Runs jobs somewhere. The host's own runs them on the threads and devices of this machine.
public interface Executor {

  /// Opens for one study.
  ///
  /// @param worker  does a job on a device; thread-safe across devices
  /// @param devices the names of the devices to use, such as `cpu` or `gpu:0`, at least one
  /// @param threads how many jobs may run on the CPU at once, at least 1
  Session open(Worker worker, List<String> devices, int threads);

  /// The jobs of one study. Thread-safe.
  interface Session extends AutoCloseable {

    /// How many jobs run at once; 0 once no device is left.
    int slots();

    /// Runs a job when a slot is free, in the order of submission. A job that throws completes exceptionally and disturbs no other.
    CompletableFuture<Result> submit(Job job);

    /// Lets no further job start, asks running ones to stop by interrupting them, and waits for them.
    @Override
    void close();
  }

  /// Does jobs.
  @FunctionalInterface
  interface Worker {

    /// @throws DeviceFailure if the device is of no use any more
    Result run(Job job, String device);
  }

  /// A device is of no use any more. The executor gives it no further job; the job that met it completes exceptionally with this, and may be submitted again for
  /// another device. Where no device is left, all jobs that have not begun complete so too.
  final class DeviceFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String device;

    /// @param reason what the device said, in one line
    public DeviceFailure(String device, String reason, Throwable cause) {
      super(reason, cause);
      this.device = device;
    }

    public String device() {
      return device;
    }
  }

  /// A piece of work, as text that any machine can read.
  record Job(String name, String payload) {}

  /// What came of it, as text.
  record Result(String payload, String device) {}
}
