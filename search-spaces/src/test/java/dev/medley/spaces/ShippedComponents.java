package dev.medley.spaces;

import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.ComponentProvider;
import dev.medley.api.plugin.Kind;
import dev.medley.search.Searches;
import dev.medley.space.Catalogue;
import dev.medley.space.Declaration;
import dev.medley.space.Section;
import dev.medley.training.Optimizers;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/// What a space may name when nothing but what ships is installed, straight from the class path.
final class ShippedComponents implements Catalogue {

  private final List<Component<?>> components = ServiceLoader.load(ComponentProvider.class).stream()
      .<Component<?>>flatMap(p -> p.get().components().stream()).toList();

  @Override
  public List<Declaration> declarations(Section section) {
    return switch (section) {
      case ENCODER -> of(Kind.ENCODER);
      case SHARING -> of(Kind.SHARING);
      case SAMPLER -> of(Kind.SAMPLER);
      case LOSS -> of(Kind.LOSS);
      case OPTIMIZER -> byName(Optimizers.declarations().stream());
    };
  }

  @Override
  public List<Declaration> terms() {
    return of(Kind.TERM);
  }

  @Override
  public List<Declaration> tasks() {
    return of(Kind.TASK);
  }

  @Override
  public List<Declaration> searches() {
    return byName(Searches.declarations().stream());
  }

  private List<Declaration> of(Kind<?> kind) {
    return byName(components.stream().filter(c -> c.kind() == kind).map(c -> new Declaration(c.name(), c.summary(), c.settings())));
  }

  private static List<Declaration> byName(Stream<Declaration> declarations) {
    return declarations.sorted(Comparator.comparing(Declaration::name)).toList();
  }
}
