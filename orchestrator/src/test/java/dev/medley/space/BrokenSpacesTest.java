package dev.medley.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.medley.api.error.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each file in `broken` is wrong, and gives the message that stands beside it in a file of the same name that ends in `.txt`.
final class BrokenSpacesTest {

  static final Path FOLDER = Path.of("src/test/resources/dev/medley/space/broken");

  static List<String> names() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void givesTheRightMessage(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(FOLDER.resolve(name));
    var thrown = catchThrowableOfType(InputException.class, () -> SpaceReader.read(bytes, name, new InstalledComponents()));
    assertThat(thrown).as("%s is read as if it were right", name).isNotNull();
    var golden = FOLDER.resolve(name.replace(".yaml", ".txt"));
    assertThat(thrown.getMessage() + "\n").isEqualTo(Files.readString(golden));
  }

  @Test
  void coverEveryIdOfSpaces() throws IOException {
    var ids = new java.util.TreeSet<String>();
    for (var name : names())
      Files.readString(FOLDER.resolve(name.replace(".yaml", ".txt"))).lines().filter(l -> l.startsWith("MED-"))
          .forEach(l -> ids.add(l.substring(0, 7)));
    var documented = Files.readString(Path.of("../docs/errors/space.md")).lines().filter(l -> l.startsWith("## MED-"))
        .map(l -> l.substring(3, 10)).toList();
    assertThat(documented).containsExactlyElementsOf(ids).doesNotHaveDuplicates();
  }
}
