package dev.medley.store;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;

/// Waits that an interrupt does not end: it is put off until the wait is over.
final class Waiting {

  private Waiting() {}

  /// What went wrong in the thread that was waited for.
  static Throwable cause(CompletionException e) {
    var cause = e.getCause();
    return cause == null ? e : cause;
  }

  static <T> T take(BlockingQueue<T> queue) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return queue.take();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      restore(interrupted);
    }
  }

  static void uninterruptibly(Thread thread) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          thread.join();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      restore(interrupted);
    }
  }

  private static void restore(boolean interrupted) {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
