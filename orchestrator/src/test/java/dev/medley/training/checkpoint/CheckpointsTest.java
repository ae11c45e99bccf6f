package dev.medley.training.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.training.Snapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointsTest {

  private static final String ORIGIN = "these versions, these data";

  @TempDir
  private Path directory;

  private Checkpoints checkpoints = Checkpoints.none();

  @BeforeEach
  void open() {
    checkpoints = Checkpoints.in(directory.resolve("checkpoints"));
  }

  /// A snapshot with one array, which tells the trial and the step.
  private static Snapshot snapshot(long trial, int step) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeLong(trial);
      out.writeInt(step);
      out.writeInt(1);
      out.writeUTF("shared");
      out.writeInt(40_000);
      for (int i = 0; i < 40_000; i++) out.writeInt(Integer.reverseBytes(Float.floatToIntBits(trial + step / 1000f + i)));
      out.writeInt(0);
      out.writeInt(1);
      out.writeInt(step);
      out.writeUTF("pos");
      out.writeUTF("accuracy");
      out.writeDouble(0.5);
      return Snapshot.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] bytes(Snapshot snapshot) throws IOException {
    var bytes = new ByteArrayOutputStream();
    snapshot.writeTo(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private void save(int step, long... trials) throws IOException {
    checkpoints.save(ORIGIN, LongStream.of(trials).mapToObj(trial -> snapshot(trial, step)).toList());
  }

  private List<Integer> steps(Long... trials) {
    return checkpoints.find(ORIGIN, List.of(trials)).stream().map(Snapshot::step).toList();
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(directory.resolve("checkpoints"))) {
      return files.sorted().toList();
    }
  }

  @Test
  void theLatestIsFoundAsItWasWritten() throws IOException {
    save(5, 7, 9, 8);
    save(10, 7, 9, 8);
    var found = checkpoints.find(ORIGIN, List.of(7L, 9L, 8L));
    assertThat(found).extracting(Snapshot::trial).containsExactly(7L, 9L, 8L);
    assertThat(bytes(found.get(1))).isEqualTo(bytes(snapshot(9, 10)));
  }

  @Test
  void theLastTwoAreKept() throws IOException {
    for (int step = 1; step <= 12; step++) save(step, 3, 4);
    assertThat(files()).hasSize(2);
    assertThat(steps(3L, 4L)).containsExactly(12, 12);
  }

  @Test
  void membersAreFoundInOtherCompany() throws IOException {
    save(5, 1, 2, 3, 4);
    assertThat(steps(4L, 2L)).containsExactly(5, 5);
    // Halves that went on are put together where both have stood.
    save(10, 1, 2);
    save(10, 3, 4);
    save(15, 1, 2);
    assertThat(steps(1L, 2L, 3L, 4L)).containsExactly(10, 10, 10, 10);
    assertThat(steps(1L, 2L)).containsExactly(15, 15);
    assertThat(steps(1L, 5L)).isEmpty();
  }

  @Test
  void aCopyStandsWhereWhatItCopiesStood() throws IOException {
    save(5, 1, 2);
    save(10, 1, 2);
    checkpoints.copy(2, 5, 7);
    var found = checkpoints.find(ORIGIN, List.of(7L));
    assertThat(found).extracting(Snapshot::trial, Snapshot::step).containsExactly(org.assertj.core.groups.Tuple.tuple(7L, 5));
    assertThat(bytes(found.getFirst().of(2))).isEqualTo(bytes(snapshot(2, 5)));
    // What is kept of it already is not older.
    save(8, 7);
    checkpoints.copy(1, 10, 7);
    assertThat(steps(7L)).containsExactly(8);
    checkpoints.copy(3, 5, 9);
    assertThat(steps(9L)).isEmpty();
  }

  @Test
  void oneThatIsDamagedIsPassedOver() throws IOException {
    save(5, 1, 2);
    save(10, 1, 2);
    var last = files().getLast();
    byte[] whole = Files.readAllBytes(last);
    for (int cut : new int[]{0, 1, 20, whole.length / 2, whole.length - 1}) {
      Files.write(last, Arrays.copyOf(whole, cut));
      assertThat(steps(1L, 2L)).as("cut after %d bytes", cut).containsExactly(5, 5);
    }
    for (int at : new int[]{0, 9, 60, whole.length / 2, whole.length - 1}) {
      byte[] other = whole.clone();
      other[at] ^= 0x10;
      Files.write(last, other);
      assertThat(steps(1L, 2L)).as("another byte at %d", at).containsExactly(5, 5);
    }
    Files.write(last, whole);
    assertThat(steps(1L, 2L)).containsExactly(10, 10);
  }

  @Test
  void thoseOfOtherVersionsAreOfNoUse() throws IOException {
    save(5, 1);
    assertThat(checkpoints.find("other versions", List.of(1L))).isEmpty();
  }

  @Test
  void aFileGoesWithTheLastOfItsTrials() throws IOException {
    save(5, 1, 2, 3);
    checkpoints.forget(List.of(1L, 3L));
    assertThat(files()).hasSize(1);
    checkpoints.forget(List.of(2L));
    assertThat(files()).isEmpty();
    save(5, 4);
    checkpoints.clear();
    assertThat(directory.resolve("checkpoints")).doesNotExist();
  }

  @Test
  void nothingIsKeptWhereThereIsNoPlace() throws IOException {
    checkpoints = Checkpoints.none();
    save(5, 1);
    checkpoints.forget(List.of(1L));
    checkpoints.clear();
    assertThat(steps(1L)).isEmpty();
  }
}
