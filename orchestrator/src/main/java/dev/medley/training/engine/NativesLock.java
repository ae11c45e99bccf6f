package dev.medley.training.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Held while the natives unpack into the cache, so that two first starts at once do not unpack over each other.
final class NativesLock implements AutoCloseable {

  private final FileChannel channel;

  private NativesLock(FileChannel channel) {
    this.channel = channel;
  }

  static NativesLock acquire() {
    try {
      Path cache = ai.djl.util.Utils.getEngineCacheDir("pytorch");
      Files.createDirectories(cache);
      var channel = FileChannel.open(cache.resolve(".medley.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.lock();
      return new NativesLock(channel);
    } catch (IOException e) {
      throw new UncheckedIOException("The cache of the engine's natives cannot be written", e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
