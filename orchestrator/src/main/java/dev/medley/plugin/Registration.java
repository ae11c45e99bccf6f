package dev.medley.plugin;

import dev.medley.api.error.InputException;
import dev.medley.api.error.MedleyException;
import dev.medley.api.error.Problem;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.ComponentProvider;
import dev.medley.api.plugin.Kind;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Asks the classes of one plugin what it provides, and holds it to its word.
final class Registration {

  /// Names that a task's entry in a search space uses itself.
  private static final Set<String> RESERVED = Set.of("use", "as", "role");

  private final String file;
  private final URLClassLoader classes;

  Registration(String file, URLClassLoader classes) {
    this.file = file;
    this.classes = classes;
  }

  /// Every component of every provider that works; what is wrong with the others goes to `problems`.
  List<Component<?>> read(Consumer<Problem> problems) {
    var components = new ArrayList<Component<?>>();
    for (var name : providerNames()) {
      try {
        var provided = componentsOf(name, instantiate(name));
        for (var component : provided) if (valid(component, problems)) components.add(component);
      } catch (MedleyException e) {
        e.problems().forEach(problems);
      }
    }
    return components;
  }

  private List<String> providerNames() {
    var names = new ArrayList<String>();
    try {
      for (var url : Collections.list(classes.findResources(Api.SERVICES))) {
        try (var content = url.openStream()) {
          new String(content.readAllBytes(), StandardCharsets.UTF_8).lines().map(l -> l.replaceFirst("#.*", "").strip())
              .filter(l -> !l.isEmpty()).forEach(names::add);
        }
      }
    } catch (IOException e) {
      throw PluginProblem.unreadable(file, e);
    }
    if (names.isEmpty()) throw PluginProblem.noServices(file);
    return names.stream().distinct().toList();
  }

  private ComponentProvider instantiate(String name) {
    try {
      var type = classes.loadClass(name);
      if (!ComponentProvider.class.isAssignableFrom(type))
        throw PluginProblem.notAProvider(file, name, "does not implement ComponentProvider");
      if (Modifier.isAbstract(type.getModifiers()) || !Modifier.isPublic(type.getModifiers()))
        throw PluginProblem.notAProvider(file, name, "is abstract or not public");
      return (ComponentProvider) type.getConstructor().newInstance();
    } catch (ClassNotFoundException e) {
      throw PluginProblem.missingProvider(file, name);
    } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
      throw PluginProblem.notAProvider(file, name, "has no public constructor without arguments");
    } catch (InvocationTargetException e) {
      throw failed(name, e.getCause(), cause -> PluginProblem.constructorThrew(file, name, cause));
    } catch (LinkageError e) {
      throw failed(name, e, cause -> PluginProblem.constructorThrew(file, name, cause));
    }
  }

  private List<? extends Component<?>> componentsOf(String name, ComponentProvider provider) {
    List<@Nullable Component<?>> provided;
    try {
      List<@Nullable Component<?>> returned = nullable(provider.components());
      provided = returned == null ? List.of() : new ArrayList<>(returned);
      if (returned == null) throw PluginProblem.noComponents(file, name, "null");
    } catch (InputException e) {
      throw e;
    } catch (RuntimeException | LinkageError | AssertionError e) {
      throw failed(name, e, cause -> PluginProblem.componentsThrew(file, name, cause));
    }
    if (provided.isEmpty()) throw PluginProblem.noComponents(file, name, "no component");
    var components = new ArrayList<Component<?>>();
    for (var component : provided) {
      if (component == null) throw PluginProblem.noComponents(file, name, "a component that is null");
      components.add(component);
    }
    return components;
  }

  private boolean valid(Component<?> component, Consumer<Problem> problems) {
    if (component.kind() != Kind.TASK) return true;
    var reserved = component.settings().stream().map(s -> s.name()).filter(RESERVED::contains).findFirst();
    reserved.ifPresent(setting -> problems.accept(PluginProblem.reservedSetting(file, component, setting)));
    return reserved.isEmpty();
  }

  private interface Otherwise {
    InputException problem(Throwable cause);
  }

  /// Tells a class that is missing, and a declaration that the api refused, from the plugin's own failures.
  private InputException failed(String name, @Nullable Throwable thrown, Otherwise otherwise) {
    if (thrown instanceof ExceptionInInitializerError e && e.getCause() != null) return otherwise.problem(e.getCause());
    if (thrown instanceof NoClassDefFoundError e && e.getMessage() != null && e.getMessage().matches("[\\w/$]+"))
      return PluginProblem.missingClass(file, name, e.getMessage().replace('/', '.'));
    if (thrown instanceof LinkageError e) return PluginProblem.unlinkable(file, name, e);
    if (thrown instanceof IllegalArgumentException e && thrownByDeclaration(e)) return PluginProblem.invalidDeclaration(file, name, e);
    return otherwise.problem(thrown == null ? new IllegalStateException("nothing known") : thrown);
  }

  private static boolean thrownByDeclaration(RuntimeException e) {
    var trace = e.getStackTrace();
    return trace.length > 0 && (trace[0].getClassName().startsWith("dev.medley.api.parameter.")
        || trace[0].getClassName().startsWith("dev.medley.api.plugin."));
  }

  /// What plugins return may break the promise of their signature.
  @SuppressWarnings({"unchecked", "NullAway"})
  private static @Nullable List<@Nullable Component<?>> nullable(List<Component<?>> list) {
    return (List<@Nullable Component<?>>) (List<?>) list;
  }
}
