package dev.medley.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A process that runs a study and says what it has done, until it ends or is killed.
final class Victim implements AutoCloseable {

  private static final long PATIENCE_MINUTES = 10;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Process process;
  private final Thread reader;
  private final Map<Integer, String> acknowledged = Collections.synchronizedMap(new TreeMap<>());
  private final AtomicInteger takenUp = new AtomicInteger();

  Victim(Process process) {
    this.process = process;
    reader = Thread.ofVirtual().start(this::read);
  }

  private void read() {
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) understand(line);
    } catch (IOException gone) {
      // With the process; what it said before has been read.
      return;
    }
  }

  private void understand(String line) {
    try {
      var event = JSON.readTree(line);
      switch (event.path("event").asString("")) {
        case "trial" -> acknowledged.put(event.get("trial").asInt(),
            event.get("objective").isNull() ? "null" : Double.toString(event.get("objective").asDouble()));
        case "notice" -> takenUp.addAndGet(event.get("text").asString().contains("goes on after step") ? 1 : 0);
        default -> {}
      }
    } catch (JacksonException cutOff) {
      // A line that was cut off in its middle acknowledges nothing.
      return;
    }
  }

  /// Waits for its end.
  ///
  /// @return whether it ended well
  boolean await() throws InterruptedException {
    if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) process.destroyForcibly();
    reader.join();
    return process.waitFor() == 0;
  }

  /// Its exit status, once it has ended.
  int status() {
    return process.exitValue();
  }

  /// Ends it as the kernel does, unless it has ended by itself before.
  ///
  /// @return whether it had
  boolean killAfter(Duration life) throws InterruptedException {
    if (process.waitFor(life.toMillis(), TimeUnit.MILLISECONDS)) return await();
    // Of the handle: the process itself would close the pipe with what is in it.
    process.toHandle().destroyForcibly();
    process.waitFor();
    reader.join();
    return false;
  }

  /// What it said was recorded: what each trial reached, by its number.
  Map<Integer, String> acknowledged() {
    return Map.copyOf(acknowledged);
  }

  /// How many cohorts it took up from a checkpoint.
  int takenUp() {
    return takenUp.get();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
