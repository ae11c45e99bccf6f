package dev.medley.store;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/// The few threads that read, each from a snapshot of its own.
///
/// Callers do not read themselves, because an interrupt of a thread that reads would close the file for all.
final class Readers implements AutoCloseable {

  private static final int MOST = 4;

  /// Opens a connection.
  @FunctionalInterface
  interface Connections {
    Session open() throws SQLException;
  }

  private final Connections connections;
  private final Failures failures;
  private final ConcurrentLinkedQueue<Session> idle = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(MOST,
      Thread.ofPlatform().name("medley-store-reader-", 0).daemon().factory());

  Readers(Connections connections, Failures failures) {
    this.connections = connections;
    this.failures = failures;
  }

  <T> T read(Work<T> work) {
    var done = new CompletableFuture<T>();
    try {
      threads.execute(() -> answer(work, done));
    } catch (RejectedExecutionException e) {
      throw failures.closed();
    }
    try {
      return done.join();
    } catch (CompletionException e) {
      throw failures.ofRead(Waiting.cause(e));
    }
  }

  private <T> void answer(Work<T> work, CompletableFuture<T> done) {
    try {
      var pooled = idle.poll();
      var session = pooled != null ? pooled : connections.open();
      T found;
      try {
        found = work.in(session);
      } finally {
        // Ends the snapshot; where even that fails, the session is of no more use and is not kept.
        session.rollback();
        idle.add(session);
      }
      done.complete(found);
    } catch (SQLException | RuntimeException | Error e) {
      done.completeExceptionally(e);
    }
  }

  /// Waits for what is being read; the sessions end with the database.
  @Override
  public void close() {
    threads.close();
  }
}
