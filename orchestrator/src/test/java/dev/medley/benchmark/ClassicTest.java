package dev.medley.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.medley.api.error.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassicTest {

  @TempDir
  private Path folder;

  @Test
  void readsPackedAndPlainTables() throws IOException {
    try (var packed = new GZIPOutputStream(Files.newOutputStream(folder.resolve("a.csv.gz")))) {
      packed.write("task,x1,x2,label\n1,0.5,-2,1\n2,3,4,0\n".getBytes(StandardCharsets.UTF_8));
    }
    var a = Classic.read(Optional.of(folder), "a.csv", "a table");
    assertThat(a.rows()).hasSize(2);
    assertThat(a.cell(a.rows().getLast(), "task")).isEqualTo("2");
    assertThat(a.features(a.rows().getFirst())).isEqualTo(List.of(0.5f, -2f));
    Files.writeString(folder.resolve("b.tsv"), "task\ttext\nx\tone, two\n");
    var b = Classic.read(Optional.of(folder), "b.tsv", "a table");
    assertThat(b.cell(b.rows().getFirst(), "text")).isEqualTo("one, two");
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> Classic.read(Optional.empty(), "school.csv", "a table of schools")).isInstanceOf(InputException.class)
        .hasMessage("""
            MED-650 The data (school.csv) of this benchmark are missing in (no folder).
            Maybe say where they are with `--data DIR`: a table of schools.""");
  }
}
