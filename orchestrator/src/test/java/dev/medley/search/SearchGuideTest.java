package dev.medley.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The example of the guide is compiled and run as it stands there.
class SearchGuideTest {

  private static final Pattern EXAMPLE = Pattern.compile("## Search without training.*?```java\n(.*?)```", Pattern.DOTALL);

  @TempDir
  private Path folder;

  @Test
  void theExampleFindsWhatItLooksFor() throws Exception {
    var guide = EXAMPLE.matcher(Files.readString(Path.of("../docs/guide.md")));
    assertThat(guide.find()).isTrue();
    compile("Tune", guide.group(1));
    String printed = run("Tune");
    var line = Pattern.compile("(\\d+) \\{(.*)}").matcher(printed.strip());
    assertThat(line.matches()).as(printed).isTrue();
    assertThat(measured("megabytes", line.group(2))).isLessThanOrEqualTo(100);
    // The best is 20/200 = .1; of 40 random points that keep the limit the median best is about .6.
    assertThat(measured("error", line.group(2))).isBetween(0.1, 0.2);
  }

  private static double measured(String name, String printed) {
    var value = Pattern.compile(name + "=([-0-9.E]+)").matcher(printed);
    assertThat(value.find()).isTrue();
    return Double.parseDouble(value.group(1));
  }

  private void compile(String name, String source) {
    var file = new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreErrors) {
        return source;
      }
    };
    var options = List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
    assertThat(ToolProvider.getSystemJavaCompiler().getTask(null, null, null, options, null, List.of(file)).call()).isTrue();
  }

  private String run(String name) throws Exception {
    var standard = System.out;
    var printed = new ByteArrayOutputStream();
    try (var loader = new URLClassLoader(new URL[]{folder.toUri().toURL()}, getClass().getClassLoader())) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(standard);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}
