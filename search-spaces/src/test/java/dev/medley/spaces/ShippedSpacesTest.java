package dev.medley.spaces;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.medley.space.Catalogue;
import dev.medley.space.Section;
import dev.medley.space.SpacePrinter;
import dev.medley.space.SpaceReader;
import dev.medley.space.SpaceSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/// Every space that ships is read and keeps the published schema; the schema is that of the components that ship; the README's examples are right.
final class ShippedSpacesTest {

  private static final Path SCHEMA_FILE = Path.of("medley-space.schema.json");
  private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final Catalogue SHIPPED = new ShippedComponents();

  static List<Path> spaces() {
    try (Stream<Path> files = Files.list(Path.of("."))) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> examples() throws IOException {
    return EXAMPLE.matcher(Files.readString(Path.of("README.md"))).results().map(m -> m.group(1)).toList();
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void isRead(Path file) {
    var space = SpaceReader.read(file, SHIPPED);
    assertThat(file.getFileName()).hasToString(space.study() + ".yaml");
    assertThat(space.defaults().chosen(Section.LOSS)).isNotEmpty();
    var printed = SpacePrinter.print(space);
    assertThat(SpaceReader.read(printed, "printed.yaml", SHIPPED).space().parameters())
        .containsExactlyInAnyOrderElementsOf(space.space().parameters());
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void keepsThePublishedSchema(Path file) throws IOException {
    assertThat(errors(Files.readString(file))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void examplesOfTheReadmeAreRight(String example) throws IOException {
    String whole = example.startsWith("tasks:") || example.contains("\ntasks:") ? example : "tasks: [pos, food, genre]\n" + example;
    assertThat(SpaceReader.read(whole, "README.md", SHIPPED).taskNames()).isNotEmpty();
    assertThat(errors(whole)).isEmpty();
  }

  @Test
  void thePublishedSchemaIsThatOfWhatShips() throws IOException {
    var written = Path.of("target", SCHEMA_FILE.toString());
    Files.createDirectories(written.getParent());
    Files.writeString(written, SpaceSchema.write(SHIPPED));
    assertThat(SCHEMA_FILE).as("copy %s over it", written).hasSameTextualContentAs(written);
  }

  private static List<com.networknt.schema.Error> errors(String yaml) throws IOException {
    Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(Files.readString(SCHEMA_FILE));
    var loaded = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return schema.validate(JsonMapper.builder().build().writeValueAsString(loaded), InputFormat.JSON);
  }
}
