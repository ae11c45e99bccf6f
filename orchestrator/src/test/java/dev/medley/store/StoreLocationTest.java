package dev.medley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class StoreLocationTest {

  private static final Path HERE = Path.of("").toAbsolutePath();

  @Test
  void aPathIsADirectory() {
    assertThat(StoreLocation.parse("medley-data"))
        .isEqualTo(new StoreLocation.InDirectory(HERE.resolve("medley-data")));
    assertThat(StoreLocation.parse("~/studies"))
        .isEqualTo(new StoreLocation.InDirectory(Path.of(System.getProperty("user.home"), "studies")));
  }

  @Test
  void aUrlNamesADatabaseInADirectory() {
    var named = new StoreLocation.InDirectory(HERE.resolve("data"), "studies");
    assertThat(StoreLocation.parse("jdbc:h2:./data/studies")).isEqualTo(named);
    assertThat(StoreLocation.parse("jdbc:h2:file:./data/studies")).isEqualTo(named);
    assertThat(StoreLocation.parse("jdbc:h2:./data/medley"))
        .isEqualTo(new StoreLocation.InDirectory(HERE.resolve("data")));
    assertThat(StoreLocation.parse("jdbc:h2:mem:x")).isEqualTo(new StoreLocation.InMemory());
  }

  @Test
  void twoDatabasesInADirectoryShareNoFile() {
    var usual = new StoreLocation.InDirectory(HERE);
    var other = new StoreLocation.InDirectory(HERE, "other");
    assertThat(usual.artifacts()).isNotEqualTo(other.artifacts());
    assertThat(usual.lockFile()).isNotEqualTo(other.lockFile());
    assertThat(usual.databaseFile()).isNotEqualTo(other.databaseFile());
  }

  @Test
  void aPasswordIsNeverShown() {
    assertThat(StoreLocation.parse("jdbc:postgresql://db/medley?user=me&password=s3cr=t&ssl=true&sslpassword=x"))
        .isEqualTo(new StoreLocation.OnServer("jdbc:postgresql://db/medley?user=me&password=s3cr=t&ssl=true&sslpassword=x"))
        .hasToString("jdbc:postgresql://db/medley?user=me&password=***&ssl=true&sslpassword=***");
  }

  @Test
  void whatCannotBeAStoreIsRefused() {
    assertThatThrownBy(() -> StoreLocation.parse("jdbc:mysql://localhost/medley"))
        .hasMessage(
            """
                MED-200 The store (jdbc:mysql://localhost/medley) must be a directory, or a URL that begins with jdbc:h2: or jdbc:postgresql:.
                Maybe --store medley-data, which is a directory.""");
    assertThatThrownBy(() -> StoreLocation.parse("jdbc:h2:./data/medley;WRITE_DELAY=500"))
        .hasMessage(
            """
                MED-200 The store (jdbc:h2:./data/medley;WRITE_DELAY=500) must not carry settings after a semicolon: those that keep it safe are fixed.
                Maybe jdbc:h2:./data/medley.""");
    assertThatThrownBy(() -> StoreLocation.parse("jdbc:h2:tcp://localhost/medley"))
        .hasMessage(
            """
                MED-200 The store (jdbc:h2:tcp://localhost/medley) must be a file or in memory: of servers, PostgreSQL alone can hold a store.
                Maybe jdbc:h2:./medley-data/medley.""");
    assertThatThrownBy(() -> StoreLocation.parse("data;INIT=RUNSCRIPT FROM 'x.sql'"))
        .hasMessageStartingWith("MED-200");
    assertThatThrownBy(() -> StoreLocation.parse("")).hasMessageStartingWith("MED-200");
    assertThatThrownBy(() -> StoreLocation.parse("a\0b")).hasMessageStartingWith("MED-200");
  }
}
