package dev.medley.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// The one thread that writes.
///
/// H2 loses acknowledged commits in a kill when several connections write, and none when one does. What callers submit
/// while a commit is under way is committed together by the next; one that fails is taken back alone.
final class Writer implements AutoCloseable {

  private static final int MOST_PER_COMMIT = 256;
  private static final int MOST_ATTEMPTS = 5;
  private static final Set<String> COLLISIONS = Set.of("40001", "40P01");

  private final Session session;
  private final Failures failures;
  // Bounded by the number of threads that call, since each waits for its own command.
  private final BlockingQueue<Command<?>> queue = new LinkedBlockingQueue<>();
  private final Command<Boolean> last = new Command<>(_ -> true);
  private final Thread thread;
  private final boolean refuses;
  private boolean closed;

  /// @param refuses whether nothing may be written, because what is open is a copy
  Writer(Session session, Failures failures, boolean refuses) {
    this.session = session;
    this.refuses = refuses;
    this.failures = failures;
    this.thread = Thread.ofPlatform().name("medley-store-writer").daemon().start(this::run);
  }

  /// Returns once the work is committed. An interrupt of the caller does not reach the database, which would close its
  /// file: the caller waits, and stays interrupted.
  <T> T write(Work<T> work) {
    require();
    var command = new Command<>(work);
    synchronized (queue) {
      if (closed) {
        throw failures.closed();
      }
      queue.add(command);
    }
    try {
      return command.done.join();
    } catch (CompletionException e) {
      throw failures.ofWrite(Waiting.cause(e));
    }
  }

  /// Refuses where nothing can be written.
  void require() {
    if (refuses) {
      throw failures.copied();
    }
  }

  /// The same for a change that has nothing to tell.
  void change(Change change) {
    write(session -> {
      change.in(session);
      return true;
    });
  }

  /// Finishes what was submitted, and stops. Does not close the session.
  @Override
  public void close() {
    synchronized (queue) {
      if (!closed) {
        closed = true;
        queue.add(last);
      }
    }
    Waiting.uninterruptibly(thread);
  }

  private void run() {
    var batch = new ArrayList<Command<?>>();
    do {
      batch.clear();
      batch.add(Waiting.take(queue));
      queue.drainTo(batch, MOST_PER_COMMIT - 1);
      commit(batch);
    } while (!batch.contains(last));
  }

  private void commit(List<Command<?>> batch) {
    for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      try {
        for (var command : batch) {
          command.attempt(session);
        }
        session.commit();
        batch.forEach(Command::acknowledge);
        return;
      } catch (SQLException | RuntimeException | Error e) {
        abandon(e);
        if (!collided(e) || attempt == MOST_ATTEMPTS) {
          batch.forEach(command -> command.fail(e));
          return;
        }
      }
    }
  }

  /// Whether this transaction and one of another process waited for each other, and this one was chosen to give way.
  private static boolean collided(Throwable e) {
    return e instanceof SQLException said && COLLISIONS.contains(said.getSQLState());
  }

  private void abandon(Throwable cause) {
    try {
      session.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  /// Work with the caller that waits for it.
  private static final class Command<T> {

    private final Work<T> work;
    private final CompletableFuture<T> done = new CompletableFuture<>();
    private @Nullable T result;

    Command(Work<T> work) {
      this.work = work;
    }

    /// Does the work, or takes it back and tells the caller; throws only where taking back fails too, or where all has to be done again.
    void attempt(Session session) throws SQLException {
      if (done.isDone()) {
        return;
      }
      var mark = session.mark();
      try {
        result = work.in(session);
        session.forget(mark);
      } catch (SQLException | RuntimeException | Error e) {
        if (collided(e)) {
          throw e;
        }
        done.completeExceptionally(e);
        session.rollback(mark);
      }
    }

    void acknowledge() {
      done.complete(result);
    }

    void fail(Throwable cause) {
      done.completeExceptionally(cause);
    }
  }
}
