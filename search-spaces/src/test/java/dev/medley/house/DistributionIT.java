package dev.medley.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is shipped: one jar for each plugin that holds nothing but itself, and everything else in `lib/`.
final class DistributionIT {

  private static final Path DISTRIBUTION = Path.of("target", "medley");
  private static final String REGISTRATION = "META-INF/services/dev.medley.api.plugin.ComponentProvider";

  static List<Path> plugins() throws IOException {
    return jars("plugins");
  }

  @Test
  void everyPluginShips() throws IOException {
    assertThat(plugins()).extracting(jar -> jar.getFileName().toString().replaceFirst("-\\d.*", "")).containsExactlyInAnyOrder(
        "tasks-english",
        "tasks-files", "tasks-digits", "tasks-stories", "tasks-functions", "encoder-basic", "sharing-basic", "sharing-experts",
        "sharing-copies",
        "sharing-attention",
        "sampler-mixing", "sampler-adaptive", "sampler-curriculum", "loss-weighting", "loss-surgery", "loss-terms");
  }

  @ParameterizedTest
  @MethodSource("plugins")
  void aPluginHoldsItsOwnClassesAlone(Path plugin) throws IOException {
    try (var jar = new JarFile(plugin.toFile())) {
      var classes = jar.stream().map(entry -> entry.getName()).filter(name -> name.endsWith(".class")).toList();
      assertThat(classes).isNotEmpty().allMatch(name -> name.startsWith("dev/medley/plugins/"));
    }
  }

  @ParameterizedTest
  @MethodSource("plugins")
  void aPluginSaysWhatItIs(Path plugin) throws IOException {
    try (var jar = new JarFile(plugin.toFile())) {
      var manifest = jar.getManifest().getMainAttributes();
      assertThat(plugin.getFileName().toString()).startsWith(manifest.getValue("Plugin-Id") + "-" + manifest.getValue("Plugin-Version"));
      assertThat(manifest.getValue("Plugin-Requires")).isNotBlank();
      assertThat(manifest.getValue("Plugin-Provider")).isNotBlank();
    }
  }

  @ParameterizedTest
  @MethodSource("plugins")
  void aPluginRegistersClassesThatItHolds(Path plugin) throws IOException {
    try (var jar = new JarFile(plugin.toFile())) {
      var registration = jar.getJarEntry(REGISTRATION);
      assertThat(registration).as(REGISTRATION + " in " + plugin.getFileName()).isNotNull();
      var providers = new String(jar.getInputStream(registration).readAllBytes(), UTF_8).lines().map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
      assertThat(providers).isNotEmpty().allMatch(name -> jar.getEntry(name.replace('.', '/') + ".class") != null);
    }
  }

  @Test
  void librariesHoldNoPluginAndNoTestKit() throws IOException {
    assertThat(jars("lib")).extracting(jar -> jar.getFileName().toString()).anyMatch(name -> name.startsWith("medley-api"))
        .anyMatch(name -> name.startsWith("medley-orchestrator")).anyMatch(name -> name.startsWith("pytorch-native-cpu"))
        .noneMatch(name -> name.matches("(medley-testkit|tasks-|encoder-|sharing-|sampler-|loss-|junit|assertj|commons-csv).*"));
  }

  @Test
  void searchSpacesShip() {
    assertThat(DISTRIBUTION.resolve("search-spaces")).isDirectoryContaining("glob:**.yaml");
    assertThat(DISTRIBUTION.resolve("bin/medley")).isExecutable();
    assertThat(DISTRIBUTION.resolve("LICENSE")).isNotEmptyFile();
  }

  private static List<Path> jars(String folder) throws IOException {
    try (Stream<Path> files = Files.list(DISTRIBUTION.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }
}
