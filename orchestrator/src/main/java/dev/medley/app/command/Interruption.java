package dev.medley.app.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// What happens when the user stops the process: the thread that made this is interrupted, and has a while to close what is open before the process ends.
final class Interruption implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 20;

  private final Thread worker = Thread.currentThread();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final Thread hook;

  /// @param last what to say at the very end, when all is closed
  Interruption(Runnable last) {
    hook = new Thread(() -> {
      stopping.set(true);
      worker.interrupt();
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
