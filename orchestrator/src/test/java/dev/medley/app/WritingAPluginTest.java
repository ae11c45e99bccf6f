package dev.medley.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.plugin.CompiledTests;
import dev.medley.plugin.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever follows `docs/writing-a-plugin.md` gets what it promises.
final class WritingAPluginTest {

  private static final Pattern FILE = Pattern.compile("`acme-extras/(\\S+)`:\\R\\R```\\w+\\R(.*?)```", Pattern.DOTALL);
  private static final Map<String, String> FILES = new LinkedHashMap<>();

  @TempDir
  private Path directory;

  @BeforeAll
  static void readTheGuide() throws IOException {
    var blocks = FILE.matcher(Files.readString(Path.of("../docs/writing-a-plugin.md")));
    while (blocks.find()) FILES.put(blocks.group(1), blocks.group(2));
    assertThat(FILES).hasSize(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"com.acme.RomanTest", "com.acme.RandomWeightsTest"})
  void theContractsAreGreen(String test) throws ReflectiveOperationException {
    var sources = sources("src/main/java/");
    sources.putAll(sources("src/test/java/"));
    assertThat(CompiledTests.run(sources, test)).isGreaterThan(2);
  }

  @Test
  void theJarIsFoundWhereItIsDropped() throws IOException {
    var services = FILES.getOrDefault("src/main/resources/META-INF/services/dev.medley.api.plugin.ComponentProvider", "");
    PluginJar.of("acme-extras").classes(PluginJar.compile(sources("src/main/java/"))).services(services.strip())
        .write(Files.createDirectory(directory.resolve("plugins")), "acme-extras-1.0.0.jar");

    var medley = CommandLineRun.in(directory);
    assertThat(medley.run("plugins", "check").out()).isEqualTo("ok  acme-extras 1.2.3 (acme-extras-1.0.0.jar): 1 task, 1 loss\n");
    assertThat(medley.run("plugins", "show", "random").out()).contains("Lin et al.", "spread   number  0 to 3");
    assertThat(medley.run("plugins", "list", "--json").json()).extracting(c -> c.get("name").stringValue()).containsExactly("roman",
        "random", "local");
  }

  @Test
  void theManifestIsThatOfThePom() {
    assertThat(FILES.get("pom.xml")).contains("<Plugin-Id>acme-extras</Plugin-Id>", "<Plugin-Requires>0.1</Plugin-Requires>",
        "<scope>provided</scope>");
  }

  private static Map<String, String> sources(String folder) {
    var sources = new LinkedHashMap<String, String>();
    FILES.forEach((path, text) -> {
      if (path.startsWith(folder)) sources.put(path.substring(folder.length()).replace(".java", "").replace('/', '.'), text);
    });
    return sources;
  }
}
