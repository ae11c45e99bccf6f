package dev.medley.app.command;

import dev.medley.api.plugin.Component;
import dev.medley.space.Declaration;
import java.util.List;

/// What a search space may name that no plugin brings.
///
/// @param components such as the executor of this machine
/// @param optimizers what may stand as `optimizer`
/// @param searches   what may stand as `search`
public record BuiltIn(List<Component<?>> components, List<Declaration> optimizers, List<Declaration> searches) {

  public BuiltIn {
    components = List.copyOf(components);
    optimizers = List.copyOf(optimizers);
    searches = List.copyOf(searches);
  }
}
