package dev.medley.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A folder with one plugin that works, for tests of what stands beside it.
abstract class BesideAGoodPlugin {

  static final String ONE_LOSS = "return List.of(loss(\"mine\"));";

  @TempDir
  Path plugins;

  @BeforeEach
  void aGoodPluginBeside() {
    PluginJar.providing("good", "return List.of(loss(\"good\"));").write(plugins, "good.jar");
  }

  /// There is this one problem, and the good plugin works.
  final void problem(String expected) {
    try (var loaded = TestPlugins.load(plugins)) {
      assertThat(loaded.problems()).extracting(Object::toString).containsExactly(expected);
      assertThat(loaded.components()).extracting(i -> i.component().name()).containsExactly("good");
    }
  }

  static String provider(String name, String members, String components) {
    return """
        package sample;
        import dev.medley.api.plugin.*;
        import java.util.*;
        public final class %s implements ComponentProvider {
          %s
          @Override public List<Component<?>> components() { %s }
        }
        """.formatted(name, members, components);
  }
}
