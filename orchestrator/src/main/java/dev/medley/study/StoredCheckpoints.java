package dev.medley.study;

import dev.medley.store.Scratch;
import dev.medley.store.StoreException;
import dev.medley.training.checkpoint.CheckpointPlace;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;

/// Checkpoints in the study's store: a process on another machine goes on from them.
record StoredCheckpoints(Scratch scratch) implements CheckpointPlace {

  @Override
  public List<String> names() throws IOException {
    return asked(scratch::names);
  }

  @Override
  public long size(String name) throws IOException {
    return asked(() -> scratch.size(name));
  }

  @Override
  public InputStream open(String name) throws IOException {
    return new Told(asked(() -> scratch.open(name)));
  }

  @Override
  public void write(String name, Content content) throws IOException {
    try {
      scratch.save(name, content::writeTo);
    } catch (StoreException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public void drop(String name) throws IOException {
    asked(() -> {
      scratch.drop(name);
      return true;
    });
  }

  @Override
  public void clear() throws IOException {
    asked(() -> {
      scratch.clear();
      return true;
    });
  }

  /// A checkpoint is no reason to end a study: what fails is told as a disk would tell it.
  private static <T> T asked(Supplier<T> question) throws IOException {
    try {
      return question.get();
    } catch (StoreException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /// Reads from a store as from a disk.
  private static final class Told extends FilterInputStream {

    Told(InputStream from) {
      super(from);
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return super.read(bytes, offset, length);
      } catch (StoreException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
  }
}
