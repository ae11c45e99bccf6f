package dev.medley.app.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// What happens when the user stops the process: what runs is asked to stop, and has a while to close what is open before the process ends.
final class Interruption implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 20;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final Thread hook;

  /// Whether what runs shall stop.
  boolean stopping() {
    return stopping.get();
  }

  /// @param last what to say at the very end, when all is closed
  Interruption(Runnable last) {
    hook = new Thread(() -> {
      stopping.set(true);
      try {
        if (closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) last.run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }, "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    closed.countDown();
    // Once the process is ending, its hooks can no longer be removed.
    if (!stopping.get()) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException ending) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
