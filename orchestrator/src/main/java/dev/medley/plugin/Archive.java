package dev.medley.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// A plugin's file, looked through before anything of it is loaded: every entry stays in its folder, none is a copy of the api, the manifest says what it must.
///
/// A jar is a plugin by itself. A zip holds `classes/` with the manifest and `lib/` with further jars, and is unpacked.
///
/// @param file    the jar or zip
/// @param id      its `Plugin-Id`
/// @param version its `Plugin-Version`
record Archive(Path file, String id, String version) {

  private static final String API = "dev/medley/api/";
  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  static boolean isPlugin(Path file) {
    var name = file.getFileName().toString();
    return Files.isRegularFile(file) && (name.endsWith(".jar") || name.endsWith(".zip"));
  }

  /// Looks through a file.
  ///
  /// @throws dev.medley.api.error.InputException with what is wrong with it
  static Archive open(Path file) {
    var name = file.getFileName().toString();
    try (var zip = new ZipFile(file.toFile())) {
      for (var entry : Collections.list(zip.entries())) check(entry, name);
      return described(file, manifest(zip, isZip(file) ? "classes/" + MANIFEST : MANIFEST));
    } catch (IOException e) {
      throw PluginProblem.unreadable(name, e);
    }
  }

  /// Where its classes are: the jar itself, or the folder into which a zip was unpacked.
  Path unpacked(Folder folders) {
    if (!isZip(file)) return file;
    try (var zip = new ZipFile(file.toFile())) {
      var folder = folders.create();
      for (var entry : Collections.list(zip.entries())) unpack(zip, entry, folder);
      checkLibraries(folder.resolve("lib"));
      return folder;
    } catch (IOException e) {
      throw PluginProblem.unreadable(file.getFileName().toString(), e);
    }
  }

  /// Makes an empty folder to unpack into.
  interface Folder {
    Path create() throws IOException;
  }

  private static boolean isZip(Path file) {
    return file.toString().endsWith(".zip");
  }

  private static void check(ZipEntry entry, String name) {
    var path = entry.getName().replace('\\', '/');
    if (path.startsWith("/") || path.matches("[A-Za-z]:.*") || List.of(path.split("/")).contains(".."))
      throw PluginProblem.escapes(name, entry.getName());
    var inside = path.startsWith("classes/") ? path.substring("classes/".length()) : path;
    if (inside.startsWith(API) && inside.endsWith(".class")) throw PluginProblem.bundledApi(name, inside);
  }

  private static @Nullable Manifest manifest(ZipFile zip, String path) throws IOException {
    var entry = zip.getEntry(path);
    if (entry == null) return null;
    try (var content = zip.getInputStream(entry)) {
      return new Manifest(content);
    }
  }

  private static Archive described(Path file, @Nullable Manifest manifest) {
    var name = file.getFileName().toString();
    var attributes = manifest == null ? new Attributes() : manifest.getMainAttributes();
    for (var attribute : List.of("Plugin-Class", "Plugin-Dependencies")) {
      if (!value(attributes, attribute).isEmpty()) throw PluginProblem.unsupported(name, attribute, value(attributes, attribute));
    }
    var id = value(attributes, "Plugin-Id");
    if (id.isEmpty()) throw PluginProblem.noId(name);
    var version = value(attributes, "Plugin-Version");
    if (!Versions.isVersion(version)) throw PluginProblem.badVersion(name, version);
    var requires = value(attributes, "Plugin-Requires");
    if (!Versions.admits(requires, Api.VERSION)) throw PluginProblem.wrongApi(name, requires);
    return new Archive(file, id, version);
  }

  private static String value(Attributes attributes, String name) {
    var value = attributes.getValue(name);
    return value == null ? "" : value.strip();
  }

  private static void unpack(ZipFile zip, ZipEntry entry, Path folder) throws IOException {
    var target = folder.resolve(entry.getName().replace('\\', '/'));
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    try (var content = zip.getInputStream(entry)) {
      Files.copy(content, target);
    }
  }

  private void checkLibraries(Path lib) throws IOException {
    if (!Files.isDirectory(lib)) return;
    try (var jars = Files.newDirectoryStream(lib, "*.jar")) {
      for (var jar : jars) {
        try (var zip = new ZipFile(jar.toFile())) {
          for (var entry : Collections.list(zip.entries())) check(entry, file.getFileName() + "!/lib/" + jar.getFileName());
        }
      }
    }
  }
}
