package dev.medley.plugin;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.Kind;
import dev.medley.space.Catalogue;
import dev.medley.space.Declaration;
import dev.medley.space.Section;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// Everything that is installed, and everything that is wrong with it.
///
/// Immutable once loaded, and thread-safe. Closing it closes the class loaders: what its components made must not be used after.
public final class Plugins implements Catalogue, AutoCloseable {

  private final List<Installed> components;
  private final List<Problem> problems;
  private final List<Declaration> optimizers;
  private final List<Declaration> searches;
  private final Loading classes;

  Plugins(List<Installed> components, List<Problem> problems, List<Declaration> optimizers, List<Declaration> searches, Loading classes) {
    this.components = components.stream()
        .sorted(Comparator.<Installed>comparingInt(i -> Kind.all().indexOf(i.component().kind())).thenComparing(i -> i.component().name()))
        .toList();
    this.problems = List.copyOf(problems);
    this.optimizers = sorted(optimizers);
    this.searches = sorted(searches);
    this.classes = classes;
  }

  /// Loads the jars and zips of directories.
  ///
  /// @param directories looked through in this order, each by file name; where two files claim the same, the first has it
  /// @param builtIn     components that the host brings itself; they come before all others
  /// @param optimizers  what may stand as `optimizer` in a search space
  /// @param searches    what may stand as `search` in a search space
  public static Plugins load(List<Path> directories, List<Component<?>> builtIn, List<Declaration> optimizers, List<Declaration> searches) {
    var loading = new Loading();
    loading.builtIn(builtIn);
    directories.forEach(loading::directory);
    return new Plugins(loading.components(), loading.problems(), optimizers, searches, loading);
  }

  /// By kind, in the order in which a study names them, then by name.
  public List<Installed> components() {
    return components;
  }

  /// The components of one kind by name.
  public List<Installed> components(Kind<?> kind) {
    return components.stream().filter(i -> i.component().kind() == kind).toList();
  }

  /// What should be there and is not, in the order in which it was found.
  public List<Problem> problems() {
    return problems;
  }

  /// A component by its kind and name.
  ///
  /// @throws InputException if it is not installed
  @SuppressWarnings("unchecked") // the kind is the proof of the type
  public <T> Component<T> find(Kind<T> kind, String name) {
    return (Component<T>) installed(kind, name).component();
  }

  /// A component and where it comes from.
  ///
  /// @throws InputException if it is not installed
  public Installed installed(Kind<?> kind, String name) {
    var ofKind = components(kind);
    return ofKind.stream().filter(i -> i.component().name().equals(name)).findFirst()
        .orElseThrow(() -> notInstalled(kind.singular(), name, ofKind));
  }

  /// The components of that name, of whatever kind; at least one.
  ///
  /// @throws InputException if none is installed
  public List<Installed> named(String name) {
    var named = components.stream().filter(i -> i.component().name().equals(name)).toList();
    if (named.isEmpty()) throw notInstalled("component", name, components);
    return named;
  }

  /// Whether a component of this name is installed.
  public boolean has(String name) {
    return components.stream().anyMatch(i -> i.component().name().equals(name));
  }

  @Override
  public List<Declaration> declarations(Section section) {
    return switch (section) {
      case ENCODER -> declared(Kind.ENCODER);
      case SHARING -> declared(Kind.SHARING);
      case SAMPLER -> declared(Kind.SAMPLER);
      case LOSS -> declared(Kind.LOSS);
      case OPTIMIZER -> optimizers;
    };
  }

  @Override
  public List<Declaration> terms() {
    return declared(Kind.TERM);
  }

  @Override
  public List<Declaration> tasks() {
    return declared(Kind.TASK);
  }

  @Override
  public List<Declaration> searches() {
    return searches;
  }

  @Override
  public void close() {
    classes.close();
  }

  private static InputException notInstalled(String noun, String name, List<Installed> among) {
    return new InputException(Problem.didYouMean("MED-069", "The " + noun + " (" + name + ") is not installed.", name,
        among.stream().map(i -> i.component().name()).distinct().toList(),
        "`medley plugins list` shows what is, and `medley plugins check` what failed to load."));
  }

  private List<Declaration> declared(Kind<?> kind) {
    return components(kind).stream().map(i -> new Declaration(i.component().name(), i.component().summary(), i.component().settings()))
        .toList();
  }

  private static List<Declaration> sorted(List<Declaration> declarations) {
    return declarations.stream().sorted(Comparator.comparing(Declaration::name)).toList();
  }
}
