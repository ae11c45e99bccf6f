package dev.medley.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.plugin.ComponentProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/// README says what there is: every component that ships, and the quick start's space as it stands in its file.
final class ReadmeTest {

  private static final Path ROOT = Path.of("..");

  @Test
  void everyComponentThatShipsStandsInTheTable() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    var components = ServiceLoader.load(ComponentProvider.class).stream().flatMap(p -> p.get().components().stream()).toList();
    assertThat(components).hasSizeGreaterThan(20);
    assertThat(components).allSatisfy(c -> {
      String paper = c.paper().map(p -> "[" + p.citation() + "](" + p.url() + ")").orElse("");
      assertThat(readme).contains("| %s | `%s` | %s | %s |".formatted(c.kind().singular(), c.name(), c.summary(), paper));
    });
  }

  @Test
  void theFirstSpaceIsTheQuickStarts() throws IOException {
    String space = Files.readString(Path.of("english.yaml")).lines().filter(l -> !l.startsWith("#")).reduce("", (a, b) -> a + b + "\n");
    assertThat(Files.readString(ROOT.resolve("README.md"))).contains("```yaml\n" + space + "```");
  }
}
