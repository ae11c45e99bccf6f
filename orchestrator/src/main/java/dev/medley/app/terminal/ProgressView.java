package dev.medley.app.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Shows how far a study has come: a line that is drawn again on a terminal, now and then a further line in a pipe, nothing where quiet is asked for.
///
/// Thread-safe. Closing it leaves the cursor at the beginning of an empty line.
public final class ProgressView implements AutoCloseable {

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
  private static final long TICK_MILLIS = 500;

  private final Pane pane;
  private final boolean quiet;
  private final InstantSource clock;
  private final Instant began;
  private final ScheduledExecutorService ticker = Executors
      .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("progress").factory());
  private Progress state = new Progress("", 0, 0, 0, "", Duration.ZERO);
  private Instant lastLine = Instant.MIN;
  private boolean drawn;

  public ProgressView(Pane pane, boolean quiet, InstantSource clock) {
    this.pane = pane;
    this.quiet = quiet;
    this.clock = clock;
    this.began = clock.instant();
    if (quiet || !pane.terminal()) return;
    var _ = ticker.scheduleAtFixedRate(this::draw, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  public synchronized void show(String title, int done, int before, int total, String best) {
    state = new Progress(title, done, before, total, best, Duration.ZERO);
    if (quiet) return;
    if (pane.terminal()) draw();
    else if (done >= total || Duration.between(lastLine, clock.instant()).compareTo(BETWEEN_LINES) >= 0) {
      lastLine = clock.instant();
      pane.line(now().line());
    }
  }

  /// A line that stays, above the progress.
  public synchronized void note(String text) {
    if (quiet) return;
    if (drawn) pane.redraw("");
    pane.line(text);
    if (drawn) draw();
  }

  public Duration elapsed() {
    return Duration.between(began, clock.instant());
  }

  private synchronized void draw() {
    if (state.total() == 0) return;
    drawn = true;
    pane.redraw(now().bar(pane.width()));
  }

  private Progress now() {
    return new Progress(state.title(), state.done(), state.before(), state.total(), state.best(), elapsed());
  }

  @Override
  public synchronized void close() {
    ticker.shutdownNow();
    if (drawn) pane.redraw("");
    drawn = false;
    state = new Progress("", 0, 0, 0, "", Duration.ZERO);
  }
}
