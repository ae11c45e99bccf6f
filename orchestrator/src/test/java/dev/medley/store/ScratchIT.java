package dev.medley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What studies leave lying about is there whole, in every kind of store, until it is dropped.
final class ScratchIT {

  enum Kind {
    MEMORY, DIRECTORY, SERVER
  }

  @TempDir
  private Path directory;

  private StoreLocation location(Kind kind) {
    return switch (kind) {
      case MEMORY -> new StoreLocation.InMemory();
      case DIRECTORY -> new StoreLocation.InDirectory(directory);
      case SERVER -> PostgresServer.database();
    };
  }

  private void in(Kind kind, Consumer<StudyStore> test) {
    try (var store = Stores.open(location(kind), Sample.OPTIONS)) {
      test.accept(store);
    }
  }

  /// More than two pieces, the last of them in part.
  private static byte[] content(int seed) {
    var content = new byte[2_500_000 + seed];
    new Random(seed).nextBytes(content);
    return content;
  }

  private static void save(Scratch scratch, String name, byte[] content) {
    try {
      scratch.save(name, stream -> stream.write(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(Scratch scratch, String name) {
    try (var stream = scratch.open(name)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsKeptIsThereAsItWasUntilItIsDropped(Kind kind) {
    in(kind, store -> {
      var scratch = store.scratch(store.createStudy(Sample.study("intents")).id());
      save(scratch, "b", content(1));
      save(scratch, "a", content(2));
      save(scratch, "b", content(3));
      assertThat(scratch.names()).containsExactly("a", "b");
      assertThat(scratch.size("b")).isEqualTo(content(3).length);
      assertThat(read(scratch, "b")).isEqualTo(content(3));
      scratch.drop("b");
      scratch.drop("b");
      assertThat(scratch.names()).containsExactly("a");
      assertThat(scratch.size("b")).isZero();
      assertThat(read(scratch, "b")).isEmpty();
      scratch.clear();
      assertThat(scratch.names()).isEmpty();
    });
  }

  @ParameterizedTest
  @EnumSource
  void eachStudyHasItsOwn(Kind kind) {
    in(kind, store -> {
      var one = store.scratch(store.createStudy(Sample.study("one")).id());
      var other = store.scratch(store.createStudy(Sample.study("other")).id());
      save(one, "same", content(1));
      save(other, "same", content(2));
      one.clear();
      assertThat(read(other, "same")).isEqualTo(content(2));
    });
  }

  @ParameterizedTest
  @EnumSource
  void whatCannotBeMadeLeavesWhatWasThere(Kind kind) {
    in(kind, store -> {
      var scratch = store.scratch(store.createStudy(Sample.study("intents")).id());
      save(scratch, "a", content(1));
      assertThatThrownBy(() -> scratch.save("a", stream -> {
        stream.write(content(2));
        throw new IOException("no more");
      })).isInstanceOf(IOException.class).hasMessage("no more");
      assertThat(read(scratch, "a")).isEqualTo(content(1));
    });
  }

  /// A piece that somebody drops while another reads is missing, and what was read ends early rather than wrong.
  @ParameterizedTest
  @EnumSource
  void whatIsDroppedWhileItIsReadEndsEarly(Kind kind) {
    in(kind, store -> {
      var scratch = store.scratch(store.createStudy(Sample.study("intents")).id());
      save(scratch, "a", content(1));
      try (var stream = scratch.open("a")) {
        stream.readNBytes(10);
        scratch.drop("a");
        assertThat(stream.readAllBytes().length).isLessThan(content(1).length - 10);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }
}
