package dev.medley.app.command;

import dev.medley.space.SpaceReader;
import dev.medley.space.StudySpace;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads search spaces with what is installed; messages name a file as the user wrote it.
final class SpaceFile {

  private final InstalledPlugins plugins;
  private final Environment environment;

  @Inject
  SpaceFile(InstalledPlugins plugins, Environment environment) {
    this.plugins = plugins;
    this.environment = environment;
  }

  StudySpace read(String file) {
    var path = environment.path(file);
    if (!Files.isReadable(path) || Files.isDirectory(path)) return SpaceReader.read(Path.of(file), plugins.get());
    try {
      return SpaceReader.read(Files.readAllBytes(path), file, plugins.get());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
