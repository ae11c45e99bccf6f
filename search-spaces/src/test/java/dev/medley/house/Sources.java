package dev.medley.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The Java sources of all modules, as text.
record Sources(Path root) {

  /// @param path  relative to the root
  /// @param lines as written
  record Source(Path path, List<String> lines) {

    String name() {
      return path.getFileName().toString();
    }

    boolean isTest() {
      return path.toString().replace('\\', '/').contains("/src/test/");
    }

    /// Lines that are neither blank nor comment nor import.
    long codeLines() {
      return lines.stream().map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("//") && !line.startsWith("/*") && !line.startsWith("*"))
          .filter(line -> !line.startsWith("import ") && !line.startsWith("package ")).count();
    }

    boolean contains(String text) {
      return lines.stream().anyMatch(line -> line.contains(text));
    }
  }

  /// The tree that this module is built in.
  static Sources ofThisTree() {
    return new Sources(Path.of("").toAbsolutePath().getParent());
  }

  List<Source> all() {
    try (Stream<Path> files = Files.find(root, 16, (path, about) -> about.isRegularFile() && isSource(root.relativize(path)))) {
      return files.sorted().map(this::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSource(Path path) {
    String text = path.toString().replace('\\', '/');
    return text.endsWith(".java") && text.matches("(plugins/)?[a-z-]+/src/(main|test)/java/.*");
  }

  private Source read(Path path) {
    try {
      return new Source(root.relativize(path), Files.readAllLines(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
