package dev.medley.plugin;

import dev.medley.api.error.MedleyException;
import dev.medley.api.error.Problem;
import dev.medley.api.plugin.Component;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One pass over the plugin directories. Keeps what works and counts what does not.
final class Loading implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Loading.class);

  private final PluginHost host = new PluginHost(Path.of(""));
  private final Set<Path> seen = new HashSet<>();
  private final Map<String, Path> filesById = new LinkedHashMap<>();
  private final Map<String, Installed> components = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Path> unpacked = new ArrayList<>();

  void builtIn(List<Component<?>> more) {
    more.forEach(component -> add(new Installed(component, Origin.BUILT_IN)));
  }

  void directory(Path directory) {
    if (!Files.isDirectory(directory)) {
      problems.add(PluginProblem.noDirectory(directory));
      return;
    }
    for (var file : pluginFiles(directory)) file(file);
  }

  List<Installed> components() {
    return List.copyOf(components.values());
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  private static List<Path> pluginFiles(Path directory) {
    try (var files = Files.list(directory)) {
      return files.filter(Archive::isPlugin).sorted(Comparator.comparing(f -> f.getFileName().toString())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void file(Path file) {
    var name = file.getFileName().toString();
    try {
      load(file, name);
    } catch (MedleyException e) {
      LOG.debug("The plugin {} has problems", file, e);
      problems.addAll(e.problems());
    } catch (IOException | RuntimeException e) {
      LOG.warn("The plugin {} cannot be loaded", file, e);
      problems.addAll(PluginProblem.notLoaded(name, e).problems());
    }
  }

  private void load(Path file, String name) throws IOException {
    // The same file may be reached twice, such as through ./plugins of the distribution itself.
    if (!seen.add(file.toRealPath())) return;
    var archive = Archive.open(file);
    var first = filesById.putIfAbsent(archive.id(), file);
    if (first != null) throw PluginProblem.duplicateId(name, archive.id(), first.getFileName().toString());
    var classes = host.open(archive.unpacked(this::folder));
    var origin = new Origin(archive.id(), archive.version(), file);
    new Registration(name, classes).read(problems::add).forEach(component -> add(new Installed(component, origin)));
  }

  private void add(Installed installed) {
    var first = components.putIfAbsent(installed.key(), installed);
    if (first != null)
      problems.add(PluginProblem.duplicateComponent(installed.origin().fileName(), installed.component(), first.origin().fileName()));
  }

  private Path folder() throws IOException {
    var folder = Files.createTempDirectory("medley-plugin-");
    unpacked.add(folder);
    return folder;
  }

  @Override
  public void close() {
    host.unloadPlugins();
    unpacked.forEach(Loading::delete);
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    } catch (IOException e) {
      LOG.warn("The folder {} of an unpacked plugin stays behind", folder, e);
    }
  }
}
