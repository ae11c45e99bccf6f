package dev.medley.plugin;

import java.io.IOException;
import java.net.URL;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What plugins see of the host: the JDK, the api, and the few libraries that must exist once in a process. The host's own classes and libraries stay out of reach,
/// so that a plugin can never depend on them by accident.
final class SharedClasses extends ClassLoader {

  /// DJL is among them because its natives load only once in a process, and SLF4J so that plugins log where the host logs.
  private static final List<String> SHARED = List.of("dev.medley.api.", "ai.djl.", "org.slf4j.", "org.jspecify.");

  private final ClassLoader host;

  SharedClasses(ClassLoader host) {
    super("medley-shared", ClassLoader.getPlatformClassLoader());
    this.host = host;
  }

  static boolean isShared(String className) {
    return SHARED.stream().anyMatch(className::startsWith);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (isShared(name)) return host.loadClass(name);
    throw new ClassNotFoundException(name);
  }

  @Override
  protected @Nullable URL findResource(String name) {
    return isShared(name.replace('/', '.')) ? host.getResource(name) : null;
  }

  @Override
  protected Enumeration<URL> findResources(String name) throws IOException {
    return isShared(name.replace('/', '.')) ? host.getResources(name) : java.util.Collections.emptyEnumeration();
  }
}
