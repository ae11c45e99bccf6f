package dev.medley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StoreErrorTest {

  private static final Failures FAILURES = new Failures(new StoreLocation.InMemory());

  @ParameterizedTest
  @EnumSource
  void everyErrorIsExplained(StoreError error) throws IOException {
    assertThat(Files.readString(Path.of("..", "docs", "errors", "store.md"))).contains("\n## " + error.id() + " ");
  }

  @Test
  void noIdIsUsedTwice() {
    assertThat(Arrays.stream(StoreError.values()).map(StoreError::id))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("MED-(2[0-3]|6[89])\\d"));
  }

  @Test
  void whatTheDatabaseSaysIsToldWithoutItsStatement() {
    var said = new SQLException("File corrupted in chunk 7; SQL statement:\nSELECT 1 [90030-252]");

    assertThat(FAILURES.ofRead(said))
        .hasMessage(
            """
                MED-207 The store (jdbc:h2:mem:) could not be read: File corrupted in chunk 7.
                Maybe an earlier write failed: open the store again.""")
        .hasCause(said);
    assertThat(FAILURES.ofWrite(new SQLException("General error", new IOException("No space left on device"))))
        .hasMessageStartingWith(
            "MED-205 The store (jdbc:h2:mem:) could not be written: No space left on device.\n"
                + "Everything acknowledged before is safe.");
    assertThat(FAILURES.ofWrite(FAILURES.closed())).hasMessageStartingWith("MED-206");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " a", "a ", "a\nb", "a\0"})
  void aNameThatNoStudyCanHave(String name) {
    assertThatThrownBy(() -> Sample.study(name))
        .hasMessageEndingWith(
            """
                 must have 1 to 200 characters, none of them a control character, and no space at its ends.
                Maybe name it after its tasks, such as `intents`.""")
        .hasMessageStartingWith("MED-212 The name ('");
    assertThatThrownBy(() -> Sample.study("x".repeat(201))).hasMessageStartingWith("MED-212");
  }
}
